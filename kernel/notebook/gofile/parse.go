package gofile

import (
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"kvsh/kernel/notebook"
	"kvsh/kernel/split"
)

// parsing is a text on its way to a layout.
type parsing struct {
	name  string
	lines []string
	lex   lexical
	*layout
}

// parse cuts a file into its parts. The error is a [*SyntaxError].
func parse(name, text string) (*layout, error) {
	p := &parsing{name: name, layout: &layout{chunks: map[region][]chunk{}}}
	if !utf8.ValidString(text) {
		return nil, p.invalid(text)
	}
	text, p.mark = strings.CutPrefix(text, "\ufeff")
	if strings.Contains(text, "\r\n") && strings.Count(text, "\r\n") == strings.Count(text, "\n") && !strings.Contains(text, "\r\r") {
		p.crlf = true
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		p.cut = true
		text += "\n"
	}
	p.lines = strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if text == "" {
		p.lines = nil
	}
	p.lex = scan(text)
	if err := p.check(text); err != nil {
		return nil, err
	}
	return p.layout, p.regions()
}

func (p *parsing) errorf(line int, format string, args ...any) error {
	col := 1
	if line < len(p.lines) {
		col += len(p.lines[line]) - len(strings.TrimLeft(p.lines[line], "\t"))
	}
	return &SyntaxError{p.name, line + 1, col, fmt.Sprintf(format, args...)}
}

func (p *parsing) invalid(text string) error {
	for at, r := range text {
		if _, size := utf8.DecodeRuneInString(text[at:]); r == utf8.RuneError && size == 1 {
			before := text[:at]
			return &SyntaxError{p.name, 1 + strings.Count(before, "\n"), at - strings.LastIndex(before, "\n"), "the file is not UTF-8; save it so"}
		}
	}
	return nil
}

// check refuses a program that is not Go.
func (p *parsing) check(text string) error {
	wrapped, marked := false, false
	for i, l := range p.lines {
		wrapped = wrapped || l == mainOpens && !p.lex.inside[i]
		marked = marked || p.isMarker(i)
	}
	if !split.IsProgram(text) || marked && !wrapped { // it has cells, not all of them Go to a compiler
		return nil
	}
	_, err := parser.ParseFile(token.NewFileSet(), "", text, parser.SkipObjectResolution)
	return firstError(p.name, err)
}

// firstError is the first of the parser's errors.
func firstError(name string, err error) error {
	list, ok := err.(scanner.ErrorList)
	if !ok {
		return err
	}
	return &SyntaxError{name, list[0].Pos.Line, list[0].Pos.Column, list[0].Msg}
}

// Check refuses code that is not Go, which [Read] takes where a file is no whole
// program. The error is a [*SyntaxError].
func (f *File) Check() error {
	for _, c := range f.layout.chunks[top] {
		if isComment(c.head) {
			continue
		}
		_, err := parser.ParseFile(token.NewFileSet(), "", split.Wrap(joined(c.body), "_", c.line), parser.SkipObjectResolution)
		if err := firstError(f.Name, err); err != nil {
			return err
		}
	}
	return nil
}

// regions finds main and cuts what is before, in and behind it into chunks.
func (p *parsing) regions() error {
	from := p.takeHeader()
	opens, closes := p.findMain()
	if opens < 0 {
		return p.region(top, from, len(p.lines), &p.tail)
	}
	p.wrapped = true
	if err := p.region(top, from, opens, &p.opening); err != nil {
		return err
	}
	if err := p.region(inMain, opens+1, closes, &p.closing); err != nil {
		return err
	}
	return p.region(end, closes+1, len(p.lines), &p.tail)
}

// findMain is the line that opens main and the one that closes it, -1 if main is
// not around the statements.
func (p *parsing) findMain() (opens, closes int) {
	opens = -1
	for i, l := range p.lines {
		switch {
		case p.lex.inside[i]:
		case opens < 0 && l == mainOpens && len(p.lex.block[i]) == 0:
			opens = i
		case opens >= 0 && l == mainCloses && len(p.lex.block[i]) == 1:
			return opens, i
		}
	}
	return -1, -1
}

