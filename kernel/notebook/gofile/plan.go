package gofile

import (
	"maps"
	"slices"
	"strings"

	"kvsh/kernel/notebook"
)

// planner lays a notebook out as a Go file.
type planner struct {
	*layout
	nb       *notebook.Notebook
	mistaken map[int]bool
	heads    []head

	clause   bool          // a cell has the package clause
	opened   bool          // main is open
	declared bool          // declarations have come, so imports can't any more
	imported map[spec]bool // by the imports that stay in their cells
	taken    []spec        // imports that don't
	hoisted  []chunk       // declarations from behind the first statement
}

// plan lays out a notebook. It follows what the metadata keep of the file that the
// notebook came from. Texts that are mistaken for something else where they stand,
// by their cells, are written as JSON.
func plan(nb *notebook.Notebook, mistaken map[int]bool) *layout {
	p := &planner{
		layout: &layout{chunks: map[region][]chunk{}}, nb: nb, mistaken: mistaken, heads: headsOf(nb),
		imported: map[spec]bool{},
	}
	file := kept[keptFile](nb.Metadata)
	p.wrapped = file.Form != percentForm
	p.mark, p.crlf, p.cut = file.Mark, file.CRLF, file.Cut
	for i := range nb.Cells {
		p.place(i)
	}
	p.hoist()
	p.header = headerText(complete(nb.Metadata))
	if file.Header != nil && sameMetadata(*file.Header, nb.Metadata) {
		p.header = *file.Header
	}
	p.preamble = p.usualPreamble()
	if file.Preamble != nil && packageIn(*file.Preamble) == packageIn(p.preamble) {
		p.preamble = *file.Preamble
	}
	p.space()
	p.opening = "\n"
	if len(p.chunks[top]) == 0 && p.header+p.preamble == "" {
		p.opening = ""
	}
	for _, own := range []struct{ to, from *string }{{&p.opening, file.Opening}, {&p.closing, file.Closing}, {&p.tail, file.Tail}} {
		if own.from != nil {
			*own.to = *own.from
		}
	}
	return p.layout
}

func (p *planner) usualPreamble() string {
	if !p.wrapped {
		return ""
	}
	text := "//go:build ignore\n"
	if p.header != "" {
		text = "\n" + text
	}
	if !p.clause {
		text += "\npackage main\n"
	}
	return text
}

func packageIn(preamble string) bool {
	return slices.ContainsFunc(strings.Split(preamble, "\n"), packageClause.MatchString)
}

// headsOf is what the cells' markers say. An id is left out where it is the one
// that follows from the cell before.
func headsOf(nb *notebook.Notebook) []head {
	ids := notebook.Numbering{}
	out := make([]head, len(nb.Cells))
	for i := range nb.Cells {
		c := &nb.Cells[i]
		h := head{kind: c.Kind, meta: withoutKept[keptCell](c.Metadata), attachments: c.Attachments}
		if c.ID != ids.Next() {
			h.id = c.ID
		}
		ids.Take(c.ID)
		out[i] = h
	}
	return out
}

// withoutKept is metadata without what this package keeps in them.
func withoutKept[T any](meta notebook.Metadata) notebook.Metadata {
	meta = maps.Clone(meta)
	if isKept[T](meta[metaName]) {
		delete(meta, metaName)
	}
	return meta
}

// place finds the place of a cell.
func (p *planner) place(i int) {
	c := &p.nb.Cells[i]
	own := kept[keptCell](c.Metadata)
	here := top
	if p.opened {
		here = inMain
	}
	if own.Place != "" && p.wrapped {
		here = own.Place
		p.opened = p.opened || here == inMain
	}
	h := p.heads[i]
	if c.Kind != notebook.CodeCell {
		p.add(here, p.text(i, h, here, own))
		return
	}
	src := readCode(c.Source)
	legal := src.ok && !p.mistaken[i] && !holdsMarker(c.Source) && isPlain(c.Source)
	switch {
	case !legal || src.clause && (p.clause || p.codeBefore()):
		h.commented = true
		p.add(here, p.text(i, h, here, own))
	case !p.wrapped || own.Place != "":
		p.notice(src)
		p.add(here, p.code(i, h, here, c.Source, own))
	case !src.has(imports) && !src.has(declarations) && !src.has(statements):
		p.add(here, p.code(i, h, here, c.Source, own))
	case !src.has(statements) || src.vars && !p.opened:
		p.declare(i, h, src, own)
	default:
		p.opened = true
		p.state(i, h, src, own)
	}
}

// codeBefore reports whether code stands in front of the next chunk.
func (p *planner) codeBefore() bool {
	return slices.ContainsFunc(p.chunks[top], func(c chunk) bool { return c.head.kind == notebook.CodeCell && !c.head.commented })
}

