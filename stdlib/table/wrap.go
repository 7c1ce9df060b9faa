package table

import "strings"

// Wrap breaks a text at its blanks into lines of at most so many cells, for a note under
// a table. Lines after the first begin with the indent. A word that is longer than a
// line stays whole; 0 cells are no limit.
func Wrap(text string, width int, indent string) string {
	if width <= 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for i, word := range strings.SplitAfter(text, " ") {
		if i > 0 && at+measure.StringWidth(strings.TrimRight(word, " ")) > width {
			b.WriteString("\n" + indent)
			at = measure.StringWidth(indent)
		}
		b.WriteString(word)
		at += measure.StringWidth(word)
	}
	return trimLines(b.String())
}

// trimLines takes the blanks off the ends of lines.
func trimLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}
