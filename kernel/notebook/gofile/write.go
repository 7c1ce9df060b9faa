package gofile

import (
	"errors"
	"maps"

	"kvsh/kernel/notebook"
)

// Write is a notebook as a Go file. Outputs have no place in it. What [Read] reads
// from it are the same cells.
func Write(nb *notebook.Notebook) ([]byte, error) { return write(nb) }

// WritePercent is a notebook in Jupytext's percent form: the cells in their order,
// without a function main around the statements.
func WritePercent(nb *notebook.Notebook) ([]byte, error) {
	out := copied(nb)
	out.Metadata = keep(withoutKept[keptFile](out.Metadata), keptFile{Form: percentForm})
	for i := range out.Cells {
		out.Cells[i].Metadata = withoutKept[keptCell](out.Cells[i].Metadata)
	}
	return write(out)
}

func write(nb *notebook.Notebook) ([]byte, error) {
	nb = copied(nb)
	nb.Number()
	if text := kept[keptFile](nb.Metadata).Text; text != nil {
		if l, err := parse(nb.Name, *text); err == nil {
			if read, err := l.notebook(nb.Name); err == nil && len(differing(nb, read)) == 0 && sameMetadata(headerText(read.Metadata), nb.Metadata) {
				return []byte(*text), nil
			}
		}
	}
	for _, keeps := range []func(*notebook.Notebook){func(*notebook.Notebook) {}, forgetEnds, forgetAll} {
		keeps(nb)
		if text, ok := attempt(nb); ok {
			return []byte(text), nil
		}
	}
	return nil, errors.New("write " + nb.Name + ": its cells can't be told from what they would be in a Go file")
}

// attempt lays the notebook out and reads it again. Texts that are mistaken for
// something else get a second try.
func attempt(nb *notebook.Notebook) (text string, ok bool) {
	mistaken := map[int]bool{}
	for range 2 {
		text = plan(nb, mistaken).text()
		l, err := parse(nb.Name, text)
		if err != nil {
			return "", false
		}
		read, err := l.notebook(nb.Name)
		if err != nil {
			return "", false
		}
		differ := differing(nb, read)
		if len(differ) == 0 {
			return text, true
		}
		for _, i := range differ {
			mistaken[i] = true
		}
	}
	return "", false
}

// forgetEnds lets cells that stood behind main stand before it, since others have
// come between.
func forgetEnds(nb *notebook.Notebook) {
	for i := range nb.Cells {
		if own := kept[keptCell](nb.Cells[i].Metadata); own.Place == end {
			nb.Cells[i].Metadata = withoutKept[keptCell](nb.Cells[i].Metadata)
		}
	}
}

// forgetAll lets the file be laid out as this package would.
func forgetAll(nb *notebook.Notebook) {
	nb.Metadata = keep(withoutKept[keptFile](nb.Metadata), keptFile{Form: kept[keptFile](nb.Metadata).Form})
	for i := range nb.Cells {
		nb.Cells[i].Metadata = withoutKept[keptCell](nb.Cells[i].Metadata)
	}
}

func copied(nb *notebook.Notebook) *notebook.Notebook {
	out := &notebook.Notebook{Name: nb.Name, Metadata: maps.Clone(nb.Metadata), Cells: append([]notebook.Cell(nil), nb.Cells...)}
	for i := range out.Cells {
		out.Cells[i].Metadata = maps.Clone(out.Cells[i].Metadata)
	}
	return out
}

// differing lists the cells of a notebook that were not read as they are.
func differing(nb, read *notebook.Notebook) []int {
	var out []int
	for i := range nb.Cells {
		if i >= len(read.Cells) || len(nb.Cells) != len(read.Cells) || !same(&nb.Cells[i], &read.Cells[i]) {
			out = append(out, i)
		}
	}
	if len(nb.Cells) == 0 && len(read.Cells) > 0 {
		return []int{0}
	}
	return out
}

// same reports whether two cells are, but for outputs and for what is kept of
// their files.
func same(a, b *notebook.Cell) bool {
	x := head{kind: a.Kind, meta: withoutKept[keptCell](a.Metadata), attachments: a.Attachments, id: a.ID}
	y := head{kind: b.Kind, meta: withoutKept[keptCell](b.Metadata), attachments: b.Attachments, id: b.ID}
	return a.Source == b.Source && x.text() == y.text()
}