// notice keeps in mind what code that stays as it is means for the imports after
// it.
func (p *planner) notice(src code) {
	p.clause = p.clause || src.clause
	p.declared = p.declared || src.has(declarations) || src.has(statements)
	for _, s := range src.specs {
		p.imported[s] = true
	}
}

// declare places a cell of declarations: in front of main.
func (p *planner) declare(i int, h head, src code, own keptCell) {
	if p.opened {
		at := i
		h.at = &at
	}
	if src.has(imports) && !p.importsStay(src) {
		text := p.cutImports(&h, src)
		p.put(h, p.code(i, h, top, text, keptCell{}))
		return
	}
	if !p.opened {
		p.notice(src)
	}
	p.put(h, p.code(i, h, top, p.nb.Cells[i].Source, own))
}

// put adds a chunk in front of main, behind all that is in its place there if it
// comes from behind.
func (p *planner) put(h head, c chunk) {
	if h.at != nil {
		p.hoisted = append(p.hoisted, c)
		return
	}
	p.add(top, c)
}

func (p *planner) importsStay(src code) bool {
	if p.opened || p.declared || !src.importsFirst() {
		return false
	}
	return !slices.ContainsFunc(src.specs, func(s spec) bool { return p.imported[s] })
}

// cutImports takes the imports out of a source, and returns what is left of it.
func (p *planner) cutImports(h *head, src code) string {
	h.parts = src.parts()
	h.imports = strings.Join(src.only(imports), "\n")
	p.taken = append(p.taken, src.specs...)
	rest := slices.Concat(src.only(declarations), src.only(statements))
	p.declared = p.declared || !p.opened && len(rest) > 0
	return strings.Join(rest, "\n")
}

// state places a cell with statements: in main, but for its imports and
// declarations.
func (p *planner) state(i int, h head, src code, own keptCell) {
	if !src.has(imports) && !src.has(declarations) {
		p.add(inMain, p.code(i, h, inMain, p.nb.Cells[i].Source, own))
		return
	}
	h.id = p.nb.Cells[i].ID
	h.parts = src.parts()
	if src.has(imports) {
		p.cutImports(&h, src)
	}
	if src.has(declarations) {
		part := head{kind: notebook.CodeCell, id: h.id}
		p.hoisted = append(p.hoisted, p.code(i, part, top, strings.Join(src.only(declarations), "\n"), keptCell{}))
	}
	p.add(inMain, p.code(i, h, inMain, strings.Join(src.only(statements), "\n"), keptCell{}))
}

// hoist puts what was hoisted in its place.
func (p *planner) hoist() {
	p.chunks[top] = append(p.chunks[top], p.hoisted...)
	var lines []string
	for _, s := range p.taken {
		if !p.imported[s] {
			p.imported[s] = true
			lines = append(lines, s.String())
		}
	}
	if len(lines) == 0 {
		return
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[strings.Index(a, `"`):], b[strings.Index(b, `"`):]) })
	body := []string{"import " + lines[0]}
	if len(lines) > 1 {
		body = []string{"import ("}
		for _, l := range lines {
			body = append(body, "\t"+l)
		}
		body = append(body, ")")
	}
	h := head{kind: notebook.CodeCell, hoisted: true}
	at := 0
	if p.clause {
		at = 1 + slices.IndexFunc(p.chunks[top], func(c chunk) bool { return c.head.kind == notebook.CodeCell && !c.head.commented })
	}
	p.chunks[top] = slices.Insert(p.chunks[top], at, chunk{marker: h.text(), body: body, head: h, cell: -1})
}

// space puts blank lines between the chunks.
func (p *planner) space() {
	for _, r := range regions {
		for i := range p.chunks[r] {
			c := &p.chunks[r][i]
			own := keptCell{}
			if c.cell >= 0 {
				own = kept[keptCell](p.nb.Cells[c.cell].Metadata)
			}
			switch {
			case own.Before != nil:
				c.before = *own.Before
			case r == inMain && i == 0, r == top && i == 0 && p.header+p.preamble == "":
			default:
				c.before = "\n"
			}
			if own.Marker != nil && *own.Marker == "" && c.marker != "" && bare(c.head) && (i == 0 || isComment(p.chunks[r][i-1].head)) {
				c.marker = ""
			}
		}
	}
}

// bare reports whether a marker says nothing but that code begins.
func bare(h head) bool { return h.text() == "// %%" }

func isComment(h head) bool { return h.kind != notebook.CodeCell || h.commented }

func (p *planner) add(r region, c chunk) { p.chunks[r] = append(p.chunks[r], c) }
