package shell

import (
	"go/scanner"
	"go/token"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// tip is the signature of the call that is being typed.
type tip struct {
	call      call
	signature string
}

// A call is one whose arguments the cursor is in.
type call struct {
	at   int    // the end of the function's name in the text
	name string // with what stands before it on its line
}

// advise asks for the signature of the call that the cursor is in, if it is not
// known.
func (s *shell) advise() tea.Cmd {
	text := s.editor.Text()
	c, ok := callAt(text, s.editor.Offset())
	if !ok {
		s.tip = tip{}
		return nil
	}
	if c == s.tip.call {
		return nil
	}
	s.tip = tip{call: c}
	return func() tea.Msg {
		session, err := s.sessions.current()
		if err != nil {
			return nil
		}
		found, ok := session.Inspect(text, c.at, 0)
		signature, isFunc := strings.CutPrefix(found.Type, "func")
		if !ok || !isFunc {
			return nil
		}
		return tip{c, found.Name + signature}
	}
}

func (s *shell) tipped(t tip) {
	if t.call == s.tip.call {
		s.tip = t
	}
}

// row is the tip as a line of the screen.
func (t tip) row(th *theme, width int) string {
	return paint(th.dim, ansi.Truncate("  "+printable(t.signature), width, "…"))
}

// callAt is the call whose arguments an offset of a text is in.
func callAt(text string, at int) (call, bool) {
	var sc scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, at)
	sc.Init(file, []byte(text[:at]), func(token.Position, string) {}, 0)
	type bracket struct {
		call call
		ok   bool
	}
	var open []bracket
	var last token.Token
	end := 0
	for {
		pos, tok, lit := sc.Scan()
		switch tok {
		case token.EOF:
			if len(open) == 0 {
				return call{}, false
			}
			b := open[len(open)-1]
			return b.call, b.ok
		case token.LPAREN:
			line := strings.LastIndexByte(text[:end], '\n') + 1
			open = append(open, bracket{call{end, text[line:end]}, last == token.IDENT})
		case token.LBRACK, token.LBRACE:
			open = append(open, bracket{})
		case token.RPAREN, token.RBRACK, token.RBRACE:
			open = open[:max(len(open)-1, 0)]
		}
		last = tok
		end = min(file.Offset(pos)+max(len(lit), 1), at) // lit may be longer than what it stands for
	}
}
