package evidence

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"kvsh/stdlib/table"
)

// Table is the comparison for readers, a row for each pair: the cell in short, n of
// either side, the ratio of the medians, p after Holm, the verdict, and the medians;
// ratio and medians with 95 % intervals. [Comparison.Frame] has the figures.
func (c *Comparison) Table() *table.Table { return c.table(true) }

// table leaves out the intervals of the medians where there is no room for them.
func (c *Comparison) table(intervals bool) *table.Table {
	t := &table.Table{}
	add := func(name string, right bool, cell func(*Pair) string) {
		t.Columns = append(t.Columns, table.Column{Name: name, Right: right, Cells: each(c.Pairs, cell)})
	}
	median := func(s *Side) string {
		text := quantity(c.Metric, s.Median)
		if s.HasInterval && intervals {
			text += " (" + quantities(c.Metric, s.Median, s.Low, s.High) + ")"
		}
		return text
	}
	add("cell", false, c.shortName)
	add("n", true, func(p *Pair) string { return fmt.Sprintf("%d, %d", p.Base.N, p.Next.N) })
	add("ratio", false, func(p *Pair) string {
		if !p.HasInterval {
			return fmt.Sprintf("%.3f", p.Ratio)
		}
		return fmt.Sprintf("%.3f (%.3f–%.3f)", p.Ratio, p.Low, p.High)
	})
	add("p (Holm)", true, func(p *Pair) string {
		if p.tooFew() {
			return "–"
		}
		return pText(p.Holm)
	})
	add(c.label(c.Next)+" is", false, c.Verdict)
	add(c.label(c.Base), false, func(p *Pair) string { return median(&p.Base) })
	add(c.label(c.Next), false, func(p *Pair) string { return median(&p.Next) })
	return t
}

// shortName is a pair as its row begins: "100k × 50, 800g, EW, arccN".
func (c *Comparison) shortName(p *Pair) string {
	var out []string
	for _, w := range p.Words {
		if c.common(w) && !(len(c.Pairs) == 1 && w.Column == "input_len") || slices.Contains(unknown, w.Value) {
			continue
		}
		switch last := len(out) - 1; {
		case w.Column == "input_len":
			out = append(out, tokens(w.Value))
		case w.Column == "num_prompts" && last >= 0:
			out[last] += " × " + w.Value
		case w.Column == "direction":
			out = append(out, ShortDirection(w.Value))
		case w.Column == "arcc":
			out = append(out, "arcc"+w.Value)
		default:
			out = append(out, settingText(w.Column, []string{w.Value}))
		}
	}
	return strings.Join(out, ", ")
}

// A part is a list under a heading.
type part struct {
	heading string
	lines   []string
}

// parts are what is said below the table.
func (c *Comparison) parts() []part {
	all := []part{{"What it shows", c.Sentences()}, {"What else may make the difference", c.Confounds}, {"Series", c.seriesLines()}, {"Not compared", c.Unmatched}}
	return slices.DeleteFunc(all, func(p part) bool { return len(p.lines) == 0 })
}

// mostNames is how many pairs a note names.
const mostNames = 3

// seriesLines are the notes on series, each once, with the pairs that they are about.
func (c *Comparison) seriesLines() []string {
	about := map[string][]string{}
	var order []string
	for i := range c.Pairs {
		p := &c.Pairs[i]
		for _, note := range c.notes(p) {
			if about[note] == nil {
				order = append(order, note)
			}
			about[note] = append(about[note], c.Name(p))
		}
	}
	for i, note := range order {
		names := about[note]
		more := ""
		if n := len(names) - mostNames; n > 0 {
			names, more = names[:mostNames], fmt.Sprintf("; and %d more", n)
		}
		order[i] = fmt.Sprintf("%s (%s%s)", note, strings.Join(names, "; "), more)
	}
	return order
}

// String is the comparison as text.
func (c *Comparison) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", table.Wrap(c.Headline(), table.Width(), "  "))
	if len(c.Pairs) > 0 {
		t := c.Table()
		if room := table.Width(); room > 0 && t.FullWidth() > room {
			t = c.table(false)
		}
		fmt.Fprintf(&b, "\n%s\n", strings.TrimRight(t.String(), "\n"))
	}
	for _, p := range c.parts() {
		fmt.Fprintf(&b, "\n%s:\n", p.heading)
		for _, line := range p.lines {
			fmt.Fprintf(&b, "%s\n", table.Wrap("  - "+line, table.Width(), "    "))
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
