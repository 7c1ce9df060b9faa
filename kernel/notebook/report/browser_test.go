package report

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// hostile is what a page must not let through.
const hostile = `<link rel="stylesheet" href="https://example.com/a.css"><script>console.error("script")</script>
<img src="https://example.com/a.png" onerror="console.error(1)"><iframe src="https://example.com/"></iframe>
<style>@import url(https://example.com/b.css); td { background: url(https://example.com/c.png) }</style>
<table><tr><td style="background: url('https://example.com/d.png')" onclick="x()">kept</td></tr></table>
<video src="https://example.com/v.mp4" poster="https://example.com/p.png"></video><object data="https://example.com/o"></object>
<svg width="10" height="10"><image href="https://example.com/e.png"/><script>console.error("svg")</script><rect width="9" height="9" fill="url(https://example.com/f.svg#g)"/></svg>
<p id="x" style="background: url(#x); cursor: url(#x), auto; list-style: url(#x); content: url(#x); mask: url(#x); border-image: url(#x) 3">y</p>
<style>@font-face { font-family: f; src: url(#x) } p { font-family: f; -webkit-mask-image: image-set("https://example.com/s.png" 1x) }</style>
<svg width="9" height="9"><image href="#x"/><use href="#x"/><use href="data:image/svg+xml,%3Csvg/%3E#a"/><filter id="f"><feImage href="#x"/></filter><rect filter="url(#f)" width="5" height="5"/>
<text><textPath href="#x">t</textPath></text><animate attributeName="href" to="https://example.com/t"/><style>@import "https://example.com/k.css"; rect { fill: url("https://example.com/k.svg#a") }</style></svg>
<img alt="broken" src="data:image/png;base64,AAAA"><img alt="nested" src='data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.com/n.png"/><script>console.log(1)</script></svg>'>`

// browse is what Chromium makes of a file, and what it logs.
func browse(t *testing.T, file string, flags ...string) (dom, log string) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes a browser")
	}
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			browser = found
			break
		}
	}
	if browser == "" {
		t.Skip("there is no Chromium")
	}
	profile, err := os.MkdirTemp("", "profile")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(profile) // what the browser still writes there does not matter
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	args := append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile,
		"--enable-logging=stderr", "--v=0", "--virtual-time-budget=2000", "--dump-dom",
	}, flags...)
	cmd := exec.CommandContext(ctx, browser, append(args, "file://"+file)...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Run(); err != nil {
		t.Skipf("the browser does not run: %v", err)
	}
	return out.String(), errs.String()
}

// writeHostile writes the page of the sample with cells that it must clean.
func writeHostile(t *testing.T) (file string) {
	t.Helper()
	nb := sample()
	nb.Cells = append(nb.Cells,
		codeCell("hostile()", value(map[string]any{"text/html": hostile})), markdownCell(hostile),
		markdownCell("A_name_that_is_"+strings.Repeat("long_", 30)+"\n\n`"+strings.Repeat("code.", 40)+"`\n\n|"+strings.Repeat("column|", 30)+"\n|"+strings.Repeat("-|", 30)+"\n|"+strings.Repeat("value|", 30)),
		codeCell(strings.Repeat("a + ", 100)+"a", stream("stdout", strings.Repeat("out ", 200)), failing(strings.Repeat("wrong", 100))))
	page := HTML(nb, Options{Code: Shown, Open: sampleOpen})
	check(t, page)
	file = filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, page, 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestBrowserShowsTheReportAndHasNothingToComplainAbout(t *testing.T) {
	dom, log := browse(t, writeHostile(t))
	for line := range strings.Lines(log) {
		if strings.Contains(line, "CONSOLE") {
			t.Errorf("the browser says: %s", line)
		}
	}
	for _, want := range []string{"What is on the Pareto frontier", "Local Disk", "48 runs in", "no column", "kept"} {
		if !strings.Contains(dom, want) {
			t.Errorf("the browser does not show %q", want)
		}
	}
}

func TestPageDoesNotScrollSideways(t *testing.T) {
	file := writeHostile(t)
	ruler := filepath.Join(filepath.Dir(file), "ruler.html")
	text := `<!DOCTYPE html><body>`
	for _, width := range []int{320, 400, 700, 760, 900, 1280} {
		text += fmt.Sprintf(`<iframe src="report.html" style="width:%dpx;height:800px"></iframe>`, width)
	}
	text += `<p id="out"></p><script>onload = () => { for (const f of document.querySelectorAll("iframe")) {
		const d = f.contentDocument.documentElement; out.textContent += (d.scrollWidth > d.clientWidth ? "too wide: " : "fits: ") + f.style.width + " " + d.scrollWidth + "; " } }</script>`
	if err := os.WriteFile(ruler, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	dom, _ := browse(t, ruler, "--allow-file-access-from-files")
	_, widths, _ := strings.Cut(dom, `<p id="out">`)
	widths, _, _ = strings.Cut(widths, "</p>")
	if strings.Count(widths, "fits") != 6 {
		t.Errorf("the page in frames of some widths: %s", widths)
	}
}
