package edit

import (
	"go/scanner"
	"go/token"
	"strings"
)

// outdent takes a level of indentation away.
func outdent(indent string) string {
	if rest, ok := strings.CutPrefix(indent, "\t"); ok {
		return rest
	}
	rest := strings.TrimLeft(indent, " ")
	return indent[min(TabWidth, len(indent)-len(rest)):]
}

// facing reports whether a text ends in a bracket that another closes at its start.
func facing(head, tail string) bool {
	if head == "" || tail == "" {
		return false
	}
	switch head[len(head)-1:] + tail[:1] {
	case "()", "[]", "{}":
		return true
	}
	return false
}

// opens reports whether the lines behind a line are a level deeper.
func opens(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" {
		return false
	}
	if strings.HasSuffix(line, ":") {
		return strings.HasPrefix(line, "case ") || line == "default:"
	}
	return strings.ContainsAny(line[len(line)-1:], "({[")
}

// dedented tells how the line up to the cursor reads once s is typed, if that ends a
// block or a case that is to stand further left than the cursor does.
func (e *Editor) dedented(s string) (head string, ok bool) {
	line := e.text.line(e.cursor)
	head = line[:e.cursor.col]
	word := strings.TrimLeft(head, " \t")
	indent := head[:len(head)-len(word)]
	if indent == "" || !isBlank(line[e.cursor.col:]) || !ends(word+s) {
		return "", false
	}
	src := e.text.slice(pos{}, pos{e.cursor.line, 0})
	opener, ok := enclosing(src, word+s)
	if !ok {
		return "", false
	}
	wanted := indentOf(e.text.lines[opener])
	if !strings.HasPrefix(indent, wanted) || indent == wanted {
		return "", false
	}
	return wanted + word + s, true
}

// ends reports whether the start of a line is what stands a level less deep.
func ends(head string) bool {
	switch head {
	case "}", ")", "]", "case ", "default:":
		return true
	}
	return false
}

// A block is a bracket that is open: what closes it, the line where it stands, and
// whether it holds cases.
type block struct {
	closer token.Token
	line   int
	cases  bool
}

var closers = map[token.Token]token.Token{
	token.LPAREN: token.RPAREN,
	token.LBRACK: token.RBRACK,
	token.LBRACE: token.RBRACE,
}

// enclosing tells the line with the bracket that last is in, if last stands in code
// behind src, and is what may close the bracket or be a case in it.
func enclosing(src, last string) (line int, ok bool) {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src)+len(last))
	s.Init(file, []byte(src+last), func(token.Position, string) {}, 0)
	n := nesting{head: -1}
	for {
		at, tok, lit := s.Scan()
		if file.Offset(at) >= len(src) {
			return n.innermost(tok)
		}
		n.pass(tok, lit, file.Line(at)-1)
	}
}

// A nesting is the brackets that are open at a place in code.
type nesting struct {
	blocks []block
	head   int // how many were open at the switch or select whose block is to come, -1 if none is
}

func (n *nesting) pass(tok token.Token, lit string, line int) {
	depth := len(n.blocks)
	switch tok {
	case token.SWITCH, token.SELECT:
		n.head = depth
	case token.LPAREN, token.LBRACK:
		n.blocks = append(n.blocks, block{closers[tok], line, false})
	case token.LBRACE:
		n.blocks = append(n.blocks, block{closers[tok], line, n.head == depth})
		if n.head == depth {
			n.head = -1
		}
	case token.RPAREN, token.RBRACK, token.RBRACE:
		n.blocks = n.blocks[:max(0, depth-1)]
	case token.SEMICOLON:
		if lit == "\n" && n.head >= depth {
			n.head = -1
		}
	}
}

// innermost tells the line of the innermost bracket, if a token closes it or is a
// case in it.
func (n *nesting) innermost(tok token.Token) (line int, ok bool) {
	if len(n.blocks) == 0 {
		return 0, false
	}
	b := n.blocks[len(n.blocks)-1]
	if tok == token.CASE || tok == token.DEFAULT {
		return b.line, b.cases
	}
	return b.line, b.closer == tok
}
