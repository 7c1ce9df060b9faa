package gofile

import (
	"fmt"
	"slices"
	"strings"

	"kvsh/kernel/notebook"
)

// notebook puts the chunks together to cells.
func (l *layout) notebook(name string) (*notebook.Notebook, error) {
	nb := &notebook.Notebook{Name: name, Metadata: notebook.Metadata{}}
	if l.header != "" {
		meta, err := parseHeader(l.header)
		if err != nil {
			return nil, &SyntaxError{name, 1, 1, fmt.Sprintf("the header: %v", err)}
		}
		nb.Metadata = meta
	}
	nb.Metadata = complete(nb.Metadata)
	a := &assembly{layout: l, nb: nb, parts: map[string]*chunk{}, taken: l.takenImports()}
	a.findParts()
	for _, r := range []region{top, end, inMain} {
		for i := range l.chunks[r] {
			if err := a.add(r, &l.chunks[r][i]); err != nil {
				return nil, err
			}
		}
	}
	a.putBack()
	nb.Number()
	a.number()
	return nb, nil
}

// assembly is a notebook whose cells are put together.
type assembly struct {
	*layout
	nb      *notebook.Notebook
	parts   map[string]*chunk // the declarations of cells that are cut in two, by their ids
	taken   map[spec]bool     // imports that were taken out of cells
	hoisted []hoistedCell
	sources [][]*chunk // of the cells, what they are made of
}

type hoistedCell struct {
	at     int
	cell   notebook.Cell
	chunks []*chunk
}

// takenImports is the imports that were taken out of cells.
func (l *layout) takenImports() map[spec]bool {
	out := map[spec]bool{}
	for _, r := range regions {
		for i := range l.chunks[r] {
			for _, s := range readCode(l.chunks[r][i].head.imports).specs {
				out[s] = true
			}
		}
	}
	return out
}

// findParts finds the declarations of the cells that are cut in two.
func (a *assembly) findParts() {
	for _, c := range a.chunks[inMain] {
		if c.head.id != "" && strings.Contains(c.head.parts, "d") {
			a.parts[c.head.id] = nil
		}
	}
	for i := range a.chunks[top] {
		c := &a.chunks[top][i]
		if first, ok := a.parts[c.head.id]; ok && first == nil && c.head.parts == "" {
			a.parts[c.head.id] = c
		}
	}
}

func (a *assembly) add(r region, c *chunk) error {
	if a.isPart(c) || c.head.hoisted && a.allTaken(c) {
		return nil
	}
	chunks := []*chunk{c}
	cell := notebook.Cell{
		ID: c.head.id, Kind: c.head.kind, Metadata: c.head.meta, Attachments: c.head.attachments,
		Source: c.source(r), Line: c.line,
	}
	if r == inMain {
		cell.Indent = 1
	}
	if cell.ID != "" && !notebook.IsID(cell.ID) {
		return a.errorf(c, "id=%q: an id is 1 to 64 letters, digits, - and _", cell.ID)
	}
	if c.head.parts != "" {
		of := map[class][]string{statements: linesOf(cell.Source)}
		if r == top {
			of = map[class][]string{declarations: linesOf(cell.Source)}
		}
		of[imports] = linesOf(c.head.imports)
		if d := a.parts[c.head.id]; d != nil && r == inMain {
			of[declarations] = linesOf(d.source(top))
			chunks = append(chunks, d)
		}
		lines, err := join(c.head.parts, of)
		if err != nil {
			return a.errorf(c, "%v", err)
		}
		cell.Source = strings.Join(lines, "\n")
	}
	if c.head.at != nil {
		a.hoisted = append(a.hoisted, hoistedCell{*c.head.at, cell, chunks})
		return nil
	}
	a.nb.Cells = append(a.nb.Cells, cell)
	a.sources = append(a.sources, chunks)
	return nil
}

