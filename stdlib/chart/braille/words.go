package braille

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

const ellipsis = "…"

// measure takes the width of characters in cells: 东 takes two, and characters whose
// width depends on the font take one.
var measure = &runewidth.Condition{StrictEmojiNeutral: true}

// clean makes text one line without anything that a terminal would obey or that
// would join its neighbours.
func clean(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Variation_Selector, r), unicode.Is(unicode.Join_Control, r):
			return -1
		case !unicode.IsPrint(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// width is the cells that clean text takes.
func width(s string) int {
	n := 0
	for _, r := range s {
		n += measure.RuneWidth(r)
	}
	return n
}

// head is the longest begin of text that fits in n cells, and what follows it.
func head(s string, n int) (begin, rest string) {
	for i, r := range s {
		if n -= measure.RuneWidth(r); n < 0 {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// cut shortens text to n cells, at its end.
func cut(s string, n int) string {
	if width(s) <= n {
		return s
	}
	if n <= 0 {
		return ""
	}
	begin, _ := head(s, n-1)
	return begin + ellipsis
}

// wrap breaks text into lines of at most n cells: at the ends of its own lines, at
// blanks, and within words only if they are longer.
func wrap(s string, n int) []string {
	var lines []string
	if n < 1 {
		return nil
	}
	for part := range strings.SplitSeq(s, "\n") {
		line := ""
		for _, word := range strings.Fields(clean(part)) {
			if line != "" && width(line)+1+width(word) <= n {
				line += " " + word
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			for width(word) > n {
				var begin string
				if begin, word = head(word, n); begin == "" {
					begin, word = ellipsis, "" // a wide character in one column
				}
				lines = append(lines, begin)
			}
			line = word
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// atMost is the first n lines, the last of them cut if there are more.
func atMost(lines []string, n, columns int) []string {
	if len(lines) <= n {
		return lines
	}
	if n <= 0 {
		return nil
	}
	lines = append([]string{}, lines[:n]...)
	begin, _ := head(lines[n-1], columns-1)
	lines[n-1] = begin + ellipsis
	return lines
}
