package notebook

import (
	"encoding/json"
	"fmt"
	"go/scanner"
	"go/token"
	"regexp"
	"slices"
	"strings"
)

// Kind is the kind of a cell.
type Kind string

// The kinds of cells.
const (
	CodeCell     Kind = "code"
	MarkdownCell Kind = "markdown"
	RawCell      Kind = "raw"
)

// A Cell is the lines from one marker to the next.
type Cell struct {
	Kind     Kind
	Title    string
	Metadata map[string]json.RawMessage
	Line     int      // of the marker, from 1
	Lines    []string // after the marker
}

// Tags returns the cell's tags.
func (c *Cell) Tags() []string {
	var tags []string
	if raw, ok := c.Metadata["tags"]; ok && json.Unmarshal(raw, &tags) != nil {
		return nil
	}
	return tags
}

// Text is the cell's text; of a markdown or raw cell without the comment signs.
func (c *Cell) Text() string {
	lines := slices.Clone(c.Lines)
	if c.Kind != CodeCell {
		for i, l := range lines {
			l = strings.TrimLeft(l, "\t")
			l = strings.TrimPrefix(l, "//")
			lines[i] = strings.TrimPrefix(l, " ")
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

var (
	markerLine = regexp.MustCompile(`^\t?//[ ]?%%(?:$|[ \t](.*)$)`)
	cellKind   = regexp.MustCompile(`^\[(markdown|raw)\]\s*`)
	metaStart  = regexp.MustCompile(`(?:^|\s)([A-Za-z_][\w-]*)=`)
)

// cells cuts the source at its markers. Lines inside raw strings and block
// comments are none.
func cells(src string) ([]Cell, error) {
	inside := insideLines(src)
	var out []Cell
	for i, line := range strings.Split(src, "\n") {
		line = strings.TrimSuffix(line, "\r")
		m := markerLine.FindStringSubmatch(line)
		if m == nil || inside[i+1] {
			if len(out) > 0 {
				last := &out[len(out)-1]
				last.Lines = append(last.Lines, line)
			}
			continue
		}
		c, err := marker(strings.TrimSpace(m[1]))
		if err != nil {
			return nil, fmt.Errorf("%d:%d: cell marker: %w", i+1, 1+strings.Index(line, "//"), err)
		}
		c.Line = i + 1
		out = append(out, c)
	}
	return out, nil
}

// marker reads what follows the two percent signs: a kind, a title, and
// key=json pairs.
func marker(text string) (Cell, error) {
	c := Cell{Kind: CodeCell, Metadata: map[string]json.RawMessage{}}
	if m := cellKind.FindStringSubmatch(text); m != nil {
		c.Kind = Kind(m[1])
		text = text[len(m[0]):]
	}
	for at := metaStart.FindStringSubmatchIndex(text); at != nil; at = metaStart.FindStringSubmatchIndex(text) {
		if c.Title == "" {
			c.Title = strings.TrimSpace(text[:at[0]])
		}
		key := text[at[2]:at[3]]
		dec := json.NewDecoder(strings.NewReader(text[at[1]:]))
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return c, fmt.Errorf("%s is followed by no JSON value: %w", key, err)
		}
		c.Metadata[key] = value
		text = text[at[1]+int(dec.InputOffset()):]
		if strings.TrimSpace(text) == "" {
			return c, nil
		}
	}
	if len(c.Metadata) == 0 {
		c.Title = strings.TrimSpace(text)
	}
	return c, nil
}

// insideLines tells the lines that begin inside a raw string or a block
// comment.
func insideLines(src string) map[int]bool {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, []byte(src), func(token.Position, string) {}, scanner.ScanComments)
	inside := map[int]bool{}
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return inside
		}
		if tok == token.STRING || tok == token.COMMENT {
			first := file.Line(pos)
			for i := range strings.Count(lit, "\n") {
				inside[first+1+i] = true
			}
		}
	}
}
