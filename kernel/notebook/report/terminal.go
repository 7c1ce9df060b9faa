package report

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// What a report shows of a long stream.
const (
	headLines = 1000
	tailLines = 1000
	maxLine   = 10_000 // bytes of a line
)

// A span is text in one style.
type span struct {
	style look
	text  string
}

// A screen shows text as a terminal does: it knows colours, and that a carriage
// return or a backspace goes back to write over what is there.
type screen struct {
	style look
	head  [][]span
	tail  [][]span // the lines after head; a ring once it is full
	lines int

	row  []glyph // of a line that is not plain
	back int     // where the next character of row goes
}

type glyph struct {
	r     rune
	style look
}

// terminal shows a text. It returns its first and last lines and how many
// there are between them that it leaves out.
func terminal(text string) (head, tail [][]span, skipped int) {
	var s screen
	text = strings.ToValidUTF8(text, "\uFFFD")
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		line = strings.TrimRight(line, "\r")
		s.write(line)
	}
	if n := s.lines - headLines; n > tailLines {
		at := n % tailLines
		return s.head, append(s.tail[at:len(s.tail):len(s.tail)], s.tail[:at]...), n - tailLines
	}
	return s.head, s.tail, 0
}

// write shows one line.
func (s *screen) write(line string) {
	var spans []span
	if isPlain(line) {
		if line != "" {
			spans = []span{{s.style, line}}
		}
	} else {
		spans = s.play(line)
	}
	spans = shorten(spans)
	switch n := s.lines - headLines; {
	case n < 0:
		s.head = append(s.head, spans)
	case n < tailLines:
		s.tail = append(s.tail, spans)
	default:
		s.tail[n%tailLines] = spans
	}
	s.lines++
}

func isPlain(line string) bool {
	for i := range len(line) {
		if c := line[i]; c < ' ' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// play shows a line that has control characters.
func (s *screen) play(line string) []span {
	s.row, s.back = s.row[:0], 0
	for line != "" {
		r, size := utf8.DecodeRuneInString(line)
		switch {
		case r == '\x1b':
			line = s.escape(line[1:])
			continue
		case r == '\r':
			s.back = 0
		case r == '\b':
			s.back = max(0, s.back-1)
		case r < ' ' && r != '\t' || r == 0x7f:
		case s.back < len(s.row):
			s.row[s.back] = glyph{r, s.style}
			s.back++
		default:
			s.row = append(s.row, glyph{r, s.style})
			s.back++
		}
		line = line[size:]
	}
	var spans []span
	var text strings.Builder
	for i, g := range s.row {
		text.WriteRune(g.r)
		if i+1 == len(s.row) || s.row[i+1].style != g.style {
			spans = append(spans, span{g.style, text.String()})
			text.Reset()
		}
	}
	return spans
}

// escape obeys the escape sequence at the begin of text, without its ESC, and
// returns what follows it. It knows colours and erasing in the line; it leaves
// out all others.
func (s *screen) escape(text string) string {
	if text == "" {
		return ""
	}
	switch text[0] {
	case '[':
		end := 1
		for end < len(text) && text[end] >= 0x20 && text[end] < 0x40 {
			end++
		}
		if end == len(text) {
			return ""
		}
		if text[end] < 0x40 || text[end] > 0x7e {
			return text[end:] // broken off
		}
		switch arguments := text[1:end]; text[end] {
		case 'm':
			s.style.set(arguments)
		case 'K':
			s.erase(arguments)
		}
		return text[end+1:]
	case ']', 'P', '_', '^', 'X': // a string to the terminal, such as its title or a link
		bell := strings.IndexByte(text, '\a')
		end := strings.Index(text, "\x1b\\")
		switch {
		case bell >= 0 && (end < 0 || bell < end):
			return text[bell+1:]
		case end >= 0:
			return text[end+2:]
		}
		return ""
	}
	i := 0
	for i < len(text) && text[i] >= 0x20 && text[i] < 0x30 {
		i++
	}
	if i < len(text) && text[i] >= 0x30 && text[i] < 0x7f {
		i++
	}
	return text[i:]
}

func (s *screen) erase(arguments string) {
	switch arguments {
	case "", "0":
		s.row = s.row[:min(s.back, len(s.row))]
	case "1", "2":
		for i := range s.row {
			if arguments == "2" || i <= s.back {
				s.row[i] = glyph{r: ' '}
			}
		}
		if arguments == "2" {
			s.row = s.row[:min(s.back, len(s.row))]
		}
	}
}

// shorten cuts a line that is too long.
func shorten(spans []span) []span {
	left := maxLine
	for i, s := range spans {
		if len(s.text) <= left {
			left -= len(s.text)
			continue
		}
		cut := s.text[:left]
		for !utf8.ValidString(cut) {
			cut = cut[:len(cut)-1]
		}
		rest := utf8.RuneCountInString(s.text[len(cut):])
		for _, r := range spans[i+1:] {
			rest += utf8.RuneCountInString(r.text)
		}
		return append(spans[:i:i], span{s.style, cut}, span{look{dim: true}, fmt.Sprintf(" … %d characters left out", rest)})
	}
	return spans
}

// plain is a text as a terminal shows it, without colours.
func plain(text string) string {
	head, tail, skipped := terminal(text)
	var b strings.Builder
	for _, line := range head {
		writePlain(&b, line)
	}
	if skipped > 0 {
		b.WriteString(leftOut(skipped) + "\n")
	}
	for _, line := range tail {
		writePlain(&b, line)
	}
	return strings.TrimRight(b.String(), "\n")
}

func leftOut(lines int) string {
	if lines == 1 {
		return "… 1 line left out …"
	}
	return fmt.Sprintf("… %d lines left out …", lines)
}

func writePlain(b *strings.Builder, line []span) {
	for _, s := range line {
		b.WriteString(s.text)
	}
	b.WriteByte('\n')
}

// colored is a text as a terminal shows it, in HTML.
func colored(text string) string {
	head, tail, skipped := terminal(text)
	var b strings.Builder
	for _, line := range head {
		writeColored(&b, line)
	}
	if skipped > 0 {
		b.WriteString(`<span class="skipped">` + leftOut(skipped) + "</span>\n")
	}
	for _, line := range tail {
		writeColored(&b, line)
	}
	return strings.TrimRight(b.String(), "\n")
}

func writeColored(b *strings.Builder, line []span) {
	for _, s := range line {
		if s.style == (look{}) {
			b.WriteString(html.EscapeString(s.text))
			continue
		}
		b.WriteString("<span" + s.style.attributes() + ">" + html.EscapeString(s.text) + "</span>")
	}
	b.WriteByte('\n')
}