func linesOf(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

func (a *assembly) errorf(c *chunk, format string, args ...any) error {
	return &SyntaxError{a.nb.Name, c.line - 1, 1, "cell marker: " + fmt.Sprintf(format, args...)}
}

// isPart reports whether a chunk holds the declarations of another's cell.
func (a *assembly) isPart(c *chunk) bool { return c.head.id != "" && a.parts[c.head.id] == c }

// allTaken reports whether a chunk's imports were all taken out of cells.
func (a *assembly) allTaken(c *chunk) bool {
	src := readCode(strings.Join(c.body, "\n"))
	return src.ok && !src.has(declarations) && !src.has(statements) && !slices.ContainsFunc(src.specs, func(s spec) bool { return !a.taken[s] })
}

// putBack puts the cells that were hoisted where they come from.
func (a *assembly) putBack() {
	slices.SortStableFunc(a.hoisted, func(x, y hoistedCell) int { return x.at - y.at })
	for _, h := range a.hoisted {
		at := min(max(h.at, 0), len(a.nb.Cells))
		a.nb.Cells = slices.Insert(a.nb.Cells, at, h.cell)
		a.sources = slices.Insert(a.sources, at, h.chunks)
	}
}

// number tells the chunks their cells.
func (a *assembly) number() {
	for i, chunks := range a.sources {
		for _, c := range chunks {
			c.cell = i
		}
	}
}

// Read reads a Go file. The cells know their lines in it. The error is a
// [*SyntaxError].
func Read(name string, text []byte) (*File, error) {
	l, err := parse(name, string(text))
	if err != nil {
		return nil, err
	}
	nb, err := l.notebook(name)
	if err != nil {
		return nil, err
	}
	l.remember(nb, string(text))
	return &File{nb, string(text), l}, nil
}

// remember keeps in the metadata what Write can't know of the layout.
func (l *layout) remember(nb *notebook.Notebook, text string) {
	file := keptFile{Mark: l.mark, CRLF: l.crlf, Cut: l.cut}
	if !l.wrapped {
		file.Form = percentForm
	}
	cells := make([]keptCell, len(nb.Cells))
	save := func() {
		nb.Metadata = keep(nb.Metadata, file)
		for i := range cells {
			nb.Cells[i].Metadata = keep(nb.Cells[i].Metadata, cells[i])
		}
	}
	save()
	usual := plan(nb, nil)
	if usual.text() == text {
		return
	}
	mine := l.wholes()
	for i, c := range usual.wholes() {
		if m, ok := mine[i]; ok && m.region != c.region {
			cells[i].Place = m.region
		}
	}
	other := func(text, usual string) *string {
		if text == usual {
			return nil
		}
		return &text
	}
	file.Header = other(l.header, usual.header)
	save()
	usual = plan(nb, nil)
	file.Preamble = other(l.preamble, usual.preamble)
	file.Opening = other(l.opening, usual.opening)
	file.Closing = other(l.closing, usual.closing)
	file.Tail = other(l.tail, usual.tail)
	for i, c := range usual.wholes() {
		if m, ok := mine[i]; ok {
			own := &cells[i]
			own.Before = other(m.before, c.before)
			own.Marker = other(m.marker, c.marker)
			if !slices.Equal(m.body, c.body) {
				own.Body = m.body
			}
		}
	}
	save()
	if plan(nb, nil).text() != text {
		file.Text = &text
		save()
	}
}

// placed is a chunk and the region that it is in.
type placed struct {
	*chunk
	region region
}

// wholes is the chunks that are all of their cells, by these.
func (l *layout) wholes() map[int]placed {
	out := map[int]placed{}
	parts := map[int]bool{}
	for _, r := range regions {
		for i := range l.chunks[r] {
			c := &l.chunks[r][i]
			if _, more := out[c.cell]; more || c.head.parts != "" {
				parts[c.cell] = true
			}
			out[c.cell] = placed{c, r}
		}
	}
	delete(out, -1)
	for cell := range parts {
		delete(out, cell)
	}
	return out
}
