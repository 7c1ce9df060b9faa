package shell

import (
	"fmt"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel"
	"kvsh/kernel/shell/graphics"
	"kvsh/stdlib/display"
	"kvsh/stdlib/table"
)

// look is how things are shown in this terminal.
type look struct {
	theme         theme
	chosen        string // the name of the theme that was asked for
	dark          bool   // the terminal's background
	colors        int    // that the terminal has
	width, height int
	env           func(string) string
	protocol      graphics.Protocol
	fixed         bool // the protocol is known, whatever the terminal answers
	plain         bool // no escape sequences at all
	answers       graphics.Answers
	terminal      graphics.Terminal
}

// fewestRows is the number of rows of a table that are shown in a low terminal.
const fewestRows = 6

// apply makes tables and pictures fit the terminal.
func (l *look) apply() {
	switch {
	case l.plain:
		l.theme = theme{name: noTheme}
	case l.chosen != autoTheme:
		l.theme = newTheme(l.chosen)
	case l.dark:
		l.theme = newTheme(darkTheme)
	default:
		l.theme = newTheme(lightTheme)
	}
	colors := l.colors
	if l.theme.name == noTheme {
		colors = 0
	}
	style := l.theme.table // which cells read while the next theme is chosen
	// A table has a head of three lines, a foot, and the prompt below it.
	table.SetScreen(table.Screen{
		Width: l.width, Rows: max(l.height-8, fewestRows), Style: &style, More: ":last shows all", Colors: colors, Dark: l.theme.name == darkTheme,
	})
	l.terminal.Columns, l.terminal.Rows = min(l.width-1, 120), max(l.height-4, 4)
	l.terminal.Colors, l.terminal.Dark, l.terminal.Tmux = l.colors, l.dark, graphics.InTmux(l.env)
}

// beginPlain does without escape sequences.
func (l *look) beginPlain() {
	l.plain, l.chosen, l.protocol, l.fixed = true, noTheme, graphics.None, true
	l.apply()
}

// text is a bundle in the form that this terminal shows best.
func (l *look) text(b kernel.Bundle) string {
	styled, ok := b[display.ANSIText].(string)
	if l.protocol > graphics.Braille || l.protocol == graphics.Braille && !ok {
		for _, mime := range []string{"image/png", "image/jpeg"} {
			if file, ok := b[mime].([]byte); ok {
				if picture, err := l.picture(file); err == nil {
					return picture
				}
			}
		}
	}
	if ok {
		return styled
	}
	text, ok := b[display.PlainText].(string)
	if !ok {
		return fmt.Sprint(b[display.PlainText])
	}
	return text
}

// density is how many pixels of a picture take one of the screen: charts are drawn
// for screens of twice the usual density.
const density = 2

// learn takes what the terminal has answered.
func (l *look) learn(answer any) {
	switch a := answer.(type) {
	case uv.PrimaryDeviceAttributesEvent:
		l.answers.Attributes = a
	case uv.KittyGraphicsEvent:
		l.answers.Kitty = string(a.Payload) == "OK"
	case uv.CellSizeEvent:
		l.terminal.CellWidth, l.terminal.CellHeight = a.Width, a.Height
	}
	if !l.fixed {
		l.protocol = graphics.FromAnswers(l.env, l.answers)
	}
}

// picture is a picture as lines of the terminal.
func (l *look) picture(file []byte) (string, error) {
	scale := 1.0
	if l.protocol != graphics.Braille { // it needs all the room that there is
		scale = density
	}
	p, err := graphics.Render(l.protocol, file, l.terminal, scale)
	if err != nil {
		return "", err
	}
	return strings.Join(p.Lines, "\n"), nil
}

func (l *look) outLabel(n int) string {
	return paint(l.theme.out, fmt.Sprintf("Out[%d]:", n))
}

// fault is the text of an error with the message and the caret in colour, and the
// calls that led there dim.
func (l *look) fault(text string) string {
	rows := strings.Split(text, "\n")
	for i, row := range rows {
		trimmed := strings.TrimSpace(row)
		switch {
		case trimmed == "^":
			rows[i] = paint(l.theme.fault, row)
		case strings.HasPrefix(row, "  called at ") || strings.HasPrefix(row, "  and "):
			rows[i] = paint(l.theme.dim, row)
		case i == 0 || !strings.HasPrefix(row, "\t") && strings.Contains(row, ": "):
			rows[i] = paint(l.theme.fault, row)
		}
	}
	return strings.ReplaceAll(strings.Join(rows, "\n"), "\t", "    ")
}

// wrapped is a line cut to a width.
func wrapped(line string, width int) []string {
	return strings.Split(ansi.Hardwrap(line, max(width, 1), true), "\n")
}

// ending is the end of a text that fits a width.
func ending(text string, width int) string {
	for over := ansi.StringWidth(text) - max(width, 0); over > 0 && text != ""; {
		cluster, cells := glyph(text)
		text = text[len(cluster):]
		over -= cells
	}
	return text
}

// printable is a text without the control characters that would move the cursor.
func printable(text string) string {
	text = strings.ReplaceAll(text, "\t", "    ")
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return -1
		}
		return r
	}, ansi.Strip(text))
}

// colors is how many colours a terminal has, by its environment.
func colors(env func(string) string) int {
	switch depth, term := env("COLORTERM"), env("TERM"); {
	case env("NO_COLOR") != "" || term == "dumb" || term == "":
		return 0
	case depth == "truecolor" || depth == "24bit":
		return 1 << 24
	case strings.Contains(term, "256color"):
		return 256
	}
	return 16
}
