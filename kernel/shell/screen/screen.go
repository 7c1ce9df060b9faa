package screen

import (
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A Cursor is where the terminal's cursor stands, from 0, among the lines that are
// drawn.
type Cursor struct {
	Row, Column int
	Hidden      bool
}

// A Screen is the lower end of a terminal.
type Screen struct {
	w             io.Writer
	width, height int
	reflows       bool

	text strings.Builder // printed, but not yet written
	main surface
	full *surface // the alternate screen, nil if it is not shown

	err error // of the first write that failed
}

// A surface is what is drawn on one of the terminal's two screens.
type surface struct {
	lines  []string
	rows   int // of the terminal that the lines take
	cursor Cursor
}

// New returns a screen of a terminal of a size. Reflows tells that the terminal
// wraps lines anew when its width changes.
func New(w io.Writer, width, height int, reflows bool) *Screen {
	return &Screen{w: w, width: max(width, 1), height: max(height, 1), reflows: reflows}
}

// Size is the size of the terminal in cells.
func (s *Screen) Size() (width, height int) { return s.width, s.height }

// Err is the error of the first write that failed.
func (s *Screen) Err() error { return s.err }

// Print takes text to stay above the lines, from the next Draw on. Its last line
// is complete, with or without its end.
func (s *Screen) Print(text string) {
	s.text.WriteString(strings.TrimSuffix(text, "\n"))
	s.text.WriteByte('\n')
}

// Draw shows lines below all that was printed. What exceeds the terminal's width is
// cut off, as are lines far from the cursor that exceed its height.
func (s *Screen) Draw(lines []string, cursor Cursor) {
	lines, cursor = window(lines, cursor, s.height)
	var b strings.Builder
	if s.full != nil {
		s.full.draw(&b, lines, cursor)
		s.write(b.String())
		return
	}
	if s.text.Len() > 0 {
		s.main.erase(&b)
		b.WriteString(strings.ReplaceAll(s.text.String(), "\n", reset+"\r\n"))
		s.text.Reset()
	}
	s.main.draw(&b, lines, cursor)
	s.write(b.String())
}

const (
	beginUpdate = "\x1b[?2026h\x1b[?25l"
	endUpdate   = "\x1b[?2026l"
	showCursor  = "\x1b[?25h"
	noWrap      = "\x1b[?7l"
	wrap        = "\x1b[?7h"
	eraseLine   = "\x1b[2K"
	eraseBelow  = "\x1b[J"
	eraseAll    = "\x1b[H\x1b[J"
	reset       = "\x1b[m"
	enterFull   = "\x1b[?1049h" + eraseAll
	leaveFull   = "\x1b[?1049l"
)

func (s *Screen) write(text string) {
	if text == "" {
		return
	}
	visible := showCursor
	if on := s.surface(); on.cursor.Hidden {
		visible = ""
	}
	_, err := io.WriteString(s.w, beginUpdate+text+visible+endUpdate)
	if s.err == nil {
		s.err = err
	}
}

func (s *Screen) surface() *surface {
	if s.full != nil {
		return s.full
	}
	return &s.main
}

// erase takes the drawn lines away, with the cursor where the first one began. The
// first row is erased by itself: terminals that are told to erase all below the very
// first one of theirs may keep it in the scrollback.
func (d *surface) erase(b *strings.Builder) {
	d.move(b, 0, 0)
	b.WriteString(eraseLine)
	if d.rows > 1 {
		d.move(b, 1, 0)
		b.WriteString(eraseBelow)
		d.move(b, 0, 0)
	}
	d.lines, d.rows = nil, 0
}

// draw writes what differs.
func (d *surface) draw(b *strings.Builder, lines []string, cursor Cursor) {
	changed := false
	for row, line := range lines {
		if row < len(d.lines) && d.lines[row] == line {
			continue
		}
		if !changed {
			b.WriteString(noWrap)
			changed = true
		}
		d.move(b, row, 0)
		b.WriteString(eraseLine + line + reset)
		d.cursor.Column = -1
	}
	if len(lines) < len(d.lines) {
		d.move(b, len(lines), 0)
		b.WriteString(eraseBelow)
	}
	if changed {
		b.WriteString(wrap)
	}
	d.lines, d.rows = append(d.lines[:0], lines...), len(lines)
	if d.cursor != cursor {
		d.move(b, cursor.Row, cursor.Column)
		if d.cursor.Hidden != cursor.Hidden {
			d.cursor.Hidden = cursor.Hidden
			b.WriteString(reset) // nothing else may be written, but write adds what shows it
		}
	}
}

// move moves the cursor. Lines below the last one come into being.
func (d *surface) move(b *strings.Builder, row, column int) {
	if row == d.cursor.Row && column == d.cursor.Column {
		return
	}
	b.WriteByte('\r')
	switch down := row - d.cursor.Row; {
	case down > 0:
		b.WriteString(strings.Repeat("\n", down))
	case down < 0:
		b.WriteString("\x1b[" + strconv.Itoa(-down) + "A")
	}
	if column > 0 {
		b.WriteString("\x1b[" + strconv.Itoa(column) + "C")
	}
	d.cursor.Row, d.cursor.Column = row, column
}

// window is the lines that fit a height, those around the cursor.
func window(lines []string, cursor Cursor, height int) ([]string, Cursor) {
	if len(lines) <= height {
		return lines, cursor
	}
	top := min(max(cursor.Row-height+1, 0), len(lines)-height)
	cursor.Row -= top
	return lines[top : top+height], cursor
}

// Resize tells the new size of the terminal. What was drawn is drawn anew.
func (s *Screen) Resize(width, height int) {
	width, height = max(width, 1), max(height, 1)
	if width == s.width && height == s.height {
		return
	}
	narrower := width < s.width
	s.width, s.height = width, height
	if s.full != nil {
		s.full.home()
		s.write(eraseAll)
	}
	if narrower && s.reflows {
		s.main.reflow(width)
	}
	if s.full != nil {
		return
	}
	var b strings.Builder
	s.main.erase(&b)
	s.write(b.String())
}

// home makes a surface empty with the cursor at its beginning.
func (d *surface) home() { *d = surface{cursor: Cursor{Hidden: d.cursor.Hidden}} }

// reflow moves the cursor as a terminal does whose lines now wrap at a width.
func (d *surface) reflow(width int) {
	above := 0
	d.rows = 0
	for row, line := range d.lines {
		if row == d.cursor.Row {
			above = d.rows + max(d.cursor.Column, 0)/width
		}
		d.rows += max(1, (ansi.StringWidth(line)+width-1)/width)
	}
	d.cursor.Row, d.cursor.Column = above, -1
}

// Full shows the alternate screen, or goes back from it.
func (s *Screen) Full(on bool) {
	switch {
	case on && s.full == nil:
		s.full = &surface{}
		s.write(enterFull)
	case !on && s.full != nil:
		s.full = nil
		var b strings.Builder
		b.WriteString(leaveFull)
		s.main.erase(&b)
		s.write(b.String())
	}
}

// Clear empties the terminal; its scrollback stays.
func (s *Screen) Clear() {
	d := s.surface()
	d.home()
	s.write(eraseAll)
}

// Release takes the lines away and leaves the cursor where the next text goes, for
// another program or at the end. The next Draw begins there anew.
func (s *Screen) Release() {
	s.Full(false)
	var b strings.Builder
	if s.text.Len() > 0 {
		s.Draw(nil, Cursor{})
	}
	s.main.erase(&b)
	s.main.cursor.Hidden = false
	s.write(b.String())
}
