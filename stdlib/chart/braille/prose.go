package braille

import (
	"fmt"
	"strings"
)

// titles are the title and the subtitle, wrapped, each of an eighth of the rows at
// most.
func (d *drawing) titles() *page {
	most := max(d.rows/8, 1)
	title := atMost(wrap(d.scene.Title, d.columns), most, d.columns)
	subtitle := atMost(wrap(d.scene.Subtitle, d.columns), most, d.columns)
	p := newPage(d.columns, len(title)+len(subtitle))
	for i, line := range title {
		p.put(0, i, line, d.bold())
	}
	for i, line := range subtitle {
		p.put(0, len(title)+i, line, d.dim())
	}
	return p
}

func (d *drawing) caption() *page {
	return d.prose(wrap(strings.Join(d.scene.Caption, "\n"), d.columns), d.dim())
}

// more says that there are panels without room.
func (d *drawing) more(n int) *page {
	text := fmt.Sprintf("%d more panels need a larger terminal", n)
	if n == 1 {
		text = "1 more panel needs a larger terminal"
	}
	return d.prose(wrap(text, d.columns), d.dim())
}

// description is what the scene shows in words, as far as there is room, with why
// there is no picture.
func (d *drawing) description() *page {
	text := d.scene.Description
	if strings.TrimSpace(clean(text)) == "" {
		text = d.scene.Title + "\n" + d.scene.Subtitle
	}
	lines := wrap(text, d.columns)
	if len(d.scene.Panels) > 0 {
		lines = append(lines, wrap("The picture needs a larger terminal.", d.columns)...)
	}
	return d.prose(atMost(lines, d.rows, d.columns), style{})
}

func (d *drawing) prose(lines []string, s style) *page {
	p := newPage(d.columns, len(lines))
	for i, line := range lines {
		p.put(0, i, line, s)
	}
	return p
}
