package kv

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	_ "image/jpeg" // so that JPEG knows its size
	_ "image/png"  // so that PNG knows its size

	"kvsh/stdlib/display"
)

// rich is text with one richer form.
type rich struct {
	mime, text string
	form       any
}

func (r rich) MIMEBundle() map[string]any {
	return map[string]any{display.PlainText: r.text, r.mime: r.form}
}

// Markdown is text that a notebook shows formatted and a terminal as it is.
func Markdown(text string) display.Shower { return rich{"text/markdown", text, text} }

// HTML is text that a notebook shows as HTML and a terminal as it is.
func HTML(text string) display.Shower { return rich{"text/html", text, text} }

// Latex is text that a notebook sets as LaTeX and a terminal shows as it is. It
// has its own signs of mathematics: Latex(`$\lambda W$`).
func Latex(text string) display.Shower { return rich{"text/latex", text, text} }

// SVG is a picture in SVG.
func SVG(text string) display.Shower { return rich{"image/svg+xml", text, text} }

// PNG is a picture in the bytes of a PNG file. A terminal shows its size.
func PNG(b []byte) display.Shower { return picture("image/png", "PNG", b) }

// JPEG is a picture in the bytes of a JPEG file. A terminal shows its size.
func JPEG(b []byte) display.Shower { return picture("image/jpeg", "JPEG", b) }

func picture(mime, format string, b []byte) display.Shower {
	text := fmt.Sprintf("%s image, %d bytes", format, len(b))
	if size, _, err := image.DecodeConfig(bytes.NewReader(b)); err == nil {
		text = fmt.Sprintf("image, %d × %d pixels", size.Width, size.Height)
	}
	return rich{mime, text, b}
}

// JSON is a value as encoding/json writes it now: a tree to unfold in some
// notebooks, indented text in a terminal.
func JSON(v any) display.Shower {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		display.Fail(fmt.Errorf("show a %T as JSON: %w", v, err))
	}
	return rich{"application/json", string(b), json.RawMessage(b)}
}
