package kv

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"kvsh/stdlib/display"
)

// Input asks the reader for a line of text: in a notebook by a field below the
// cell, else on the terminal.
func Input(prompt ...string) string { return answer(strings.Join(prompt, " "), false) }

// Password asks as [Input] does, and doesn't show what is typed.
func Password(prompt ...string) string { return answer(strings.Join(prompt, " "), true) }

func answer(prompt string, password bool) string {
	line, err := display.Ask(prompt, password)
	if errors.Is(err, io.EOF) {
		err = fmt.Errorf("the input has ended (%w)", err)
	}
	if err != nil {
		display.Fail(fmt.Errorf("ask %q: %w", prompt, err))
	}
	return line
}
