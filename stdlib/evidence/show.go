package evidence

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/table"
)

// Table is the comparison for readers: figures as text, a row for each pair.
func (c *Comparison) Table() *table.Table {
	f := frame.New(c.wordColumns()...)
	t := f.Table()
	if f.Width() == 0 {
		t = &table.Table{}
	}
	add := func(name string, right bool, cell func(*Pair) string) {
		column := table.Column{Name: name, Right: right}
		for i := range c.Pairs {
			column.Cells = append(column.Cells, cell(&c.Pairs[i]))
		}
		t.Columns = append(t.Columns, column)
	}
	for _, s := range []struct {
		name string
		of   func(*Pair) *Side
	}{{c.Base, func(p *Pair) *Side { return &p.Base }}, {c.Next, func(p *Pair) *Side { return &p.Next }}} {
		add("n", true, func(p *Pair) string { return fmt.Sprint(s.of(p).N) })
		add(s.name, true, func(p *Pair) string { return quantity(c.Metric, s.of(p).Median) })
		add("95 %", false, func(p *Pair) string {
			if side := s.of(p); side.HasInterval {
				return quantities(c.Metric, side.Median, side.Low, side.High)
			}
			return rangeText(0, 0, false)
		})
	}
	add("ratio", true, func(p *Pair) string { return fmt.Sprintf("%.3f", p.Ratio) })
	add("95 %", false, func(p *Pair) string {
		if !p.HasInterval {
			return rangeText(0, 0, false)
		}
		return fmt.Sprintf("%.3f – %.3f", p.Low, p.High)
	})
	add("p", true, func(p *Pair) string { return pText(p.P) })
	add("after Holm", true, func(p *Pair) string {
		if p.tooFew() {
			return "–"
		}
		return pText(p.Holm)
	})
	add(c.Next, false, c.Verdict)
	return t
}

// A part is a list under a heading.
type part struct {
	heading string
	lines   []string
}

// parts are what is said below the table.
func (c *Comparison) parts() []part {
	var notes []string
	for i := range c.Pairs {
		if n := c.notes(&c.Pairs[i]); len(n) > 0 {
			notes = append(notes, fmt.Sprintf("%s: %s", c.Name(&c.Pairs[i]), strings.Join(n, "; ")))
		}
	}
	all := []part{{"What it shows", c.Sentences()}, {"What else may make the difference", c.Confounds}, {"Series", notes}, {"Not compared", c.Unmatched}}
	return slices.DeleteFunc(all, func(p part) bool { return len(p.lines) == 0 })
}

// String is the comparison as text.
func (c *Comparison) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", c.Headline())
	if len(c.Pairs) > 0 {
		fmt.Fprintf(&b, "\n%s\n", strings.TrimRight(c.Table().String(), "\n"))
	}
	for _, p := range c.parts() {
		fmt.Fprintf(&b, "\n%s:\n", p.heading)
		for _, line := range p.lines {
			fmt.Fprintf(&b, "  - %s\n", line)
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// Markdown is the comparison in Markdown.
func (c *Comparison) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**\n", c.Headline())
	if len(c.Pairs) > 0 {
		fmt.Fprintf(&b, "\n%s", c.Table().Markdown(0))
	}
	for _, p := range c.parts() {
		fmt.Fprintf(&b, "\n%s:\n\n", p.heading)
		for _, line := range p.lines {
			fmt.Fprintf(&b, "- %s\n", line)
		}
	}
	return b.String()
}

// HTML is the comparison as a fragment of HTML.
func (c *Comparison) HTML() string {
	var b strings.Builder
	fmt.Fprintf(&b, "<p><strong>%s</strong></p>\n", html.EscapeString(c.Headline()))
	if len(c.Pairs) > 0 {
		b.WriteString(c.Table().HTML(0))
	}
	for _, p := range c.parts() {
		fmt.Fprintf(&b, "<p>%s:</p>\n<ul>\n", html.EscapeString(p.heading))
		for _, line := range p.lines {
			fmt.Fprintf(&b, "<li>%s</li>\n", html.EscapeString(line))
		}
		b.WriteString("</ul>\n")
	}
	return b.String()
}

// MIMEBundle is the comparison as text, HTML and Markdown.
func (c *Comparison) MIMEBundle() map[string]any {
	return map[string]any{"text/plain": c.String(), "text/html": c.HTML(), "text/markdown": c.Markdown()}
}