// takeHeader takes the comment that Jupytext puts first.
func (p *parsing) takeHeader() (next int) {
	const fence = "// ---"
	if len(p.lines) == 0 || strings.TrimRight(p.lines[0], " ") != fence {
		return 0
	}
	for i := 1; i < len(p.lines) && strings.HasPrefix(p.lines[i], "//"); i++ {
		if strings.TrimRight(p.lines[i], " ") == fence {
			p.header = joined(p.lines[:i+1])
			return i + 1
		}
	}
	return 0
}

// region cuts lines of a region into chunks, and puts the blank lines at its end
// to rest.
func (p *parsing) region(r region, from, to int, rest *string) error {
	if r == top {
		from = p.takePreamble(from, to)
	}
	depth := 0
	if r == inMain {
		depth = 1
	}
	begin := func(i int) error {
		if open := p.lex.block[i]; len(open) > depth {
			return p.errorf(i, "a cell begins here, inside what is open since line %d; close it before", open[len(open)-1]+1)
		}
		return nil
	}
	for from < to {
		next := from + 1
		for next < to && !p.isMarker(next) {
			next++
		}
		c := chunk{line: from + 1, cell: -1, head: head{kind: notebook.CodeCell, meta: notebook.Metadata{}}}
		body := from
		if p.isMarker(from) {
			if err := begin(from); err != nil {
				return err
			}
			var err error
			if c.head, _, err = parseMarker(p.lines[from]); err != nil {
				return p.errorf(from, "cell marker: %v", err)
			}
			c.marker = p.lines[from]
			body++
		}
		p.chunk(r, c, body, next, rest)
		from = next
	}
	return nil
}

func (p *parsing) isMarker(i int) bool { return !p.lex.inside[i] && markerLine.MatchString(p.lines[i]) }

// chunk adds a chunk with the lines from, up to to, but for the blank ones around
// them. Code behind a comment cell is one without a marker.
func (p *parsing) chunk(r region, c chunk, from, to int, rest *string) {
	c.before = *rest
	last := to
	for last > from && isBlank(p.lines[last-1]) && !p.lex.inside[last-1] {
		last--
	}
	*rest = joined(p.lines[last:to])
	if c.marker == "" {
		first := from
		for first < last && isBlank(p.lines[first]) && !p.lex.inside[first] {
			first++
		}
		c.before += joined(p.lines[from:first])
		if from = first; from == last {
			*rest = c.before + *rest
			return
		}
	}
	if c.head.kind != notebook.CodeCell || c.head.commented {
		code := from
		for code < last && (isBlank(p.lines[code]) || p.isComment(code)) {
			code++
		}
		if code < last {
			after := *rest
			p.chunk(r, c, from, code, rest)
			p.chunk(r, chunk{line: code + 1, cell: -1, head: head{kind: notebook.CodeCell, meta: notebook.Metadata{}}}, code, last, rest)
			*rest += after
			return
		}
	}
	c.line = from + 1
	c.body = slices.Clone(p.lines[from:last])
	c.text = map[int]bool{}
	for i := from; i < last; i++ {
		c.text[i-from] = p.lex.text[i]
	}
	p.chunks[r] = append(p.chunks[r], c)
}

func (p *parsing) isComment(i int) bool {
	return !p.lex.inside[i] && strings.HasPrefix(strings.TrimPrefix(p.lines[i], "\t"), "//")
}

var (
	constraint    = regexp.MustCompile(`^//(go:build| ?\+build)\b`)
	packageClause = regexp.MustCompile(`^package\s+main\s*(//.*)?$`)
)

// takePreamble takes what stands before the first cell and is none itself: build
// constraints and, if no other code follows, comments and the package clause.
func (p *parsing) takePreamble(from, to int) (next int) {
	marker := from
	for marker < to && !p.isMarker(marker) {
		marker++
	}
	code := false
	for i := from; i < marker; i++ {
		l := p.lines[i]
		code = code || !isBlank(l) && !packageClause.MatchString(l) && !p.isComment(i)
	}
	next = from
	for i := from; i < marker; i++ {
		if !isBlank(p.lines[i]) && (!code || constraint.MatchString(p.lines[i])) {
			next = i + 1
		}
		if code && !isBlank(p.lines[i]) && next != i+1 {
			break
		}
	}
	p.preamble = joined(p.lines[from:next])
	return next
}

// joined is lines as text.
func joined(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}
