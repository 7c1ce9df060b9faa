package zmtp

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func reader(b string, maxBytes, maxFrames int) *messageReader {
	return &messageReader{r: bufio.NewReader(strings.NewReader(b)), maxBytes: maxBytes, maxFrames: maxFrames}
}

func TestMessagesReadBack(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	for _, tt := range []struct {
		name   string
		frames []string
	}{
		{"one frame", []string{"a"}},
		{"an empty frame", []string{""}},
		{"empty frames between others", []string{"", "a", "", ""}},
		{"the longest body of a short frame", []string{long[:255]}},
		{"the shortest body of a long frame", []string{long[:256]}},
		{"a body that is just copied", []string{"a", long[:copyLimit], "b"}},
		{"a body that is not copied", []string{"a", long[:copyLimit+1], "b"}},
		{"long bodies at both ends", []string{long, "a", long}},
		{"long bodies only", []string{long, long}},
		{"many frames", slices.Repeat([]string{"a", ""}, 500)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := encode(bytesOf(tt.frames...))
			wire := string(bytes.Join(m.parts, nil))
			if want := len(wire) + frameCost; m.size != want {
				t.Errorf("it counts %d bytes, want %d", m.size, want)
			}
			total := 0
			for _, f := range tt.frames {
				total += len(f)
			}
			r := reader(wire+wire, total, len(tt.frames))
			for range 2 {
				frames, _, err := r.next()
				if err != nil || !slices.Equal(stringsOf(frames), tt.frames) {
					t.Fatalf("got %.100q, %v", frames, err)
				}
			}
			if _, _, err := r.next(); !errors.Is(err, io.EOF) {
				t.Errorf("the end is %v", err)
			}
		})
	}
}

func TestBadFramesAreRefused(t *testing.T) {
	for _, tt := range []struct{ name, wire, want string }{
		{"a frame of 4 TiB", "\x02\x00\x00\x04\x00\x00\x00\x00\x00", "4398046511104 bytes announced, 100 allowed"},
		{"a frame of 2⁶⁴ - 1 bytes", "\x02\xff\xff\xff\xff\xff\xff\xff\xff", "18446744073709551615 bytes announced"},
		{"a frame of one byte too many", "\x00\x65", "101 bytes announced, 100 allowed"},
		{"frames of one byte too many together", "\x01\x40" + strings.Repeat("a", 64) + "\x00\x25", "37 bytes announced, 36 allowed"},
		{"too many frames", "\x01\x00\x01\x00\x01\x00\x01\x00", "more than 3 frames"},
		{"a reserved flag", "\x08\x00", "reserved flags 0x08"},
		{"the highest flag", "\x80\x00", "reserved flags 0x80"},
		{"a command in several frames", "\x05\x05\x04PING", "a command in several frames"},
		{"a command that is too long", "\x06\x00\x00\x00\x00\x00\x01\x00\x01", "65537 bytes announced, 65536 allowed"},
		{"an empty command", "\x04\x00", "a command without a name"},
		{"a command whose name is empty", "\x04\x01\x00", "a command without a name"},
		{"a command whose name is cut off", "\x04\x03\x05AB", "a command without a name"},
		{"an end after the flags", "\x00", "unexpected EOF"},
		{"an end in the length", "\x02\x00\x00", "unexpected EOF"},
		{"an end before the body", "\x00\x05", "unexpected EOF"},
		{"an end in the body", "\x00\x05ab", "unexpected EOF"},
		{"an end between frames of a message", "\x01\x01a", "unexpected EOF"},
		{"an end between messages", "", "EOF"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			frames, _, err := reader(tt.wire, 100, 3).next()
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %q, %v; want %s", frames, err, tt.want)
			}
		})
	}
}

func TestCommandsMayComeBetweenFrames(t *testing.T) {
	r := reader("\x01\x01a\x04\x07\x04PING\x00\x00\x00\x01b", 2, 2)
	if frames, c, err := r.next(); frames != nil || c.name != "PING" || err != nil {
		t.Errorf("got %q, %v, %v; want a PING", frames, c, err)
	}
	if frames, _, err := r.next(); !slices.Equal(stringsOf(frames), []string{"a", "b"}) || err != nil {
		t.Errorf("got %q, %v", frames, err)
	}
}

func TestCommandsReadBack(t *testing.T) {
	for _, want := range []command{
		{"PONG", nil},
		{"SUBSCRIBE", []byte("topic")},
		{strings.Repeat("N", 255), []byte("the longest name")},
		{"LONG", bytes.Repeat([]byte("x"), maxCommand-5)},
	} {
		_, got, err := reader(string(want.appendTo(nil)), 0, 1).next()
		if err != nil || got.name != want.name || !bytes.Equal(got.data, want.data) {
			t.Errorf("command %.20s comes back as %.20s with %d bytes, %v", want.name, got.name, len(got.data), err)
		}
	}
}

// allocated is how many bytes f allocates.
func allocated(f func()) int {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc - before.TotalAlloc)
}

func TestAnnouncedBytesCostLittle(t *testing.T) {
	for _, came := range []int{1, bodyStep, 1 << 20} {
		body := strings.NewReader(strings.Repeat("x", came))
		got := allocated(func() {
			if _, err := readBody(body, 200<<20); err == nil {
				t.Error("no error")
			}
		})
		// The buffers that were doubled are together as long as the last one.
		if most := 4*came + 2*bodyStep; got > most {
			t.Errorf("%d bytes of a long body cost %d bytes, want %d at most", came, got, most)
		}
	}
}

func FuzzFrame(f *testing.F) {
	f.Add([]byte("\x00\x01a\x01\x00\x00\x02bc"))
	f.Add([]byte("\x02\x00\x00\x04\x00\x00\x00\x00\x00"))
	f.Add([]byte("\x04\x07\x04PING\x00\x00\x05\x00"))
	f.Add(command{strings.Repeat("N", 255), []byte("data")}.appendTo(nil))
	f.Add(encode([][]byte{make([]byte, 300), nil}).parts[0])
	f.Fuzz(func(t *testing.T, wire []byte) {
		r := reader(string(wire), 1<<30, 100)
		var err error
		got := allocated(func() {
			for err == nil {
				_, _, err = r.next()
			}
		})
		// Frames of two bytes have their part of a slice; the rest is constant.
		if most := 200*len(wire) + 1<<20; got > most {
			t.Errorf("%d bytes cost %d bytes", len(wire), got)
		}
		readsBack(t, wire)
	})
}

// readsBack checks that the messages and commands of a wire come out of their
// encoding as they went in.
func readsBack(t *testing.T, wire []byte) {
	r := reader(string(wire), 1<<30, 100)
	for {
		frames, c, err := r.next()
		if err != nil {
			return
		}
		m := encodeCommand(c)
		if frames != nil {
			m = encode(frames)
		}
		gotFrames, got, err := reader(string(bytes.Join(m.parts, nil)), 1<<30, 100).next()
		if err != nil || got.name != c.name || !bytes.Equal(got.data, c.data) {
			t.Fatalf("command %v comes back as %v, %v", c, got, err)
		}
		if !slices.EqualFunc(gotFrames, frames, bytes.Equal) {
			t.Fatalf("message %q comes back as %q", frames, gotFrames)
		}
	}
}
