package runner

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"kvsh/kernel/engine"
	"kvsh/kernel/split"
)

// entryName is the name that an entry has in the session, which the places in it
// are told by. The session counts lines from that where the entry begins.
func (s *Source) entryName(line int) string { return s.Name + ":" + strconv.Itoa(line) }

// place is the file and the line of a line of code that has a name in the session.
func (s *Source) place(name string, line int) (string, int) {
	number, ok := strings.CutPrefix(name, s.Name+":")
	if !ok || s.entered == nil {
		return name, line
	}
	first, err := strconv.Atoi(number)
	if err != nil {
		return name, line
	}
	return s.Name, first + line - 1
}

// inWhole gives errors of an entry their places in the whole text.
func (s *Source) inWhole(err error) error {
	var one *engine.Error
	var several engine.Errors
	switch {
	case s.entered == nil:
	case errors.As(err, &several):
		for _, fault := range several {
			s.mend(fault)
		}
	case errors.As(err, &one):
		s.mend(one)
	}
	return err
}

func (s *Source) mend(fault *engine.Error) {
	fault.File, fault.Line = s.place(fault.File, fault.Line)
	for i := range fault.Calls {
		call := &fault.Calls[i]
		call.File, call.Line = s.place(call.File, call.Line)
	}
	if name, ok := strings.CutPrefix(fault.Msg, "undefined: "); ok {
		if line := s.declaredAt(name); line > fault.Line {
			fault.Msg += fmt.Sprintf("; line %d declares it, but what is above runs before: move it up, or run all as one script by kvsh -", line)
		}
	}
	if errors.Is(fault.Err, io.EOF) && strings.HasPrefix(fault.Msg, "ask ") {
		fault.Msg += ": standard input gave the code itself; to be asked, run it as a file"
	}
}

var declaration = regexp.MustCompile(`^(?:func|type|const|var)\s+(\w+)`)

// declaredAt is the last line that declares a name, 0 if there is none.
func (s *Source) declaredAt(name string) int {
	if s.entered.declared == nil {
		s.entered.declared = map[string]int{}
		for i := range s.Cells {
			code := s.Cells[i].Source
			for _, p := range split.Source(code) {
				if m := declaration.FindStringSubmatch(code[p.From:p.To]); m != nil {
					s.entered.declared[m[1]] = s.Cells[i].Line + strings.Count(code[:p.From], "\n")
				}
			}
		}
	}
	return s.entered.declared[name]
}
