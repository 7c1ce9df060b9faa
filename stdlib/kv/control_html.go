package kv

import (
	_ "embed" // for the script
	"fmt"
	"html"
	"strconv"

	"kvsh/stdlib/display"
)

//go:embed control.js
var controlScript string

// show shows the control: its text, and its input for a page. The input is
// disabled until its script has found the kernel.
func (c *control) show(text, label, input string) {
	if display.ToText() {
		display.Show(text)
		return
	}
	page := fmt.Sprintf(`<div data-kvsh-control="%s" style="margin:.3em 0"><label>%s %s</label>`+
		` <small style="opacity:.7">not connected: change the value in the code</small></div>`+
		`<script>(%s)(%s);</script>`,
		c.id, html.EscapeString(label), input, controlScript, strconv.Quote(c.id))
	display.Show(map[string]any{display.PlainText: text, "text/html": page})
}
