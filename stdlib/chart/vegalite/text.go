package vegalite

import "strings"

// Sizes of text in pixels.
const (
	titleSize = 20.0
	textSize  = 13.0
	smallSize = 12.0
)

// lineHeight is the height of a line as a share of the text size.
const lineHeight = 1.35

// fonts are what text is set in.
const fonts = "Liberation Sans, Arial, Helvetica, sans-serif"

// widening makes the widths those of DejaVu Sans, which many systems have for want of
// Arial.
const widening = 1.13

// bold is by how much bold text is wider.
const bold = 1.12

// advances are the widths of letters in Arial as shares of the text size.
var advances = []struct {
	letters string
	width   float64
}{
	{"ijl'|", 0.23},
	{" .,:;!ftI/\\[]·", 0.29},
	{"r-()`{}\"", 0.35},
	{"ckszvxyJ", 0.5},
	{"ABEKPSVXY&", 0.68},
	{"CDHNRU", 0.73},
	{"wGOQ", 0.78},
	{"mM", 0.84},
	{"W@%", 0.95},
}

// width is the width of a line of text in pixels.
func width(s string, size float64) float64 {
	sum := 0.0
	for _, r := range s {
		sum += advance(r)
	}
	return sum * size * widening
}

func advance(r rune) float64 {
	for _, a := range advances {
		if strings.ContainsRune(a.letters, r) {
			return a.width
		}
	}
	if r >= 0x2e80 { // Chinese, Japanese and Korean
		return 1
	}
	return 0.57
}

// wrap breaks text into lines that are at most as wide as the room, at blanks where it can.
func wrap(s string, size, room float64) []string {
	var lines []string
	for _, paragraph := range strings.Split(s, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			if line != "" && width(line+" "+word, size) <= room {
				line += " " + word
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			broken := breakWord(word, size, room)
			lines = append(lines, broken[:len(broken)-1]...)
			line = broken[len(broken)-1]
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// wrapWords breaks text at blanks alone: a longer word stands out.
func wrapWords(s string, size, room float64) []string {
	for _, word := range strings.Fields(s) {
		room = max(room, width(word, size)+1)
	}
	return wrap(s, size, room)
}

// breakWord breaks a word into pieces that are at most as wide as the room, or one letter.
func breakWord(word string, size, room float64) []string {
	var pieces []string
	start, used := 0, 0.0
	for i, r := range word {
		w := advance(r) * size * widening
		if used+w > room && i > start {
			pieces = append(pieces, word[start:i])
			start, used = i, 0
		}
		used += w
	}
	return append(pieces, word[start:])
}
