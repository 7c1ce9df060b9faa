package kv

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"sync"

	"kvsh/stdlib/display"
)

// ChoiceControl is one of several texts, which the reader can change. See
// [Choice].
type ChoiceControl struct {
	label   string
	options []string
	changed func(string)

	mu    sync.Mutex
	value string
}

// Choice shows a list of options of which the reader of a notebook can choose
// one; the first one is chosen at the start. It calls changed with each choice
// from then on. It works where [Slider] does; a terminal has one line.
func Choice(label string, options []string, changed func(string)) *ChoiceControl {
	if len(options) == 0 {
		display.Fail(fmt.Errorf("choice %q: there are no options", label))
	}
	c := &ChoiceControl{label: label, options: slices.Clone(options), changed: changed, value: options[0]}
	newControl(c.take, func() any { return c.Value() }).show(c.String(), label, c.input())
	return c
}

// Value is the option that is chosen now.
func (c *ChoiceControl) Value() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.value
}

// String is the choice as a line of text: "medium: GDS (HBM, CPU, GDS)".
func (c *ChoiceControl) String() string {
	return fmt.Sprintf("%s: %s (%s)", c.label, c.Value(), strings.Join(c.options, ", "))
}

// MIMEBundle is the choice as a line of text. The list itself is where it was
// made.
func (c *ChoiceControl) MIMEBundle() map[string]any {
	return map[string]any{display.PlainText: c.String()}
}

// take takes an option that the reader chose. What is none changes nothing.
func (c *ChoiceControl) take(v any) {
	value, ok := v.(string)
	if !ok || !slices.Contains(c.options, value) {
		return
	}
	c.mu.Lock()
	same := value == c.value
	c.value = value
	c.mu.Unlock()
	if !same && c.changed != nil {
		c.changed(value)
	}
}

func (c *ChoiceControl) input() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<select aria-label="%s" disabled>`, html.EscapeString(c.label))
	for _, option := range c.options {
		text := html.EscapeString(option)
		fmt.Fprintf(&b, `<option value="%s">%s</option>`, text, text)
	}
	b.WriteString(`</select>`)
	return b.String()
}
