package engine

import (
	"go/parser"
	"go/token"
	"strings"

	"kvsh/kernel/split"
)

// A Status is how far the text of a cell is from one that can be run.
type Status string

// The statuses of a cell.
const (
	Complete   Status = "complete"
	Incomplete Status = "incomplete" // more lines are to come
	Invalid    Status = "invalid"    // no more lines make it right
)

// IsComplete tells whether the text of a cell can be run, and by what white space
// the next line is to be indented if it goes on.
func IsComplete(src string) (status Status, indent string) {
	toks := tokens(src)
	depth, last := 0, token.ILLEGAL
	for _, l := range toks {
		switch l.tok {
		case token.LPAREN, token.LBRACK, token.LBRACE:
			depth++
		case token.RPAREN, token.RBRACK, token.RBRACE:
			if depth--; depth < 0 {
				return Invalid, ""
			}
		case token.COMMENT:
			if strings.HasPrefix(l.text, "/*") && !strings.HasSuffix(l.text, "*/") {
				return Incomplete, ""
			}
			continue
		case token.STRING:
			if l.text[0] == '`' && !(len(l.text) > 1 && l.text[len(l.text)-1] == '`') {
				return Incomplete, ""
			}
		}
		last = l.tok
	}
	if depth > 0 {
		return Incomplete, strings.Repeat("\t", depth)
	}
	if goesOn(last) {
		return Incomplete, "\t"
	}
	if split.IsProgram(src) {
		return Complete, ""
	}
	if _, err := parser.ParseFile(token.NewFileSet(), "", split.Wrap(src, cellFunc, 1), parser.SkipObjectResolution); err != nil {
		return Invalid, ""
	}
	return Complete, ""
}

// goesOn reports whether a statement can't end with a token.
func goesOn(tok token.Token) bool {
	switch tok {
	case token.INC, token.DEC, token.RPAREN, token.RBRACK, token.RBRACE, token.SEMICOLON, token.ILLEGAL:
		return false
	case token.ELSE, token.FUNC, token.TYPE, token.VAR, token.CONST, token.IMPORT, token.FOR, token.IF, token.SWITCH, token.SELECT, token.CASE, token.GO, token.DEFER, token.RANGE:
		return true
	}
	return tok.IsOperator()
}
