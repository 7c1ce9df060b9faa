package main

import (
	"fmt"
	"html"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// page is what the terminal shows as a page of HTML.
func (e *emulator) page() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; background: #1c1e26; }
i { display: inline-block; width: 1ch; height: 18px; font-style: normal; vertical-align: top; white-space: pre; } i.w { width: 2ch }
pre { margin: 0; padding: 14px 18px; width: max-content; color: #d8dae6; font: 14px/18px "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
</style><pre>`)
	for y := range e.shown.Height() {
		for x := 0; x < e.shown.Width(); {
			cell := e.shown.CellAt(x, y)
			if cell == nil || cell.Width == 0 {
				b.WriteString("<i> </i>")
				x++
				continue
			}
			b.WriteString(span(cell))
			x += cell.Width
		}
		b.WriteByte('\n')
	}
	b.WriteString("</pre>\n")
	return b.String()
}

// sixteen are the colours of the page's terminal.
var sixteen = []string{
	"#2a2d3a", "#e95678", "#56c596", "#f0b860", "#5c9dff", "#c678dd", "#4fc3d0", "#d8dae6",
	"#6c7086", "#ff7a95", "#7fe0b5", "#ffd07a", "#8ab8ff", "#dd9bee", "#80dde8", "#ffffff",
}

// span is a cell of the terminal as HTML.
func span(cell *uv.Cell) string {
	front, back := css(cell.Style.Fg, sixteen[7]), css(cell.Style.Bg, "")
	if cell.Style.Attrs&uv.AttrReverse != 0 {
		front, back = "#1c1e26", front
	}
	style := "color:" + front
	if back != "" {
		style += ";background:" + back
	}
	if cell.Style.Attrs&uv.AttrBold != 0 {
		style += ";font-weight:bold"
	}
	if cell.Style.Attrs&uv.AttrFaint != 0 {
		style += ";opacity:.6"
	}
	class := ""
	if cell.Width == 2 {
		class = ` class="w"`
	}
	return fmt.Sprintf(`<i%s style="%s">%s</i>`, class, style, html.EscapeString(cell.Content))
}

func css(c color.Color, none string) string {
	switch c := c.(type) {
	case nil:
		return none
	case ansi.BasicColor:
		return sixteen[c]
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// TestThePictureOfTheShell draws the picture of the README with -update.
func TestThePictureOfTheShell(t *testing.T) {
	dir := t.TempDir()
	e := shellWith(t, dir, 110, 55, []string{"COLORTERM=truecolor"})
	e.send("runs := kv.Runs()\r")
	e.await(`725 rows\n(.*\n)*\n`)
	e.send(":clear\rwarm := kv.Select(runs.Where(\"phase\", \"==\", \"prefill\"), \"warm\")\r")
	e.send("kv.Summary(warm, \"modality\").Head(6)\r")
	e.await(`6 rows × `)
	e.send("warm.Where(\"modalty\", \"==\", \"GDS\")\r")
	e.await(`did you mean`)
	e.send("chart.Line(warm, chart.X(\"input_len\"), chart.Y(\"mean_ttft_ms\"), chart.Color(\"modality\")).LogX().LogY().Size(6, 3)\r")
	e.await(`Out\[6\]:\n(.*\n)*In\[7\]:`)
	e.send("_.Lo\t")
	e.awaitScreen("the menu", func(screen string) bool { return strings.Contains(screen, "LogY  func() *chart.Chart") })
	page := e.page()
	for _, want := range []string{"6 rows", "modalty", "did you mean", "⠤", "LogY  func"} {
		if !strings.Contains(stripped(page), want) {
			t.Errorf("the picture lacks %q", want)
		}
	}
	file := filepath.Join(dir, "shell.html")
	writeFile(t, file, page)
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium")
	}
	picture := filepath.Join(dir, "shell.png")
	out, err := exec.Command(chromium, "--headless", "--no-sandbox", "--force-device-scale-factor=1.5", "--window-size=970,1025", "--screenshot="+picture, "file://"+file).CombinedOutput()
	if err != nil {
		t.Fatalf("chromium: %v\n%s", err, out)
	}
	png, err := os.ReadFile(picture)
	if err != nil || len(png) < 10_000 {
		t.Fatalf("a picture of %d bytes, %v", len(png), err)
	}
	if *update {
		if err := os.WriteFile("../../testdata/shell/session.png", png, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// stripped is a page without its markup.
func stripped(page string) string {
	var b strings.Builder
	inside := false
	for _, r := range page {
		switch {
		case r == '<':
			inside = true
		case r == '>':
			inside = false
		case !inside:
			b.WriteRune(r)
		}
	}
	return html.UnescapeString(b.String())
}
