package gofile

import (
	"strings"

	"kvsh/kernel/notebook"
)

// Code is what runs of a cell by itself.
type Code struct {
	Text string // in the columns where the file has it
	Line int    // of the file in which it begins, from 1
}

// Codes is the code of the cells, by their indices, out of a source of the file. Its
// lines are on those of the file; imports that the file has further up are on lines
// before it.
func (f *File) Codes(text string) map[int]Code {
	lines := strings.Split(text, "\n")
	out := map[int]Code{}
	for _, r := range regions {
		for i := range f.layout.chunks[r] {
			if c := &f.layout.chunks[r][i]; c.cell >= 0 && c.head.kind == notebook.CodeCell {
				out[c.cell] = out[c.cell].and(c, r, lines)
			}
		}
	}
	return out
}

// and is the code with that of a chunk further down.
func (code Code) and(c *chunk, r region, lines []string) Code {
	body := lines[c.line-1 : c.line-1+len(c.body)]
	if isComment(c.head) {
		now := *c
		now.body = body
		body = []string{now.source(r)}
	}
	if code.Line == 0 {
		code.Line = c.line
	}
	end := code.Line + strings.Count(code.Text, "\n")
	code.Text += strings.Repeat("\n", max(c.line-end, 0)) + strings.Join(body, "\n")
	if c.head.imports != "" {
		code.Text = c.head.imports + "\n" + code.Text
		code.Line = max(code.Line-1-strings.Count(c.head.imports, "\n"), 1)
	}
	return code
}
