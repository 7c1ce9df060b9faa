package graphics

import (
	"encoding/base64"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"github.com/charmbracelet/x/ansi/kitty"
)

// kittyChunk is how much of a file goes into one sequence.
const kittyChunk = 4096

// kitty is the picture by the graphics protocol of kitty.
func (p *picture) kitty(t Terminal, scale float64) (Picture, error) {
	file, err := p.as("png")
	if err != nil {
		return Picture{}, err
	}
	if t.Tmux {
		return p.placeholders(file, t, scale), nil
	}
	columns, rows := t.cells(p.Rect.Dx(), p.Rect.Dy(), scale)
	keys := fmt.Sprintf("a=T,f=100,q=2,i=%d,c=%d,r=%d,C=1", 1+rand.Int32N(math.MaxInt32), columns, rows)
	return Picture{Lines: over(rows, strings.Join(kittySequences(file, keys), "")), Columns: columns}, nil
}

// kittySequences are those that send a PNG.
func kittySequences(file []byte, keys string) []string {
	var out []string
	chunks := pieces(base64.StdEncoding.EncodeToString(file), kittyChunk)
	for i, chunk := range chunks {
		more := 1
		if i == len(chunks)-1 {
			more = 0
		}
		out = append(out, fmt.Sprintf("\x1b_G%s,m=%d;%s\x1b\\", keys, more, chunk))
		keys = "q=2"
	}
	return out
}

// mostPlaceholders is how many rows or columns placeholders can count.
const mostPlaceholders = 297

// placeholders is the picture as text that stands for it: tmux does not know that
// there is a picture, but moves text as it should. The number of the picture is the
// text's colour, of 256, and a mark on each letter; the other marks are the row and
// the column.
func (p *picture) placeholders(file []byte, t Terminal, scale float64) Picture {
	t.Columns, t.Rows = min(t.Columns, mostPlaceholders), min(t.Rows, mostPlaceholders)
	columns, rows := t.cells(p.Rect.Dx(), p.Rect.Dy(), scale)
	low, high := 1+rand.IntN(255), 1+rand.IntN(127)
	keys := fmt.Sprintf("a=T,U=1,f=100,q=2,i=%d,c=%d,r=%d", high<<24|low, columns, rows)

	var first strings.Builder
	for _, s := range kittySequences(file, keys) {
		first.WriteString(passthrough(s))
	}
	lines := make([]string, rows)
	for y := range lines {
		var b strings.Builder
		fmt.Fprintf(&b, "\x1b[38;5;%dm", low)
		for x := range columns {
			for _, r := range [...]rune{kitty.Placeholder, kitty.Diacritic(y), kitty.Diacritic(x), kitty.Diacritic(high)} {
				b.WriteRune(r)
			}
		}
		b.WriteString(reset)
		lines[y] = b.String()
	}
	lines[0] = first.String() + lines[0]
	return Picture{Lines: lines, Columns: columns}
}
