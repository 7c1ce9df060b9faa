package canvas

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"
)

const (
	ellipsis    = "…"
	longestText = 2000 // characters that are looked at
)

// tidy makes blanks of tabs, drops carriage returns, and ends a text that is longer
// than any picture shows.
func tidy(text string) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if n++; n > longestText {
			return b.String() + ellipsis
		}
		switch r {
		case '\t', '\u2028', '\u2029', '\u00a0':
			b.WriteByte(' ')
		case '\r':
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// oneLine is a text without line breaks.
func oneLine(text string) string { return strings.ReplaceAll(tidy(text), "\n", " ") }

// wrap breaks a text into at most most lines of a width. The last of them ends with
// "…" if there is more.
func (t style) wrap(text string, width vg.Length, most int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(tidy(text), "\n") {
		rest := strings.TrimSpace(paragraph)
		for rest != "" {
			if len(lines) == most {
				return t.more(lines, width)
			}
			end := t.lineEnd(rest, width)
			lines = append(lines, strings.TrimSpace(rest[:end]))
			rest = strings.TrimSpace(rest[end:])
		}
	}
	return lines
}

// more says at the end of lines that there is more.
func (t style) more(lines []string, width vg.Length) []string {
	if n := len(lines); n > 0 {
		lines[n-1] = t.head(lines[n-1], width-t.width(ellipsis)) + ellipsis
	}
	return lines
}

// lineEnd is where a line of a width ends in a text: where it may break, or within
// a word that is wider than the line.
func (t style) lineEnd(text string, width vg.Length) int {
	x, breakable := vg.Length(0), 0
	var before rune
	for i, r := range text {
		if i > 0 && breaks(before, r) {
			breakable = i
		}
		if g := t.glyph(r); g != nil {
			x += t.size * g.advance
		}
		if x > width && i > 0 && r != ' ' {
			if breakable > 0 {
				return breakable
			}
			return i
		}
		before = r
	}
	return len(text)
}

// closing is what does not begin a line.
const closing = "、。，．！？：；）》」』】〕％…"

// breaks reports whether a line may end between two characters: at blanks, and
// beside Chinese.
func breaks(before, after rune) bool {
	if before == ' ' {
		return true
	}
	return (wide(before) || wide(after)) && !strings.ContainsRune(closing, after)
}

func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x30ff || r >= 0xff00 && r <= 0xffef
}

// cut shortens a line to a width.
func (t style) cut(line string, width vg.Length) string {
	if t.width(line) <= width {
		return line
	}
	return strings.TrimSpace(t.head(line, width-t.width(ellipsis))) + ellipsis
}

// cutName shortens a name in its middle, because both ends tell names apart.
func (t style) cutName(name string, width vg.Length) string {
	if t.width(name) <= width {
		return name
	}
	width -= t.width(ellipsis)
	head := t.head(name, width/2)
	return head + ellipsis + t.tail(name[len(head):], width-t.width(head))
}

// head is the longest beginning of a line in a width.
func (t style) head(line string, width vg.Length) string {
	x := vg.Length(0)
	for i, r := range line {
		if g := t.glyph(r); g != nil {
			x += t.size * g.advance
		}
		if x > width {
			return line[:i]
		}
	}
	return line
}

// tail is the longest end of a line in a width.
func (t style) tail(line string, width vg.Length) string {
	x := vg.Length(0)
	for end := len(line); end > 0; {
		r, n := utf8.DecodeLastRuneInString(line[:end])
		if g := t.glyph(r); g != nil {
			x += t.size * g.advance
		}
		if x > width {
			return line[end:]
		}
		end -= n
	}
	return line
}
