package gofile

import (
	"regexp"
	"slices"
	"strings"
)

// region is a part of a file.
type region string

// The regions: before main, in it, and behind it. A file without main around its
// statements has the first alone.
const (
	top    region = "top"
	inMain region = "main"
	end    region = "end"
)

var regions = []region{top, inMain, end}

// layout is a file in its parts. Its texts are whole lines.
type layout struct {
	mark     bool // a byte order mark begins the file
	crlf     bool // lines end in carriage return and line feed
	cut      bool // the last line has no end
	header   string
	preamble string // between the header and the first chunk
	wrapped  bool   // main is around the statements
	chunks   map[region][]chunk
	opening  string // blank lines before main
	closing  string // and before its end
	tail     string // and at the end of the file
}

// chunk is a marker and what it is in front of.
type chunk struct {
	before string // blank lines
	marker string // the line, "" if there is none
	line   int    // of its first body line, from 1
	body   []string
	text   map[int]bool // the lines of the body that begin inside a raw string

	head head
	cell int // the index of its cell, -1 if it is none
}

const (
	mainOpens  = "func main() {"
	mainCloses = "}"
)

// text is the file.
func (l *layout) text() string {
	var b strings.Builder
	b.WriteString(l.header)
	b.WriteString(l.preamble)
	for _, r := range regions {
		if r == inMain && l.wrapped {
			b.WriteString(l.opening + mainOpens + "\n")
		}
		for i := range l.chunks[r] {
			c := &l.chunks[r][i]
			b.WriteString(c.before)
			if c.marker != "" {
				b.WriteString(c.marker + "\n")
			}
			for _, line := range c.body {
				b.WriteString(line + "\n")
			}
		}
		if r == inMain && l.wrapped {
			b.WriteString(l.closing + mainCloses + "\n")
		}
	}
	b.WriteString(l.tail)
	text := b.String()
	if l.cut {
		text = strings.TrimSuffix(text, "\n")
	}
	if l.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if l.mark {
		text = "\ufeff" + text
	}
	return text
}

// strip is the body as the cell has it: without the indentation of main. A raw
// string has none; gofmt indents comments of several lines as it does code.
func (c *chunk) strip(r region) []string {
	lines := slices.Clone(c.body)
	if r == inMain {
		for i, l := range lines {
			if !c.text[i] {
				lines[i] = strings.TrimPrefix(l, "\t")
			}
		}
	}
	return lines
}

var labelLine = regexp.MustCompile(`^[\pL_][\pL\d_]*:\s*(//.*)?$`)

// indent is the lines of a cell's code as a region has them. Labels stand at the
// margin, as gofmt puts them.
func indent(lines []string, r region) []string {
	lines = slices.Clone(lines)
	if r == inMain {
		lex := scan(strings.Join(lines, "\n"))
		for i, l := range lines {
			label := len(lex.block[i]) == 0 && labelLine.MatchString(l)
			if l != "" && !lex.text[i] && !label {
				lines[i] = "\t" + l
			}
		}
	}
	return lines
}

// comment is lines of text, without blanks at their ends, as comments.
func comment(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = "// " + l
		if l == "" {
			out[i] = "//"
		}
	}
	return out
}

// uncomment is the text of comments.
func uncomment(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimPrefix(strings.TrimPrefix(l, "//"), " ")
	}
	return out
}
