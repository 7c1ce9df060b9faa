package graphics

import (
	"bytes"
	"encoding/base64"
	"strconv"
	"strings"
	"testing"
)

func TestITerm2GetsTheFile(t *testing.T) {
	for name, data := range map[string][]byte{"a PNG": sample(t), "a JPEG": jpegOf(t, axes(400, 200))} {
		pic := render(t, ITerm2, data, room(40, 20), 1)
		sequence, up := sequenceOf(t, pic)
		args := "inline=1;width=" + strconv.Itoa(pic.Columns) + ";height=" + strconv.Itoa(up) + ";preserveAspectRatio=1;size=" + strconv.Itoa(len(data))
		if want := "\x1b]1337;File=" + args + ":" + base64.StdEncoding.EncodeToString(data) + "\a"; sequence != want {
			t.Errorf("%s: %.120q, want %.120q", name, sequence, want)
		}
	}
}

func TestITerm2GetsALargeFileInParts(t *testing.T) {
	file := bytes.Repeat([]byte("0123456789"), 100_000)
	sequences := iterm2Sequences(file, 80, 20)
	if want := "\x1b]1337;MultipartFile=inline=1;width=80;height=20;preserveAspectRatio=1;size=1000000\a"; sequences[0] != want {
		t.Errorf("it begins with %q", sequences[0])
	}
	last := len(sequences) - 1
	if sequences[last] != "\x1b]1337;FileEnd\a" {
		t.Errorf("it ends with %q", sequences[last])
	}
	text := ""
	for _, s := range sequences[1:last] {
		part, ok := strings.CutPrefix(s, "\x1b]1337;FilePart=")
		if !ok || len(s) > 1<<17 {
			t.Fatalf("a part is %d bytes: %.40q", len(s), s)
		}
		text += strings.TrimSuffix(part, "\a")
	}
	if got, err := base64.StdEncoding.DecodeString(text); err != nil || !bytes.Equal(got, file) {
		t.Errorf("%d bytes of %d (%v)", len(got), len(file), err)
	}
}

func TestITerm2WithinTmuxDrawsWhereThePaneIs(t *testing.T) {
	data := pngOf(t, axes(400, 200))
	term := room(40, 20)
	plain, _ := sequenceOf(t, render(t, ITerm2, data, term, 1))
	term.Tmux = true
	sequence, _ := sequenceOf(t, render(t, ITerm2, data, term, 1))
	if on, kept := unwrapped(sequence); on != plain || kept != settleCursor {
		t.Errorf("tmux keeps %q and hands on %.60q", kept, on)
	}
}
