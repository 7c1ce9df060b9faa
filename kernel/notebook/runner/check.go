package runner

import (
	"errors"
	"go/scanner"
	"go/token"
	"strings"

	"kvsh/kernel"
	"kvsh/kernel/engine"
	"kvsh/kernel/notebook"
)

// Check says all that is wrong with the code, and runs nothing.
func (s *Source) Check(opts Options) error {
	if !s.IsProgram() {
		return s.checkCells(opts)
	}
	if s.file.HasComments() {
		return s.checkCells(opts)
	}
	session, err := engine.NewSession(engine.Options{Restricted: opts.Restricted})
	if err != nil {
		return err
	}
	defer session.Close()
	err = session.CheckProgram(kernel.Cell{Name: s.Name, Source: s.text})
	var faults engine.Errors
	if errors.As(err, &faults) && s.file.HasMarkers() && s.checkCells(opts) == nil {
		return nil
	}
	return err
}

// checkCells checks the cells one after the other.
func (s *Source) checkCells(opts Options) error {
	session, err := engine.NewSession(engine.Options{Restricted: opts.Restricted})
	if err != nil {
		return err
	}
	defer session.Close()
	var all engine.Errors
	var failed strings.Builder // the code of cells that declare nothing, as they can't begin
	number := 0
	for i := range s.Cells {
		if s.Cells[i].Kind != notebook.CodeCell {
			continue
		}
		in := s.cell(i)
		number++
		in.Number = number
		faults, err := checkCell(session, in)
		if err != nil {
			return err
		}
		if len(faults) == 0 {
			continue
		}
		for _, fault := range faults {
			if !follows(fault.Msg, failed.String()) {
				all = append(all, fault)
			}
		}
		failed.WriteString(s.Cells[i].Source + "\n")
	}
	if len(all) > 0 {
		return all
	}
	return nil
}

// follows reports whether a fault is that a name or a value is missing which code
// that can't begin would have left.
func follows(msg, failed string) bool {
	if name, undefined := strings.CutPrefix(msg, "undefined: "); undefined {
		return names(failed)[name]
	}
	return failed != "" && strings.Contains(msg, " value (Out ")
}

// checkCell lists what is wrong with the code of a cell.
func checkCell(session *engine.Session, in kernel.Cell) (faults engine.Errors, err error) {
	for _, code := range codeOf(in) {
		err := session.Check(code)
		var one *engine.Error
		var several engine.Errors
		switch {
		case err == nil:
		case errors.As(err, &several):
			faults = append(faults, several...)
		case errors.As(err, &one):
			faults = append(faults, one)
		default:
			return nil, err
		}
	}
	return faults, nil
}

// names is the names in code.
func names(code string) map[string]bool {
	out := map[string]bool{}
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(code)), []byte(code), func(token.Position, string) {}, 0)
	for {
		switch _, tok, name := s.Scan(); tok {
		case token.EOF:
			return out
		case token.IDENT:
			out[name] = true
		}
	}
}
