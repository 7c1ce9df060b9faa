package kv

import "kvsh/stdlib/display"

// Show shows values where the reader is: as text in a terminal, as tables and
// pictures in a notebook.
func Show(values ...any) {
	for _, v := range values {
		display.Show(v)
	}
}

// rich is text with one richer form.
type rich struct {
	mime, text string
}

func (r rich) MIMEBundle() map[string]any {
	return map[string]any{display.PlainText: r.text, r.mime: r.text}
}

// Markdown is text that a notebook shows formatted and a terminal as it is.
func Markdown(text string) display.Shower { return rich{"text/markdown", text} }

// HTML is text that a notebook shows as HTML and a terminal as it is.
func HTML(text string) display.Shower { return rich{"text/html", text} }

// SVG is a picture in SVG.
func SVG(text string) display.Shower { return rich{"image/svg+xml", text} }

// Check ends the cell or the program if err is not nil.
func Check(err error) { display.Fail(err) }
