package engine

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kvsh/kernel/symbols"
)

// A Completion is what may stand in the place of src[Start:End].
type Completion struct {
	Start, End int // bytes
	Items      []Candidate
}

// A Candidate is a name that fits, the best first.
type Candidate struct {
	Text string
	Kind string // package, func, method, field, var, const, type, keyword or import
	Type string // signature or type
	Doc  string // first sentence of its documentation
}

// maxCandidates is how many candidates are given.
const maxCandidates = 200

// Complete tells what fits at a cursor, a byte offset, of a cell that is being
// typed. Code that does not parse gives what can be told of it.
func (s *Session) Complete(src string, cursor int) Completion {
	s.mu.Lock()
	defer s.mu.Unlock()
	cursor = min(max(cursor, 0), len(src))
	for cursor > 0 && !utf8.RuneStart(src[min(cursor, len(src)-1)]) && cursor < len(src) {
		cursor--
	}
	if in := around(src, cursor); in != nil {
		if in.tok == token.STRING && isImport(src, in.offset) {
			return s.completeImport(src, in.offset+1, cursor)
		}
		return Completion{Start: cursor, End: cursor}
	}
	start, end := identifier(src, cursor)
	c := &completer{session: s, prefix: src[start:cursor]}
	if g := s.look(src[:cursor], src[end:]); g != nil {
		c.glimpse = *g
		c.complete()
	} else {
		c.names(nil, token.NoPos)
	}
	return Completion{Start: start, End: end, Items: c.ranked()}
}

// around is the string or comment that an offset is in, nil if it is in none.
func around(src string, at int) *lexeme {
	for _, l := range tokens(src) {
		switch l.tok {
		case token.STRING, token.CHAR:
			if l.offset < at && (at < l.end() || at == l.end() && !closed(l.text)) {
				return &l
			}
		case token.COMMENT:
			if l.offset < at && (at < l.end() || at == l.end() && strings.HasPrefix(l.text, "//")) {
				return &l
			}
		}
	}
	return nil
}

// closed reports whether a literal has its closing quote.
func closed(text string) bool { return len(text) > 1 && text[0] == text[len(text)-1] }

// isImport reports whether a literal is the path of an import.
func isImport(src string, at int) bool {
	inBlock := false
	var last token.Token
	for _, l := range tokens(src) {
		if l.offset >= at {
			break
		}
		switch {
		case last == token.IMPORT && l.tok == token.LPAREN:
			inBlock = true
		case l.tok == token.RPAREN:
			inBlock = false
		}
		if l.tok != token.IDENT && l.tok != token.PERIOD && l.tok != token.COMMENT || last != token.IMPORT {
			last = l.tok
		}
	}
	return inBlock || last == token.IMPORT
}

func (s *Session) completeImport(src string, start, cursor int) Completion {
	prefix := src[start:cursor]
	out := Completion{Start: start, End: cursor}
	for cursor := cursor; cursor < len(src) && src[cursor] != '"' && src[cursor] != '\n'; cursor++ {
		out.End = cursor + 1
	}
	var last []Candidate
	for _, path := range symbols.ImportPaths() {
		if !strings.HasPrefix(path, prefix) {
			continue
		}
		item := Candidate{Text: path, Kind: "import", Doc: synopsis(symbols.Doc(path, ""))}
		if symbols.Restricted(path) {
			last = append(last, item)
		} else {
			out.Items = append(out.Items, item)
		}
	}
	out.Items = append(out.Items, last...)
	return out
}

// identifier is the identifier around an offset.
func identifier(src string, at int) (start, end int) {
	start, end = at, at
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(src[:start])
		if !isLetter(r) {
			break
		}
		start -= size
	}
	for end < len(src) {
		r, size := utf8.DecodeRuneInString(src[end:])
		if !isLetter(r) {
			break
		}
		end += size
	}
	return start, end
}

