package gofile

import (
	"slices"
	"strings"

	"kvsh/kernel/notebook"
)

// A File is a notebook that was read from a Go file.
type File struct {
	*notebook.Notebook
	Source string // of the file

	layout *layout
}

// HasMarkers reports whether the file is cut into cells.
func (f *File) HasMarkers() bool {
	return slices.ContainsFunc(regions, func(r region) bool {
		return slices.ContainsFunc(f.layout.chunks[r], func(c chunk) bool { return c.marker != "" })
	})
}

// InMain lists the code cells that are statements of main, in order, and the lines
// in which they begin.
func (f *File) InMain() (cells, lines []int) {
	for i := range f.layout.chunks[inMain] {
		c := &f.layout.chunks[inMain][i]
		if c.cell >= 0 && !isComment(c.head) {
			cells = append(cells, c.cell)
			lines = append(lines, c.line)
		}
	}
	return cells, lines
}

// HasComments reports whether there is code that stands in the file as a comment,
// so that the program does not run it.
func (f *File) HasComments() bool {
	for _, r := range regions {
		for _, c := range f.layout.chunks[r] {
			if c.head.commented {
				return true
			}
		}
	}
	return false
}

// Replaced is a source of the file with another source of a cell, whose lines are
// as many.
func (f *File) Replaced(text string, cell int, source string) string {
	c, ok := f.layout.wholes()[cell]
	if !ok {
		return text
	}
	lines := strings.Split(text, "\n")
	body := strings.Split(source, "\n")
	if isComment(c.head) {
		body = c.head.comment(body)
	}
	for i, l := range indent(body, c.region) {
		if i < len(c.body) {
			lines[c.line-1+i] = l
		}
	}
	return strings.Join(lines, "\n")
}
