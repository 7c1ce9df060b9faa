package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestTablesFitTheTerminal(t *testing.T) {
	e := shellWith(t, t.TempDir(), 70, 30, nil)
	e.send("df := kv.Runs()\rdf\r")
	e.await(`725 rows × \d+ columns \(\d+ × \d+ shown\); :last shows all`)
	for row := range strings.SplitSeq(e.screen(), "\n") {
		if len([]rune(row)) > 70 {
			t.Errorf("a row is too wide: %q", row)
		}
	}
	e.send(":last\r")
	e.awaitScreen("the pager shows all", func(screen string) bool { return strings.Contains(screen, "lines 1-29 of 729") })
	e.send("G")
	e.awaitScreen("its end", func(screen string) bool { return strings.Contains(screen, "725 rows") })
	e.send("/0821\r")
	e.awaitScreen("a line that was searched for", func(screen string) bool { return strings.Contains(screen, "0821") })
	e.send("q")
	e.awaitScreen("the prompt again", func(screen string) bool { return strings.HasSuffix(screen, "In[4]:") })
	if !strings.Contains(e.text(), "725 rows") {
		t.Error("the table is gone from the scrollback")
	}
}

// pictureFile is a small picture.
func pictureFile(t *testing.T, name string) {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 200, 100))
	for x := range 200 {
		for y := range 100 {
			img.Set(x, y, color.White)
			if x/10 == y/5 {
				img.Set(x, y, color.RGBA{200, 0, 0, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestPicturesAreShownAsTheTerminalCan(t *testing.T) {
	for _, tt := range []struct {
		name    string
		env     []string
		command string
		want    string // a pattern of what is written
	}{
		{"kitty's protocol", []string{"TERM=xterm-kitty"}, "", `\x1b_G[^;]*a=T`},
		{"iTerm2's protocol", []string{"TERM_PROGRAM=iTerm.app"}, "", `\x1b\]1337;File=`},
		{"sixels that were asked for", nil, ":graphics sixel\r", `\x1bP[\d;]*q`},
		{"letters", nil, ":graphics braille\r", `[\x{2801}-\x{28ff}]`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			pictureFile(t, filepath.Join(dir, "p.png"))
			e := shellWith(t, dir, 80, 24, tt.env)
			e.send(tt.command + "b, _ := os.ReadFile(\"p.png\")\rkv.PNG(b)\r1+1\r")
			e.await(`Out\[\d\]: 2\n`)
			e.mu.Lock()
			defer e.mu.Unlock()
			if !regexp.MustCompile(tt.want).MatchString(e.raw.String()) {
				t.Errorf("%q is not written", tt.want)
			}
		})
	}
}

func TestWithoutColours(t *testing.T) {
	e := shellWith(t, t.TempDir(), 80, 24, []string{"NO_COLOR=1"})
	e.send("df := kv.Runs()\rdf\rfunc f(s string) bool { return s == \"x\" } // comment\rnosuch\rstrings.\t")
	e.await(`Builder`)
	e.mu.Lock()
	defer e.mu.Unlock()
	if colour := regexp.MustCompile(`\x1b\[[\d;]*(3[0-8]|4[0-8]|9\d|10\d)[\d;]*m`).FindString(e.raw.String()); colour != "" {
		t.Errorf("there is the colour %q", colour)
	}
}

func TestATerminalThatOnlyPrintsLines(t *testing.T) {
	e := shellWith(t, t.TempDir(), 80, 24, []string{"TERM=dumb"})
	e.await(`In\[1\]:$`)
	e.send("x := 1\rfor i := range 2 {\rfmt.Println(i, x)\r}\rkv.Input(\"name? \")\r")
	e.await(`name\?$`)
	e.send("Ada\r")
	e.await(`Out\[3\]: "Ada"`)
	e.send("for {}\r")
	time.Sleep(300 * time.Millisecond)
	e.send(ctrlC)
	e.await(`interrupted`)
	e.send(":quit\r")
	if code := e.exit(); code != exitOK {
		t.Errorf("exit code %d", code)
	}
	if raw := e.raw.String(); strings.Contains(raw, "\x1b") {
		t.Errorf("there are escape sequences in %q", raw)
	}
}

func TestTheThemeFollowsTheBackground(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send(":theme\r")
	e.await(`auto \(of auto, dark, light, none\)`)
	e.send(":theme nosuch\r")
	e.await(`there is no "nosuch"`)
	e.send(":theme none\r:theme\r")
	e.await(`none \(of auto`)
	e.send("\x1b]11;rgb:ffff/ffff/ffff\x07" + ":theme auto\rx := \"a\"\r") // a light terminal answers late
	e.await(`x := "a"\n(.*\n)*In\[7\]:`)
}
