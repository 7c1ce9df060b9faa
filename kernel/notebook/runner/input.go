package runner

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"kvsh/kernel/command"
	"kvsh/kernel/engine"
	"kvsh/kernel/notebook"
	"kvsh/kernel/split"
)

// OpenInput reads code from standard input, as a shell would take it. A whole
// program, or one cut into cells by markers, is read as [Open] does; else the text
// is cut into what a user would type, one after the other, and each is a cell.
func OpenInput(name string, text []byte) (*Source, error) {
	if err := checkText(name, text); err != nil {
		return nil, err
	}
	src := strings.ReplaceAll(strings.TrimPrefix(string(text), "\ufeff"), "\r\n", "\n")
	if !split.IsProgram(src) && !markerLike.MatchString(src) {
		return openEntries(name, src), nil
	}
	s, err := Open(name, text)
	switch {
	case err != nil:
		return nil, err
	case s.IsProgram() || s.file.HasMarkers():
		s.sign = ":"
		return s, nil
	}
	return openEntries(name, src), nil
}

// markerLike finds lines that are markers, unless they stand in a text or in a
// comment.
var markerLike = regexp.MustCompile(`(?m)^\t?// ?%%(?:\s|$)`)

// checkText is an error if a text can't be code: where it is not UTF-8, or has a
// byte of zero.
func checkText(name string, text []byte) error {
	at := bytes.IndexByte(text, 0)
	msg := "a byte of zero is no part of any code; is this a text?"
	for i := 0; i < len(text) && (at < 0 || i < at); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			at = i
			msg = fmt.Sprintf("the byte %#02x is no UTF-8, which all code has to be; convert the text, as by iconv -t UTF-8", text[i])
			break
		}
		i += size
	}
	if at < 0 {
		return nil
	}
	before := text[:at]
	return fmt.Errorf("%s:%d:%d: %s", name, bytes.Count(before, []byte("\n"))+1, at-bytes.LastIndexByte(before, '\n'), msg)
}

// entered is what is known of a text that was cut into entries.
type entered struct {
	open     bool           // it ends in the middle of the last one
	declared map[string]int // the names that declarations have, and their lines; nil until it is asked for
}

func openEntries(name, src string) *Source {
	s := &Source{Notebook: &notebook.Notebook{Name: name}, sign: ":", entered: &entered{}}
	for _, e := range command.Entries(src) {
		s.Cells = append(s.Cells, notebook.Cell{Kind: notebook.CodeCell, Source: e.Text, Line: e.Line})
		s.runs = append(s.runs, running{index: -1, code: e.Text})
		s.entered.open = e.Open
	}
	s.Params = &notebook.Parameters{}
	return s
}

// checkEnd is an error if a cell is the last one of a text that ends in the middle
// of it.
func (s *Source) checkEnd(cell int) error {
	if s.entered == nil || !s.entered.open || cell != len(s.Cells)-1 {
		return nil
	}
	c := &s.Cells[cell]
	lines := strings.Split(strings.TrimRight(c.Source, "\n"), "\n")
	last := len(lines) - 1
	return engine.Errors{{
		File: s.Name, Line: c.Line + last, Col: len(lines[last]) + 1, Source: lines[last],
		Msg: fmt.Sprintf("the input ends in the middle of a cell that began on line %d", c.Line),
	}}
}
