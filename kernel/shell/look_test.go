package shell

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel"
	"kvsh/kernel/shell/graphics"
	"kvsh/stdlib/display"
)

func TestAFaultIsColoured(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a message", "nobody", "⟦fault nobody⟧"},
		{"a place in a cell", "cell[3]:1:6: undefined: nosuch\nx := nosuch + 1\n     ^", "⟦fault cell[3]:1:6: undefined: nosuch⟧\nx := nosuch + 1\n⟦fault      ^⟧"},
		{"two of them", "cell[1]:1:1: a\nx\n^\ncell[1]:2:1: b\ny\n^", "⟦fault cell[1]:1:1: a⟧\nx\n⟦fault ^⟧\n⟦fault cell[1]:2:1: b⟧\ny\n⟦fault ^⟧"},
		{"the calls that led there", "cell[1]:2:2: panic: no\n\tpanic(no)\n\t^\n  called at cell[1]:4:1\n  and 12 more", "⟦fault cell[1]:2:2: panic: no⟧\n    panic(no)\n⟦fault     ^⟧\n⟦dim   called at cell[1]:4:1⟧\n⟦dim   and 12 more⟧"},
		{"code with a colon that is indented", "cell[1]:1:1: a\n\tm := map[string]int{\"a\": 1}\n\t^", "⟦fault cell[1]:1:1: a⟧\n    m := map[string]int{\"a\": 1}\n⟦fault     ^⟧"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := plainLook(80, 24)
			l.theme = marks
			if got := readable(l.fault(tt.text)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestALineIsWrapped(t *testing.T) {
	for _, tt := range []struct {
		line  string
		width int
		want  string
	}{
		{"", 5, ""},
		{"abcde", 5, "abcde"},
		{"abcdefg", 5, "abcde|fg"},
		{"ab東西", 5, "ab東|西"},
		{"  ab", 3, "  a|b"},
		{"abc", 0, "a|b|c"},
	} {
		if got := strings.Join(wrapped(tt.line, tt.width), "|"); got != tt.want {
			t.Errorf("%q of %d: got %q, want %q", tt.line, tt.width, got, tt.want)
		}
	}
}

func TestTextIsMadePrintable(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"plain 東西", "plain 東西"},
		{"a\tb", "a    b"},
		{"a\x1b[31mb\x1b]0;title\x07c", "abc"},
		{"a\r\n\bb\x7f\u0085c", "abc"},
	} {
		if got := printable(tt.text); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestTheEndOfATextFits(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
		want  string
	}{
		{"abc", 5, "abc"},
		{"abcdef", 3, "def"},
		{"東西向", 4, "西向"},
		{"東西向", 3, "向"},
		{"abc", 0, ""},
		{"abc", -1, ""},
	} {
		if got := ending(tt.text, tt.width); got != tt.want {
			t.Errorf("%q of %d: got %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}

func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestTheEnvironmentTellsOfColours(t *testing.T) {
	for _, tt := range []struct {
		name string
		env  []string
		want int
	}{
		{"all", []string{"TERM", "xterm", "COLORTERM", "truecolor"}, 1 << 24},
		{"all of 24 bits", []string{"TERM", "xterm", "COLORTERM", "24bit"}, 1 << 24},
		{"256", []string{"TERM", "xterm-256color"}, 256},
		{"16", []string{"TERM", "xterm"}, 16},
		{"no terminal", nil, 0},
		{"one that only prints", []string{"TERM", "dumb", "COLORTERM", "truecolor"}, 0},
		{"a user who wants none", []string{"TERM", "xterm", "COLORTERM", "truecolor", "NO_COLOR", "1"}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := colors(environment(tt.env...)); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
}

// picturePNG is a picture of a black and a white half.
func picturePNG(t *testing.T) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 40, 40))
	for i := range img.Pix[:len(img.Pix)/2] {
		img.Pix[i] = 0xff
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAValueIsShownAsTheTerminalCan(t *testing.T) {
	picture := picturePNG(t)
	for _, tt := range []struct {
		name     string
		protocol graphics.Protocol
		bundle   kernel.Bundle
		want     string // a part of it
	}{
		{"a text", graphics.None, kernel.Bundle{display.PlainText: "plain"}, "plain"},
		{"a text with styles", graphics.None, kernel.Bundle{display.PlainText: "plain", display.ANSIText: "styled"}, "styled"},
		{"a picture without a protocol", graphics.None, kernel.Bundle{display.PlainText: "plain", "image/png": picture}, "plain"},
		{"a picture in letters", graphics.Braille, kernel.Bundle{display.PlainText: "plain", "image/png": picture}, "⣿"},
		{"a picture that knows its letters", graphics.Braille, kernel.Bundle{display.PlainText: "plain", display.ANSIText: "styled", "image/png": picture}, "styled"},
		{"a picture by a protocol", graphics.Kitty, kernel.Bundle{display.PlainText: "plain", display.ANSIText: "styled", "image/png": picture}, "\x1b_G"},
		{"a picture that is none", graphics.Kitty, kernel.Bundle{display.PlainText: "plain", "image/png": []byte("x")}, "plain"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := plainLook(80, 24)
			l.protocol = tt.protocol
			l.terminal = graphics.Terminal{Columns: 40, Rows: 20, CellWidth: 8, CellHeight: 16}
			if got := l.text(tt.bundle); !strings.Contains(got, tt.want) {
				t.Errorf("got %.400q, want %q", got, tt.want)
			}
		})
	}
}

// A protocol that the user has chosen stays, whatever the terminal answers later.
func TestAnswersChooseTheProtocolUnlessTheUserHas(t *testing.T) {
	l := plainLook(80, 24)
	l.learn(uv.CellSizeEvent{Width: 9, Height: 18})
	if l.terminal.CellWidth != 9 || l.terminal.CellHeight != 18 {
		t.Errorf("a cell is %d × %d", l.terminal.CellWidth, l.terminal.CellHeight)
	}
	l.fixed, l.protocol = true, graphics.Braille
	l.learn(uv.PrimaryDeviceAttributesEvent{62, 4}) // it knows sixels
	if l.protocol != graphics.Braille {
		t.Errorf("it is %v", l.protocol)
	}
	l.fixed = false
	l.learn(uv.PrimaryDeviceAttributesEvent{62, 4})
	if l.protocol != graphics.Sixel {
		t.Errorf("it is %v", l.protocol)
	}
}

func TestATooWideTextIsSeen(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"abc\nabcd", false},
		{"abc\nabcde\n", true},
		{"\x1b[31mabcd\x1b[m", false},
		{"東西", false},
		{"東西向", true},
	} {
		if got := tooWide(tt.text, 4); got != tt.want {
			t.Errorf("%q: got %v, want %v", tt.text, got, tt.want)
		}
	}
	if w := ansi.StringWidth("東西"); w != 4 {
		t.Fatalf("two wide letters take %d cells", w)
	}
}
