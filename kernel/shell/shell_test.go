package shell

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kvsh/kernel/shell/edit"
	"kvsh/kernel/shell/graphics"
	"kvsh/kernel/shell/highlight"
	"kvsh/kernel/shell/history"
	"kvsh/kernel/shell/screen"
)

// marks is a theme whose styles can be told apart; readable shows them.
var marks = theme{
	name: "marks", in: sgr("1"), out: sgr("2"), more: sgr("3"), fault: sgr("4"), dim: sgr("5"), strong: sgr("6"),
	selected: sgr("7"), matched: sgr("8"), pair: sgr("9"),
	classes: map[highlight.Class]string{highlight.String: sgr("10"), highlight.Keyword: sgr("11"), highlight.Number: sgr("12")},
}

// readable is a styled text in which a style is a word in brackets.
func readable(text string) string {
	for i, word := range []string{"in", "out", "more", "fault", "dim", "strong", "sel", "hit", "pair", "str", "key", "num"} {
		text = strings.ReplaceAll(text, sgr(fmt.Sprint(i+1)), "⟦"+word+" ")
	}
	return strings.ReplaceAll(text, sgrReset, "⟧")
}

// unstyled is a theme without styles.
var unstyled = theme{name: noTheme}

// A scroll keeps what is printed.
type scroll struct{ strings.Builder }

func (s *scroll) Print(text string) { s.WriteString(strings.TrimSuffix(text, "\n") + "\n") }

// newTestShell is a shell without a terminal and without a session, whose loop is
// the goroutine of who has something to do in it.
func newTestShell(t *testing.T) (s *shell, printed *scroll) {
	t.Helper()
	printed = &scroll{}
	past, err := history.Open("")
	if err != nil {
		t.Fatal(err)
	}
	s = &shell{
		screen: screen.New(io.Discard, 80, 24, false), look: plainLook(80, 24), feed: newFeed(), journal: newJournal(), editor: edit.New(false), number: 1,
		sessions: &sessions{}, openHistory: func() (*history.Store, error) { return past, nil },
	}
	s.life, s.end = context.WithCancel(t.Context())
	s.printer = &printer{paper: printed, look: s.look}
	s.send = func(msg tea.Msg) { s.take(msg) }
	t.Cleanup(s.end)
	return s, printed
}

// plainLook is a look without styles and pictures.
func plainLook(width, height int) *look {
	return &look{theme: unstyled, chosen: noTheme, width: width, height: height, env: func(string) string { return "" }, protocol: graphics.None}
}

// typeText types a text, with Enter for its line breaks.
func (s *shell) typeText(text string) {
	for _, r := range text {
		k := edit.Key{Name: string(r), Text: string(r)}
		if r == '\n' {
			k = edit.Key{Name: "enter"}
		}
		s.editorKey(k)
	}
}
