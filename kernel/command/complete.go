package command

import (
	"regexp"
	"slices"
	"strings"
)

// An Item is a name that fits at a cursor.
type Item struct {
	Text  string
	Kind  string // command, file, folder, name, or as of an engine.Candidate
	Short string // what it is
}

// Complete tells what may stand in place of src[start:end] at a cursor, a byte
// offset, in a command; ok is false if the cursor is in code of Go.
func (e *Env) Complete(src string, cursor int) (start, end int, items []Item, ok bool) {
	cursor = min(max(cursor, 0), len(src))
	from := strings.LastIndexByte(src[:cursor], '\n') + 1
	before := src[from:cursor]
	isTop := strings.TrimSpace(src[:from]) == ""
	if sign := strings.TrimLeft(before, " \t"); sign == "%" || sign == "%%" || sign == ":" {
		// Any letter makes it a command.
		if _, ok := e.stepAt(src[:cursor]+"x"+src[cursor:], cursor); !ok {
			return 0, 0, nil, false
		}
		return cursor, nameEnd(src, cursor), e.commandItems(sign, isTop, ""), true
	}
	s, ok := e.stepAt(src, cursor)
	if !ok {
		return 0, 0, nil, false
	}
	first := strings.Count(src[:cursor], "\n")+1 == s.Line
	switch s.Kind {
	case Shell:
		mark := 0
		if first {
			mark = strings.Index(before, "!") + 1
		}
		start, items := e.shellWords(before, mark, first)
		return from + start, cursor, items, true
	case Help:
		start, end, items := e.nameItems(src, from, cursor)
		return start, end, items, true
	}
	if !first {
		return e.inBody(s, src, cursor)
	}
	if typed := strings.TrimLeft(before, " \t"+signs); strings.HasPrefix(s.Name, typed) && !strings.ContainsAny(typed, " \t") {
		sign := strings.TrimSpace(strings.TrimSuffix(before, typed))
		return cursor - len(typed), nameEnd(src, cursor), e.commandItems(sign, isTop, typed), true
	}
	c, err := e.find(s.Name)
	if err != nil {
		return cursor, cursor, nil, true
	}
	return e.inArgs(c, src, from+s.Col-1, cursor)
}

// stepAt is the command that an offset is in.
func (e *Env) stepAt(src string, at int) (Step, bool) {
	number := strings.Count(src[:at], "\n") + 1
	steps, ok := Split(src, e.Extra...)
	if !ok {
		return Step{}, false
	}
	for _, s := range slices.Backward(steps) {
		if s.Line <= number {
			onIt := s.Line == number || s.Whole || s.Kind == Shell && number <= s.Line+strings.Count(s.Args, "\n")
			return s, s.Kind != Code && onIt
		}
	}
	return Step{}, false
}

func nameEnd(src string, at int) int {
	for _, r := range src[at:] {
		if !isLetter(r) && r != '-' {
			break
		}
		at += len(string(r))
	}
	return at
}

// commandItems lists the commands whose names begin with what was typed, and that
// may stand behind a sign, at the top of a cell or not; behind none all may.
func (e *Env) commandItems(sign string, isTop bool, typed string) (items []Item) {
	for _, c := range e.Commands() {
		line := sign == "%" || sign == ":" && !isTop
		if sign == "%%" && c.Body == Line || line && c.Body == Cell {
			continue
		}
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			if strings.HasPrefix(name, typed) {
				items = append(items, Item{name, "command", c.Short})
			}
		}
	}
	return items
}

// nameItems lists what fits the name of Go at a cursor, on a line from an offset.
func (e *Env) nameItems(src string, from, cursor int) (start, end int, items []Item) {
	typed := strings.TrimLeft(src[from:cursor], " \t?")
	if hasSign(typed) {
		typed = strings.TrimLeft(typed, signs)
		return cursor - len(typed), nameEnd(src, cursor), e.commandItems("", true, typed)
	}
	if strings.ContainsAny(typed, "?") {
		return cursor, cursor, nil
	}
	return e.goItems(typed, len(typed), cursor-len(typed))
}

// goItems lists what fits at a cursor of code of Go, which is at an offset.
func (e *Env) goItems(code string, cursor, offset int) (start, end int, items []Item) {
	found := e.Session().Complete(code, cursor)
	for _, c := range found.Items {
		short := c.Type
		if short == "" {
			short = c.Doc
		}
		items = append(items, Item{c.Text, c.Kind, short})
	}
	return offset + found.Start, offset + found.End, items
}

// inArgs completes the arguments of a command, which begin at an offset.
func (e *Env) inArgs(c Command, src string, from, cursor int) (start, end int, items []Item, ok bool) {
	if cursor < from {
		return cursor, cursor, nil, true
	}
	args := src[from:cursor]
	switch {
	case c.Code:
		code, _, _ := strings.Cut(src[from:], "\n")
		options := len(regexp.MustCompile(`^(-\w ?\d+\s+)*`).FindString(args))
		start, end, items = e.goItems(code[options:], cursor-from-options, from+options)
		return start, end, items, true
	case c.Complete == nil:
		return cursor, cursor, nil, true
	}
	word := args[wordStart(args):]
	for _, text := range c.Complete(e, args) {
		if strings.HasPrefix(text, word) {
			items = append(items, Item{Text: text, Kind: kindOf(c, text)})
		}
	}
	return cursor - len(word), cursor, items, true
}

// kindOf is the kind of an argument of a command.
func kindOf(c Command, text string) string {
	switch {
	case c.Group != groupFiles && c.Name != "run":
		return "name"
	case strings.HasSuffix(text, "/"):
		return "folder"
	case c.Name == "env":
		return "name"
	}
	return "file"
}

// inBody completes the cell under %%name.
func (e *Env) inBody(s Step, src string, cursor int) (start, end int, items []Item, ok bool) {
	c, err := e.find(s.Name)
	body := len(src) - len(s.Text)
	switch {
	case err != nil:
	case c.Code:
		if start, end, items, ok := e.Complete(s.Text, cursor-body); ok {
			return body + start, body + end, items, true
		}
		start, end, items := e.goItems(s.Text, cursor-body, body)
		return start, end, items, true
	case c.Name == "bash" || c.Name == "sh":
		from := strings.LastIndexByte(src[:cursor], '\n') + 1
		start, items := e.shellWords(src[from:cursor], 0, true)
		return from + start, cursor, items, true
	}
	return cursor, cursor, nil, true
}
