package jupyter

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func testWire(t testing.TB, key string) *wire {
	t.Helper()
	s, err := newSigner("hmac-sha256", key)
	if err != nil {
		t.Fatal(err)
	}
	return &wire{signer: s, session: "s"}
}

func TestAMessageComesBack(t *testing.T) {
	for _, key := range []string{"", "secret"} {
		sent := testWire(t, key)
		frames, err := sent.encode([][]byte{[]byte("peer")}, "execute_request", json.RawMessage(`{"msg_id":"p"}`), nil, map[string]string{"code": "a<b"}, []byte{0, 1})
		if err != nil {
			t.Fatal(err)
		}
		m, err := testWire(t, key).decode(frames)
		if err != nil {
			t.Fatal(err)
		}
		if m.header.Type != "execute_request" || m.header.Session != "s" || len(m.header.ID) != 36 || m.header.Version != ProtocolVersion {
			t.Errorf("header %+v", m.header)
		}
		if string(m.content) != `{"code":"a<b"}` || string(m.identities[0]) != "peer" || !slices.Equal(m.buffers[0], []byte{0, 1}) {
			t.Errorf("message %+v", m)
		}
	}
}

func TestMessagesThatAreIgnored(t *testing.T) {
	w := testWire(t, "secret")
	signed := func(parts ...string) [][]byte {
		var list [][]byte
		for _, p := range parts {
			list = append(list, []byte(p))
		}
		return append([][]byte{delimiter, w.signer.sign(list...)}, list...)
	}
	good := signed(`{"msg_id":"1","msg_type":"x"}`, "{}", "{}", "{}")
	forged := slices.Clone(good)
	forged[5] = []byte(`{"code":"other"}`)
	for _, tt := range []struct {
		name   string
		frames [][]byte
		want   string
	}{
		{"nothing", nil, "it has 0 frames"},
		{"no delimiter", [][]byte{[]byte("a"), []byte("b")}, "it has 2 frames"},
		{"too few parts", good[:4], "it has 4 frames"},
		{"another content", forged, "its signature is wrong"},
		{"no signature", append([][]byte{delimiter, nil}, good[2:]...), "its signature is wrong"},
		{"a header that is no object", signed("[]", "{}", "{}", "{}"), "its header is no object"},
		{"a parent that is none", signed(`{}`, "3", "{}", "{}"), "its parent header is no object"},
		{"metadata that are none", signed(`{}`, "{}", "", "{}"), "its metadata is no object"},
		{"content that is none", signed(`{}`, "{}", "{}", `"x"`), "its content is no object"},
	} {
		if _, err := w.decode(tt.frames); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.want)
		}
	}
	if _, err := w.decode(good); err != nil {
		t.Error(err)
	}
	if _, err := w.decode(good); err != errReplay {
		t.Errorf("a message that comes again: %v", err)
	}
}

func TestSignaturesAreRememberedForLong(t *testing.T) {
	var r replays
	name := func(n int) []byte { return []byte{byte(n), byte(n >> 8), byte(n >> 16)} }
	for n := range 3 * most {
		if !r.first(name(n)) {
			t.Fatalf("signature %d is taken for a replay", n)
		}
		if n > 0 && r.first(name(max(0, n-most+1))) {
			t.Fatalf("signature %d is forgotten after %d", n-most+1, n)
		}
	}
	if len(r.seen)+len(r.old) > 2*most {
		t.Errorf("%d signatures are kept", len(r.seen)+len(r.old))
	}
}

func TestSchemes(t *testing.T) {
	for scheme, known := range map[string]bool{"hmac-sha256": true, "hmac-sha512": true, "hmac-md5": false, "": false} {
		if _, err := newSigner(scheme, "key"); (err == nil) != known {
			t.Errorf("scheme %q: %v", scheme, err)
		}
	}
}

func TestTextIsCutBetweenCharacters(t *testing.T) {
	for text, want := range map[string]int{"": 0, "a": 0, "東": 0, "東"[:1]: 1, "東"[:2]: 2, "a\xf0\x9f\x99": 3, "\xff": 0, "a\x80": 0, "\xf0\x9f\x99\x82": 0} {
		if got := unfinished([]byte(text)); got != want {
			t.Errorf("%q ends in %d bytes of a character, want %d", text, got, want)
		}
	}
	if got := validText([]byte("a\xffb")); got != "a\ufffdb" {
		t.Errorf("%q", got)
	}
}

func TestCursorsCountCharacters(t *testing.T) {
	const src = "东 := 1"
	for characters, bytes := range map[int]int{0: 0, 1: 3, 2: 4, 6: 8, 9: 8, -1: 0} {
		if got := toBytes(src, characters); got != bytes {
			t.Errorf("character %d is byte %d, want %d", characters, got, bytes)
		}
	}
	if got := toCharacters(src, 4); got != 2 {
		t.Errorf("byte 4 is character %d", got)
	}
}

func TestPatternsOfHistory(t *testing.T) {
	for _, tt := range []struct {
		pattern, code string
		want          bool
	}{
		{"", "x", true}, {"1?2*", "1+2+3", true}, {"1?2", "1+2+3", false}, {"*scan*", "kv.scan(\"/a/b\")", true}, {"a*b", "a\nb", true}, {"[", "[", false},
	} {
		if got := matches(tt.pattern, tt.code); got != tt.want {
			t.Errorf("%q fits %q: %v", tt.code, tt.pattern, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"msg_type":"execute_request"}`), []byte("{}"), []byte("{}"), []byte(`{"code":"1"}`))
	f.Add([]byte(`{"msg_id":3}`), []byte("[]"), []byte(""), []byte("null"))
	w := testWire(f, "secret")
	f.Fuzz(func(t *testing.T, a, b, c, d []byte) {
		frames := [][]byte{delimiter, w.signer.sign(a, b, c, d), a, b, c, d}
		m, err := w.decode(frames)
		if err == nil && !json.Valid(m.raw) {
			t.Errorf("a header that is no JSON is taken: %q", m.raw)
		}
		if _, err := w.decode([][]byte{a, b, delimiter, c, d, a, b, c}); err == nil {
			t.Error("a message that is not signed is taken")
		}
	})
}

func BenchmarkMessage(b *testing.B) {
	w := testWire(b, "secret")
	content := map[string]any{"name": "stdout", "text": strings.Repeat("line\n", 100)}
	for b.Loop() {
		frames, err := w.encode([][]byte{[]byte("stream")}, "stream", json.RawMessage(`{"msg_id":"p"}`), nil, content)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.decode(frames); err != nil {
			b.Fatal(err)
		}
	}
}
