package table

import (
	"fmt"
	"html"
	"strings"
)

// style makes the HTML table readable on a light and on a dark page.
const style = `<style>
table.kvsh{border-collapse:collapse;font-variant-numeric:tabular-nums}
table.kvsh caption{text-align:left;font-weight:600;padding:.3em 0}
table.kvsh th,table.kvsh td{padding:.2em .7em;text-align:left;border:0}
table.kvsh thead th{border-bottom:1px solid currentColor;vertical-align:bottom}
table.kvsh thead small{display:block;font-weight:400;opacity:.6}
table.kvsh .n{text-align:right}
table.kvsh .null{opacity:.4}
table.kvsh tfoot td{opacity:.6;font-size:.9em}
</style>
`

// HTML renders the table as one HTML element with its style, at most maxRows
// rows of it (all if it is 0).
func (t *Table) HTML(maxRows int) string {
	var b strings.Builder
	b.WriteString(style)
	b.WriteString("<table class=\"kvsh\">\n")
	if t.Title != "" {
		fmt.Fprintf(&b, "<caption>%s</caption>\n", escapeHTML(t.Title))
	}
	b.WriteString("<thead><tr>")
	for _, c := range t.Columns {
		small := ""
		if c.Type != "" {
			small = "<small>" + escapeHTML(c.Type) + "</small>"
		}
		fmt.Fprintf(&b, "<th scope=\"col\"%s>%s%s</th>", class(c.Right, false), escapeHTML(c.Name), small)
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	rows := t.shownRows(maxRows)
	for _, i := range rows {
		b.WriteString("<tr>")
		for j := range t.Columns {
			c := &t.Columns[j]
			switch {
			case i < 0:
				fmt.Fprintf(&b, "<td%s>%s</td>", class(c.Right, false), ellipsis)
			case c.null(i):
				fmt.Fprintf(&b, "<td%s>%s</td>", class(c.Right, true), nullMark)
			default:
				fmt.Fprintf(&b, "<td%s>%s</td>", class(c.Right, false), escapeHTML(c.Cells[i]))
			}
		}
		b.WriteString("</tr>\n")
	}
	foot := t.foot(visibleRows(rows), len(t.Columns))
	if t.Caption != "" {
		foot += ". " + t.Caption
	}
	fmt.Fprintf(&b, "</tbody>\n<tfoot><tr><td colspan=\"%d\">%s</td></tr></tfoot>\n</table>\n", max(1, len(t.Columns)), escapeHTML(foot))
	return b.String()
}

func class(right, null bool) string {
	var names []string
	if right {
		names = append(names, "n")
	}
	if null {
		names = append(names, "null")
	}
	if len(names) == 0 {
		return ""
	}
	return ` class="` + strings.Join(names, " ") + `"`
}

func escapeHTML(s string) string { return html.EscapeString(oneLine(s)) }

func visibleRows(rows []int) int {
	n := 0
	for _, i := range rows {
		if i >= 0 {
			n++
		}
	}
	return n
}

// Markdown renders the table as GitHub-flavoured Markdown, at most maxRows rows
// of it (all if it is 0).
func (t *Table) Markdown(maxRows int) string {
	var b strings.Builder
	if t.Title != "" {
		fmt.Fprintf(&b, "**%s**\n\n", escapeMarkdown(t.Title))
	}
	for _, c := range t.Columns {
		b.WriteString("| " + escapeMarkdown(c.Name) + " ")
	}
	b.WriteString("|\n")
	for _, c := range t.Columns {
		b.WriteString(map[bool]string{true: "| ---: ", false: "| --- "}[c.Right])
	}
	b.WriteString("|\n")
	rows := t.shownRows(maxRows)
	for _, i := range rows {
		for j := range t.Columns {
			c := &t.Columns[j]
			cell := ellipsis
			switch {
			case i >= 0 && c.null(i):
				cell = ""
			case i >= 0:
				cell = escapeMarkdown(c.Cells[i])
			}
			b.WriteString("| " + cell + " ")
		}
		b.WriteString("|\n")
	}
	if visibleRows(rows) < t.Rows() {
		fmt.Fprintf(&b, "\n%s\n", t.foot(visibleRows(rows), len(t.Columns)))
	}
	if t.Caption != "" {
		fmt.Fprintf(&b, "\n%s\n", escapeMarkdown(t.Caption))
	}
	return b.String()
}

// markdown escapes what begins an emphasis, a link, a picture, code, a formula,
// an HTML element or a character's name.
var markdown = strings.NewReplacer(
	`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "~", `\~`, "`", "\\`",
	"[", `\[`, "]", `\]`, "$", `\$`, "<", "&lt;", "&", "&amp;",
)

func escapeMarkdown(s string) string { return markdown.Replace(oneLine(s)) }