func isLetter(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// completer gathers candidates.
type completer struct {
	glimpse
	session *Session
	prefix  string
	want    types.Type // what is expected, nil if that is not known
	found   []ranked
	seen    map[string]bool
}

// ranked is a candidate and what puts it before others.
type ranked struct {
	Candidate
	fit, near int // smaller is better
	object    types.Object
	pkg, name string // of its documentation
}

func (c *completer) complete() {
	at := c.path[0].(*ast.Ident)
	var parent ast.Node
	if len(c.path) > 1 {
		parent = c.path[1]
	}
	switch p := parent.(type) {
	case *ast.SelectorExpr:
		if p.Sel == at {
			c.selector(p.X)
			return
		}
	case *ast.CompositeLit:
		c.fields(p)
	case *ast.IndexExpr:
		if p.Index == at && c.numbers(p.X) {
			return
		}
	case *ast.KeyValueExpr:
		if lit, ok := c.path[2].(*ast.CompositeLit); ok && p.Key == at {
			c.fields(lit)
		}
	}
	c.want = c.expected(at, parent)
	c.names(c.pkg.Scope().Innermost(at.Pos()), at.Pos())
}

// expected is the type of what may stand at the cursor.
func (c *completer) expected(at *ast.Ident, parent ast.Node) types.Type {
	switch p := parent.(type) {
	case *ast.CallExpr:
		sig, ok := c.info.TypeOf(p.Fun).(*types.Signature)
		if !ok {
			return nil
		}
		for i, a := range p.Args {
			if a == at && i < sig.Params().Len() {
				return sig.Params().At(i).Type()
			}
		}
	case *ast.AssignStmt:
		for i, e := range p.Rhs {
			if e == at && i < len(p.Lhs) && p.Tok == token.ASSIGN {
				return c.info.TypeOf(p.Lhs[i])
			}
		}
	case *ast.BinaryExpr:
		if p.Y == at {
			return c.info.TypeOf(p.X)
		}
	}
	return nil
}

// add adds a candidate if it fits what was typed.
func (c *completer) add(r ranked) {
	if c.seen[r.Text] || r.Text == "_" || strings.ContainsAny(r.Text, "ꞏ[") || strings.HasPrefix(r.Text, "kvsh_") {
		return
	}
	fit := match(r.Text, c.prefix)
	if fit < 0 {
		return
	}
	if c.seen == nil {
		c.seen = map[string]bool{}
	}
	c.seen[r.Text] = true
	r.fit = fit
	if c.want != nil && r.object != nil && r.object.Type() != nil && c.want != types.Typ[types.Invalid] && assignable(r.object, c.want) {
		r.near -= 100
	}
	c.found = append(c.found, r)
}

func assignable(object types.Object, want types.Type) bool {
	if _, ok := object.(*types.TypeName); ok {
		return false
	}
	t := object.Type()
	if sig, ok := t.(*types.Signature); ok && sig.Results().Len() == 1 {
		t = sig.Results().At(0).Type()
	}
	return types.AssignableTo(t, want)
}

// match is how well a name fits what was typed: 0 for a prefix, 1 for one but for
// the case of letters, 2 for letters in that order, -1 for not at all.
func match(name, typed string) int {
	switch {
	case strings.HasPrefix(name, typed):
		return 0
	case len(typed) <= len(name) && strings.EqualFold(name[:len(typed)], typed):
		return 1
	}
	rest := strings.ToLower(name)
	if len(typed) < 2 || !strings.EqualFold(typed[:1], name[:1]) {
		return -1
	}
	for _, r := range strings.ToLower(typed) {
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return -1
		}
		rest = rest[i+utf8.RuneLen(r):]
	}
	return 2
}

// ranked returns the candidates, the best first.
func (c *completer) ranked() []Candidate {
	slices.SortStableFunc(c.found, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.fit, b.fit), cmp.Compare(a.near, b.near), cmp.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)))
	})
	out := make([]Candidate, 0, min(len(c.found), maxCandidates))
	for _, r := range c.found[:min(len(c.found), maxCandidates)] {
		if r.pkg != "" {
			r.Doc = synopsis(symbols.Doc(r.pkg, r.name))
		}
		if r.object != nil {
			r.Type = typeOf(r.object)
		}
		out = append(out, r.Candidate)
	}
	return out
}

// synopsis is the first sentence of a doc comment.
func synopsis(doc string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(doc), "\n\n")
	first = strings.Join(strings.Fields(first), " ")
	if i := strings.Index(first, ". "); i >= 0 {
		first = first[:i+1]
	}
	return first
}
