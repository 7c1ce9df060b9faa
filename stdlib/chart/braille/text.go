package braille

import (
	"strings"

	"kvsh/stdlib/chart/scene"
)

// Options are what a terminal has.
type Options struct {
	Columns, Rows int  // cells; 80 and 24 if they are 0, and 1000 at most
	Colors        int  // 0 for none, 16, 256, or 1<<24
	Dark          bool // its background
}

// Text is a scene as lines of text, each ended by \n, for a terminal or, without
// colours, a file. No line is wider than the columns. Titles and panels take what
// legend and caption leave of the rows; if that is too little for a fair picture,
// the text is longer by the lines of legend and caption. Panels without room are
// counted below the others; without room for any panel the text is the scene's
// description.
func Text(s *scene.Scene, o Options) string {
	if s == nil {
		return ""
	}
	o.Columns, o.Rows = sizeOr(o.Columns, 80), sizeOr(o.Rows, 24)
	d := newDrawing(s, o)
	var out strings.Builder
	for _, p := range d.pages() {
		p.lines(&out)
	}
	return out.String()
}

// mostCells is what a text takes of a room, in columns and in rows.
const mostCells = 1000

func sizeOr(n, usual int) int {
	if n <= 0 {
		return usual
	}
	return min(n, mostCells)
}

// A drawing is a scene on its way to a terminal.
type drawing struct {
	*terminal
	scene         *scene.Scene
	views         []*view
	columns, rows int
	keys          *keys
	spread        spread
}

func newDrawing(s *scene.Scene, o Options) *drawing {
	d := &drawing{terminal: newTerminal(o, s.Theme), scene: s, columns: o.Columns, rows: o.Rows, keys: &keys{}, spread: spreadOf(s)}
	d.views = d.newViews()
	if d.plain() {
		d.keys = newKeys(s)
	}
	return d
}

// pages are the parts of the text, from above.
func (d *drawing) pages() []*page {
	titles, legend, caption := d.titles(), d.legend(), d.caption()
	room := d.rows - titles.rows
	shown, l := d.fit(room, room-legend.rows-caption.rows)
	if l == nil {
		return []*page{d.description()}
	}
	parts := []*page{titles, d.panels(l)}
	if more := len(d.views) - shown; more > 0 {
		parts = append(parts, d.more(more))
	}
	return append(parts, legend, caption)
}

// fit finds a layout for as many of the first panels as have room in some rows. It
// takes more, up to a limit, if those are not enough for fair plots.
func (d *drawing) fit(limit, rows int) (shown int, l *layout) {
	fitting := d.columns / leastColumns * (limit / (leastRows + 1))
	for n := min(len(d.views), fitting); n > 0; n-- {
		hint := 0
		if n < len(d.views) {
			hint = d.more(len(d.views) - n).rows
		}
		if l = bestLayout(d.views[:n], d.scene.Columns, d.columns, rows-hint); l != nil && l.plotRows >= fairRows {
			return n, l
		}
		if l = bestLayout(d.views[:n], d.scene.Columns, d.columns, limit-hint); l != nil {
			l.plotRows = min(l.plotRows, fairRows)
			return n, l
		}
	}
	return 0, nil
}
