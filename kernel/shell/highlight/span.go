package highlight

import (
	"go/scanner"
	"go/token"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Span is a part of a text: the bytes From to To.
type Span struct {
	From, To int
	Class    Class
}

// Spans lists the parts of a cell in their order, without those that are Plain. They
// don't overlap; raw strings, comments and arguments may go over several lines.
// IsPackage tells whether a name is that of a package, where one stands before a dot;
// nil knows none.
func Spans(src string, isPackage func(name string) bool) []Span {
	p := &painter{src: src, text: []byte(src), isPackage: isPackage}
	p.spans = make([]Span, 0, len(src)/4) // about as many as Go has, so that they seldom move
	for from := 0; from < len(src); {
		from = p.code(from, len(src), true)
	}
	return slices.DeleteFunc(p.spans, func(s Span) bool { return s.Class == Plain })
}

// painter collects the spans of a text.
type painter struct {
	src       string
	text      []byte // the same, for scanners
	isPackage func(string) bool
	spans     []Span // all names are in it: what follows may tell what they are
}

func (p *painter) add(from, to int, class Class) {
	if from < to {
		p.spans = append(p.spans, Span{from, to, class})
	}
}

// code paints Go from one offset to another. With commands it paints the first
// command in it, too, and ends behind that; it returns where it ended.
func (p *painter) code(from, to int, commands bool) int {
	c := &code{
		painter: p, from: from, to: to, fresh: commands, name: -1,
		file: token.NewFileSet().AddFile("", -1, to-from),
	}
	c.scanner.Init(c.file, p.text[from:to], c.fail, scanner.ScanComments)
	for {
		c.wrong = c.wrong[:0]
		pos, tok, lit := c.scanner.Scan()
		at := from + c.file.Offset(pos)
		if tok == token.EOF {
			return to
		}
		if commands && c.fresh && c.depth == 0 {
			if next, ok := p.command(at); ok {
				return next
			}
		}
		c.paint(at, tok, lit)
	}
}

// code is Go that is being painted, token by token.
type code struct {
	*painter
	scanner  scanner.Scanner
	file     *token.File
	from, to int
	wrong    []int // offsets of what is wrong in the token

	// These are about what comes before the token; comments are passed over.
	fresh  bool        // a statement may begin at the token
	depth  int         // of brackets; those too many don't count
	last   token.Token // the token before
	name   int         // the span of the name that brackets at the token would call, or -1
	before token.Token // what stands before that name
	open   []int       // for each bracket that is open, the name before it, or -1
}

func (c *code) fail(pos token.Position, _ string) {
	c.wrong = append(c.wrong, c.from+pos.Offset)
}

func (c *code) paint(at int, tok token.Token, lit string) {
	end := c.end(at, tok, lit)
	if tok == token.COMMENT {
		c.add(at, end, Comment)
		return
	}
	name := -1
	switch {
	case tok == token.IDENT:
		name, c.before = len(c.spans), c.last
		c.add(at, end, nameClass(lit, c.last))
	case tok.IsKeyword():
		c.add(at, end, Keyword)
	case tok == token.STRING && lit[0] == '`':
		c.add(at, end, String)
	case tok == token.STRING, tok == token.CHAR:
		c.quoted(at, end)
	case tok.IsLiteral() && len(c.wrong) == 0:
		c.add(at, end, Number)
	case tok.IsLiteral(), tok == token.ILLEGAL:
		c.add(at, end, Error)
	case tok == token.PERIOD:
		c.selected()
	case tok == token.LPAREN:
		c.called()
		c.opens(at, -1)
	case tok == token.LBRACK:
		c.opens(at, c.name)
	case tok == token.LBRACE:
		c.opens(at, -1)
	case tok == token.RBRACK:
		name, c.before = c.closes(at), token.RBRACK
	case tok == token.RPAREN, tok == token.RBRACE:
		c.closes(at)
	case tok == token.COMMA, tok == token.COLON, tok == token.SEMICOLON:
	default:
		c.add(at, end, Operator)
	}
	c.name, c.last = name, tok
	c.fresh = tok == token.SEMICOLON || tok == token.ILLEGAL
}

// end is the offset behind a token. Lit doesn't tell it for all: it lacks the
// carriage returns of comments and raw strings.
func (c *code) end(at int, tok token.Token, lit string) int {
	rest := c.src[at:c.to]
	switch {
	case tok == token.COMMENT && rest[1] == '/':
		line, _, _ := strings.Cut(rest, "\n")
		return at + len(strings.TrimSuffix(line, "\r"))
	case tok == token.COMMENT:
		return at + through(rest, len("/*"), "*/")
	case tok == token.STRING && rest[0] == '`':
		return at + through(rest, 1, "`")
	case tok == token.ILLEGAL:
		_, size := utf8.DecodeRuneInString(rest)
		return at + size
	case lit != "":
		return at + len(lit)
	}
	return at + len(tok.String())
}

// through is the offset behind the first mark at from or later, or that of the end.
func through(text string, from int, mark string) int {
	if i := strings.Index(text[from:], mark); i >= 0 {
		return from + i + len(mark)
	}
	return len(text)
}

// opens takes a bracket and the name before it.
func (c *code) opens(at, name int) {
	c.add(at, at+1, Bracket)
	c.open = append(c.open, name)
	c.depth++
}

// closes takes a bracket and returns the name before the one it closes.
func (c *code) closes(at int) int {
	c.add(at, at+1, Bracket)
	c.depth = max(c.depth-1, 0)
	last := len(c.open) - 1
	if last < 0 {
		return -1
	}
	name := c.open[last]
	c.open = c.open[:last]
	return name
}
