package command

import (
	"bytes"
	"go/scanner"
	"go/token"
	"iter"
)

// statementEnds is the ends of lines that end statements, with the comments behind
// them, and at last the end of code that ends in the middle of a statement or of a
// comment.
func statementEnds(code []byte) iter.Seq[int] {
	return func(yield func(int) bool) {
		t := tokens{code: code, file: token.NewFileSet().AddFile("", -1, len(code))}
		t.scanner.Init(t.file, code, func(token.Position, string) {}, scanner.ScanComments)
		for t.next() {
			if !yield(t.end) {
				return
			}
		}
	}
}

// tokens looks for the ends of statements in the tokens of code.
type tokens struct {
	code    []byte
	scanner scanner.Scanner
	file    *token.File

	depth  int  // of brackets
	begun  bool // a statement has begun
	ended  bool // and ended
	behind int  // where the line may end that it ends in
	from   int  // the first line that is not passed
	end    int  // of the statement that was found last
}

// next finds the next end.
func (t *tokens) next() bool {
	for t.from < len(t.code) {
		pos, tok, lit := t.scanner.Scan()
		at := t.file.Offset(pos)
		if tok == token.SEMICOLON {
			t.ended = t.depth == 0
			if lit == ";" {
				at++
			}
			t.behind = max(t.behind, at) // an end of line may be in a comment
			continue
		}
		newline := bytes.IndexByte(t.code[t.behind:max(at, t.behind)], '\n')
		found := t.begun && t.ended && newline >= 0
		if found {
			t.end = t.behind + newline
			t.begun, t.ended, t.from = false, false, t.end+1
		}
		if tok == token.EOF {
			return found || t.last()
		}
		t.take(tok, at)
		if found {
			return true
		}
	}
	return false
}

// take takes a token that is no semicolon.
func (t *tokens) take(tok token.Token, at int) {
	switch tok {
	case token.COMMENT:
		t.behind = commentEnd(t.code, at)
		return
	case token.LPAREN, token.LBRACE, token.LBRACK:
		t.depth++
	case token.RPAREN, token.RBRACE, token.RBRACK:
		t.depth = max(t.depth-1, 0)
	}
	t.begun, t.ended, t.behind = true, false, at
}

// last is the end of code in the middle of a line, a statement or a comment.
func (t *tokens) last() bool {
	open := t.begun || goesOn(string(t.code[t.from:]))
	t.end, t.from = len(t.code), len(t.code)
	return open
}

// commentEnd is the end of a comment that begins at an offset.
func commentEnd(code []byte, at int) int {
	end, n := []byte("*/"), 2
	if code[at+1] == '/' {
		end, n = []byte("\n"), 0
	}
	if i := bytes.Index(code[at+2:], end); i >= 0 {
		return at + 2 + i + n
	}
	return len(code)
}
