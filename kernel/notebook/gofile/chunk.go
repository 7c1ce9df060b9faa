package gofile

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// code is a chunk of code.
func (p *planner) code(i int, h head, r region, src string, own keptCell) chunk {
	lines := strings.Split(src, "\n")
	last := len(lines)
	for last > 0 && isBlank(lines[last-1]) {
		last--
	}
	body := strings.Join(lines[:last], "\n")
	h.end = src[len(body):]
	c := chunk{head: h, cell: i, body: indent(lines[:last], r)}
	return p.finish(c, r, own)
}

// text is a chunk of a comment: a Markdown or raw cell, or code that can't stand
// in the file.
func (p *planner) text(i int, h head, r region, own keptCell) chunk {
	src := p.nb.Cells[i].Source
	lines, blanks := trimLines(plain(src))
	if plain(src) != src || p.mistaken[i] {
		h.source = &src
	} else {
		h.blanks = blanks
	}
	h.escaped = slices.ContainsFunc(lines, isMarkerText)
	c := chunk{head: h, cell: i, body: indent(h.comment(lines), r)}
	return p.finish(c, r, own)
}

// comment is lines of text as the comment that a chunk has them in.
func (h *head) comment(lines []string) []string {
	if h.escaped {
		lines = escape(lines)
	}
	return comment(lines)
}

// finish gives a chunk its marker, and the form that its cell keeps if that says
// the same.
func (p *planner) finish(c chunk, r region, own keptCell) chunk {
	c.marker = indent([]string{c.head.text()}, r)[0]
	if own.Marker != nil {
		if h, ok, err := parseMarker(*own.Marker); ok && err == nil && h.text() == c.head.text() {
			c.marker = *own.Marker
		}
	}
	if own.Body != nil {
		as := chunk{head: c.head, body: own.Body, text: scan(strings.Join(own.Body, "\n")).text}
		usual := chunk{head: c.head, body: c.body, text: scan(strings.Join(c.body, "\n")).text}
		if as.source(r) == usual.source(r) {
			c.body = own.Body
		}
	}
	return c
}

// source is the text of the chunk's cell, or of its part of it.
func (c *chunk) source(r region) string {
	lines := c.strip(r)
	if !isComment(c.head) {
		return strings.Join(lines, "\n") + c.head.end
	}
	lines = uncomment(lines)
	if c.head.escaped {
		lines = unescape(lines)
	}
	if src := c.head.source; src != nil {
		if shown, _ := trimLines(plain(*src)); slices.Equal(shown, lines) {
			return *src
		}
	}
	for n, blanks := range c.head.blanks {
		if i, err := strconv.Atoi(n); err == nil && i >= 0 && i < len(lines) {
			lines[i] += blanks
		}
	}
	return strings.Join(lines, "\n")
}

// isMarkerText reports whether a line is a marker as a comment.
func isMarkerText(line string) bool { return markerLine.MatchString("// " + line) }

// escape gives the lines that begin as markers do one more percent sign, and
// unescape takes it away.
func escape(lines []string) []string {
	out := slices.Clone(lines)
	for i, l := range out {
		if strings.HasPrefix(l, "%%") {
			out[i] = "%" + l
		}
	}
	return out
}

func unescape(lines []string) []string {
	out := slices.Clone(lines)
	for i, l := range out {
		if strings.HasPrefix(l, "%%%") {
			out[i] = l[1:]
		}
	}
	return out
}

// trimLines parts a text into its lines and the blanks at their ends. An empty
// text has no lines.
func trimLines(src string) (lines []string, blanks map[string]string) {
	if src == "" {
		return nil, nil
	}
	blanks = map[string]string{}
	lines = strings.Split(src, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRightFunc(l, unicode.IsSpace)
		if lines[i] != l {
			blanks[strconv.Itoa(i)] = l[len(lines[i]):]
		}
	}
	return lines, blanks
}

// isPlain reports whether a Go file can have a text as it is.
func isPlain(src string) bool { return !strings.ContainsAny(src, "\x00\r\ufeff") }

// plain is a text without what no Go file can have.
func plain(src string) string {
	return strings.NewReplacer("\x00", "", "\r", "", "\ufeff", "").Replace(src)
}

// holdsMarker reports whether code has a line that is a marker.
func holdsMarker(src string) bool {
	lex := scan(src)
	for i, l := range strings.Split(src, "\n") {
		if !lex.inside[i] && markerLine.MatchString(l) {
			return true
		}
	}
	return false
}
