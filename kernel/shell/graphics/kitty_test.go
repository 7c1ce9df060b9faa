package graphics

import (
	"bytes"
	"encoding/base64"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi/kitty"
)

// unwrapped is what tmux hands on of a sequence, and what it keeps.
func unwrapped(sequence string) (on, kept string) {
	wrapped := regexp.MustCompile(`\x1bPtmux;((?:[^\x1b]|\x1b\x1b)*)\x1b\\`)
	for _, m := range wrapped.FindAllStringSubmatch(sequence, -1) {
		on += strings.ReplaceAll(m[1], "\x1b\x1b", "\x1b")
	}
	return on, wrapped.ReplaceAllString(sequence, "")
}

// unkitty takes the keys and the file from sequences of kitty's protocol.
func unkitty(t *testing.T, sequences string) (keys map[string]string, file []byte) {
	t.Helper()
	apc := regexp.MustCompile(`\x1b_G([^;]*);([A-Za-z0-9+/=]*)\x1b\\`)
	if rest := apc.ReplaceAllString(sequences, ""); rest != "" {
		t.Fatalf("besides the sequences: %.40q", rest)
	}
	all := apc.FindAllStringSubmatch(sequences, -1)
	text := ""
	for i, m := range all {
		more := "1"
		if i == len(all)-1 {
			more = "0"
		}
		if i > 0 && m[1] != "q=2,m="+more {
			t.Fatalf("chunk %d of %d has the keys %s", i, len(all), m[1])
		}
		if len(m[2]) > 4096 || more == "1" && len(m[2])%4 != 0 {
			t.Fatalf("chunk %d has %d bytes", i, len(m[2]))
		}
		if i == 0 {
			keys = map[string]string{}
			for _, kv := range strings.Split(m[1], ",") {
				k, v, _ := strings.Cut(kv, "=")
				keys[k] = v
			}
			if keys["m"] != more {
				t.Fatalf("the first chunk of %d says m=%s", len(all), keys["m"])
			}
		}
		text += m[2]
	}
	file, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return keys, file
}

func TestKittyGetsTheFileInChunks(t *testing.T) {
	for name, data := range map[string][]byte{"one": pngOf(t, axes(400, 200)), "many": sample(t)} {
		pic := render(t, Kitty, data, room(40, 20), 1)
		sequence, up := sequenceOf(t, pic)
		keys, file := unkitty(t, sequence)
		if !bytes.Equal(file, data) {
			t.Errorf("%s: the file came out with %d bytes of %d", name, len(file), len(data))
		}
		for k, want := range map[string]string{
			"a": "T", "f": "100", "q": "2", "C": "1", "c": strconv.Itoa(pic.Columns), "r": strconv.Itoa(up),
		} {
			if keys[k] != want {
				t.Errorf("%s: %s=%s, want %s", name, k, keys[k], want)
			}
		}
		if id, err := strconv.Atoi(keys["i"]); err != nil || id < 1 || id > 1<<31-1 {
			t.Errorf("%s: i=%s", name, keys["i"])
		}
	}
}

func TestKittyNumbersEachPicture(t *testing.T) {
	data := pngOf(t, axes(40, 20))
	seen := map[string]bool{}
	for range 3 {
		sequence, _ := sequenceOf(t, render(t, Kitty, data, room(40, 20), 1))
		keys, _ := unkitty(t, sequence)
		seen[keys["i"]] = true
	}
	if len(seen) == 1 {
		t.Error("all pictures have the same number")
	}
}

func TestKittyGetsOnlyPNG(t *testing.T) {
	sequence, _ := sequenceOf(t, render(t, Kitty, jpegOf(t, plain(40, 20, color.Black)), room(40, 20), 1))
	_, file := unkitty(t, sequence)
	pic, err := decode(file)
	if err != nil || pic.format != "png" || pic.Rect.Dx() != 40 || at(pic.RGBA, 20, 10) != (rgb{}) {
		t.Errorf("a JPEG came out as %v (%v)", pic, err)
	}
}

func TestKittyWithinTmuxIsTextThatStandsForThePicture(t *testing.T) {
	data := pngOf(t, axes(400, 200))
	term := room(300, 20)
	term.Tmux = true
	pic := render(t, Kitty, data, term, 1)
	on, first := unwrapped(pic.Lines[0])
	keys, file := unkitty(t, on)
	if !bytes.Equal(file, data) || keys["U"] != "1" || keys["c"] != "40" || keys["r"] != "10" || len(pic.Lines) != 10 {
		t.Errorf("%d lines, keys %v", len(pic.Lines), keys)
	}
	id, _ := strconv.Atoi(keys["i"])
	pic.Lines[0] = first
	for y, line := range pic.Lines {
		var b strings.Builder
		b.WriteString("\x1b[38;5;" + strconv.Itoa(id&255) + "m")
		for x := range 40 {
			b.WriteString(string([]rune{kitty.Placeholder, kitty.Diacritic(y), kitty.Diacritic(x), kitty.Diacritic(id >> 24)}))
		}
		b.WriteString(reset)
		if line != b.String() {
			t.Errorf("line %d is %q", y, line)
		}
	}
	if id>>24 < 1 || id&255 < 1 || id>>8&0xffff != 0 {
		t.Errorf("the number %x is not a colour and a mark", id)
	}
}
