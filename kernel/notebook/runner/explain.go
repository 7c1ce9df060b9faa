package runner

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"kvsh/kernel/engine"
	"kvsh/kernel/split"
)

// explained tells more of the errors of an entry, by what stands in the whole text.
func (s *Source) explained(err error) error {
	var one *engine.Error
	var several engine.Errors
	switch {
	case s.entered == nil:
	case errors.As(err, &several):
		for _, fault := range several {
			s.explain(fault)
		}
	case errors.As(err, &one):
		s.explain(one)
	}
	return err
}

func (s *Source) explain(fault *engine.Error) {
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
