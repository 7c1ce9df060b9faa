package graphics

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// iTerm2 takes a file in one sequence of less than 1 MiB, as do the terminals that
// learned its protocol. Longer ones go in parts, which only iTerm2 itself knows.
const (
	iterm2Most = 1<<20 - 1<<10
	iterm2Part = 1 << 16
)

// iterm2 is the picture by the inline images protocol of iTerm2.
func (p *picture) iterm2(t Terminal, scale float64) (Picture, error) {
	file, err := p.as("png", "jpeg")
	if err != nil {
		return Picture{}, err
	}
	columns, rows := t.cells(p.Rect.Dx(), p.Rect.Dy(), scale)
	sequences := iterm2Sequences(file, columns, rows)
	if t.Tmux {
		for i, s := range sequences {
			sequences[i] = passthrough(s)
		}
		sequences = append([]string{settleCursor}, sequences...)
	}
	return Picture{Lines: over(rows, strings.Join(sequences, "")), Columns: columns}, nil
}

func iterm2Sequences(file []byte, columns, rows int) []string {
	text := base64.StdEncoding.EncodeToString(file)
	args := fmt.Sprintf("inline=1;width=%d;height=%d;preserveAspectRatio=1;size=%d", columns, rows, len(file))
	if len(text) <= iterm2Most {
		return []string{"\x1b]1337;File=" + args + ":" + text + "\a"}
	}
	out := []string{"\x1b]1337;MultipartFile=" + args + "\a"}
	for _, part := range pieces(text, iterm2Part) {
		out = append(out, "\x1b]1337;FilePart="+part+"\a")
	}
	return append(out, "\x1b]1337;FileEnd\a")
}

// pieces cuts a text into pieces of n bytes and a last one of at most as many.
func pieces(text string, n int) []string {
	var out []string
	for len(text) > n {
		out = append(out, text[:n])
		text = text[n:]
	}
	return append(out, text)
}
