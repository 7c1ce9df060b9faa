package graphics

import "math"

// A Terminal is what is known of the terminal.
type Terminal struct {
	Columns, Rows         int // of text that a picture may take
	CellWidth, CellHeight int // of a cell, in pixels; 0 if not known, as 10×20
	Colors                int // of text: 0 (none), 16, 256 or 1<<24
	Dark                  bool
	// MostSixels is how many pixels across and down a sixel picture may have; 0 for
	// 1000, as xterm shows nothing of one that has more.
	MostSixels int
	// Tmux is set within tmux. Sequences for the terminal around it are wrapped then,
	// which it lets through only with its option allow-passthrough.
	Tmux bool
}

// cell is the size of a cell in pixels. Terminals tell nonsense now and then.
func (t Terminal) cell() (width, height int) {
	if t.CellWidth < 2 || t.CellHeight < six {
		return 10, 20
	}
	return t.CellWidth, t.CellHeight
}

// fit is the size on the screen, in its pixels, of a picture of width × height
// pixels, scale of them to one of the screen: its natural size or, if there is not
// as much room, the largest of its shape.
func (t Terminal) fit(width, height int, scale float64) (w, h float64) {
	if !(scale > 1) {
		scale = 1
	}
	cw, ch := t.cell()
	w, h = float64(width), float64(height)
	f := min(1/scale, float64(t.Columns)*float64(cw)/w, float64(t.Rows)*float64(ch)/h)
	return w * f, h * f
}

// cells is the number of cells for a picture whose size is whole cells. As cells
// are coarse in height, it is the width that follows the shape.
func (t Terminal) cells(width, height int, scale float64) (columns, rows int) {
	cw, ch := t.cell()
	w, h := t.fit(width, height, scale)
	rows = max(1, whole(h/float64(ch)))
	shaped := float64(rows*ch) * w / h / float64(cw)
	most := math.Ceil(w/float64(cw) - tiny)
	return max(1, int(min(math.Round(shaped), most))), rows
}

// tiny is more than what floating point adds to a number of cells.
const tiny = 1e-6

func whole(x float64) int { return int(x + tiny) }
