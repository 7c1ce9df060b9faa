package chart

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"kvsh/stdlib/chart/braille"
	"kvsh/stdlib/chart/canvas"
	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/chart/vegalite"
	"kvsh/stdlib/nearest"
	"kvsh/stdlib/outfile"
)

// formats are the drivers by the extensions of files.
var formats = map[string]func(*scene.Scene) ([]byte, error){
	"png": canvas.PNG, "svg": canvas.SVG, "pdf": canvas.PDF, "json": vegalite.JSON, "vl.json": vegalite.JSON, "txt": plainText,
}

// formatNames lists them for messages.
var formatNames = []string{"png", "svg", "pdf", "json", "vl.json", "txt"}

// textColumns is the width of a picture of text that is not for a screen.
const textColumns = 80

func plainText(s *scene.Scene) ([]byte, error) {
	return []byte(braille.Text(s, braille.Options{Columns: textColumns})), nil
}

// Save draws the chart into files whose extensions say the format: .png, .svg or
// .pdf, .json or .vl.json for Vega-Lite, .txt for text. See [outfile.Write] for how
// files are replaced.
func (c *Chart) Save(paths ...string) error {
	for _, path := range paths {
		b, err := c.Bytes(strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), "."))
		if err != nil {
			return fmt.Errorf("save %s: %w", path, err)
		}
		err = outfile.Write(path, func(w io.Writer) error { _, err := w.Write(b); return err })
		if err != nil {
			return err
		}
	}
	return nil
}

// Bytes draws the chart in a format: "png", "svg" or "pdf", "json" for Vega-Lite,
// or "txt".
func (c *Chart) Bytes(format string) ([]byte, error) {
	draw := formats[format]
	if draw == nil {
		return nil, fmt.Errorf("chart: there is no format %q; a picture is png, svg, pdf, json (Vega-Lite) or txt%s", format, nearest.Question(format, formatNames))
	}
	s, err := c.Scene()
	if err != nil {
		return nil, err
	}
	return draw(s)
}
