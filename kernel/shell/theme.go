package shell

import (
	"strings"

	"kvsh/kernel/shell/highlight"
	"kvsh/stdlib/table"
)

// A theme is the escape sequences that the parts of the screen begin with, "" for
// none. They end by a reset.
type theme struct {
	name                    string
	in, out, more           string // the prompts: of cells, of values, of further lines
	fault, dim, strong      string
	selected, matched, bars string // in menus
	pair                    string // brackets that belong together
	classes                 map[highlight.Class]string
	table                   table.Style
}

const sgrReset = "\x1b[m"

func sgr(codes string) string { return "\x1b[" + codes + "m" }

// paint is a text in a style.
func paint(style, text string) string {
	if style == "" || text == "" {
		return text
	}
	return style + strings.ReplaceAll(text, "\n", sgrReset+"\n"+style) + sgrReset
}

// The names of the themes; auto is light or dark by the terminal's background.
const (
	autoTheme  = "auto"
	darkTheme  = "dark"
	lightTheme = "light"
	noTheme    = "none"
)

func themeNames() []string { return []string{autoTheme, darkTheme, lightTheme, noTheme} }

// newTheme is the theme of a name. The colours are the sixteen that the terminal's
// own theme defines, so that they fit it.
func newTheme(name string) theme {
	if name == noTheme {
		return theme{name: name, strong: sgr("1"), selected: sgr("7"), matched: sgr("4"), pair: sgr("4"), table: table.Style{Head: sgr("1")}}
	}
	yellow, cyan, bright := "33", "36", "9"
	if name == lightTheme {
		yellow, bright = "35", "3"
	}
	t := theme{
		name: name, in: sgr("1;32"), out: sgr("1;31"), more: sgr("2;32"),
		fault: sgr("1;31"), dim: sgr("2"), strong: sgr("1"),
		selected: sgr("7"), matched: sgr("1;" + cyan), bars: sgr("2"), pair: sgr("1;4"),
		classes: map[highlight.Class]string{
			highlight.Keyword:  sgr(bright + "5"),
			highlight.Type:     sgr(cyan),
			highlight.Builtin:  sgr(cyan),
			highlight.Constant: sgr(yellow),
			highlight.String:   sgr("32"),
			highlight.Number:   sgr(yellow),
			highlight.Comment:  sgr("2;3"),
			highlight.Function: sgr(bright + "4"),
			highlight.Package:  sgr(cyan),
			highlight.Command:  sgr("1;" + bright + "4"),
			highlight.Error:    sgr("31;4"),
		},
		table: table.Style{Head: sgr("1"), Type: sgr("2"), Rule: sgr("2"), Null: sgr("2"), Foot: sgr("2"), Title: sgr("1")},
	}
	return t
}
