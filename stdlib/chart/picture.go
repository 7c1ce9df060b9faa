package chart

import "fmt"

// Title sets the headline. Without it the chart has one made of its columns; an
// empty title takes that away.
func (c *Chart) Title(s string) *Chart {
	return c.editPicture(func(p *picture) { p.title, p.titled = s, true })
}

// Subtitle sets the line under the headline.
func (c *Chart) Subtitle(s string) *Chart { return c.editPicture(func(p *picture) { p.subtitle = s }) }

// Caption adds a paragraph to those below the picture, which say what it shows:
// the number of rows, the statistic, what is left out.
func (c *Chart) Caption(s string) *Chart {
	return c.edit(func(c *Chart) error {
		if s != "" {
			c.views[0].captions = append(c.views[0].captions, s)
		}
		return nil
	})
}

// Size sets width and height in inches. Without it the picture is 8.5 inches wide
// and 5.2 high, or larger if it has several panels.
func (c *Chart) Size(width, height float64) *Chart {
	return c.edit(func(c *Chart) error {
		if !(width >= 3 && height >= 2 && width <= 40 && height <= 40) {
			return fmt.Errorf("chart: Size(%g, %g): a picture is 3 to 40 inches wide and 2 to 40 high", width, height)
		}
		c.width, c.height = width, height
		return nil
	})
}

// LegendRight puts the legend to the right instead of below.
func (c *Chart) LegendRight(right bool) *Chart {
	return c.editPicture(func(p *picture) { p.legendRight = right })
}

// Theme sets the colours: "light", "dark" or "seed", those of the first reports.
func (c *Chart) Theme(name string) *Chart {
	return c.edit(func(c *Chart) error {
		c.theme = name
		return oneOf("Theme", name, "light", "dark", "seed")
	})
}

// size is the picture's size in inches for a grid of panels.
func (p *picture) size(columns, rows int) (width, height float64) {
	if p.width > 0 {
		return p.width, p.height
	}
	width, height = 8.5, 5.2
	if columns > 2 {
		width = min(3.2*float64(columns)+0.6, 40)
	}
	if rows > 1 {
		height = min(2.7*float64(rows)+1.6, 40)
	}
	return width, height
}
