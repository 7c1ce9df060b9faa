package runner

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"kvsh/kernel"
	"kvsh/kernel/engine"
	"kvsh/kernel/notebook"
	"kvsh/kernel/notebook/gofile"
	"kvsh/kernel/notebook/ipynb"
	"kvsh/kernel/split"
)

// A Source is a notebook or a script that can be run.
type Source struct {
	*notebook.Notebook
	Params *notebook.Parameters

	file *gofile.File // nil if it is a notebook of Jupyter
	text string       // of the file, with the values that parameters were given
	runs []running    // of the cells
	sign string       // that commands are told by, "" for %

	codes map[int]gofile.Code // that text has of the file's cells, nil until they are asked for

	entered *entered // nil if the source is no input
}

// running is what runs of a cell.
type running struct {
	index int    // of the cell in the file, -1 if it is not in it
	code  string // of a notebook of Jupyter
}

// Open reads a file: a notebook of Jupyter if its name ends in .ipynb, else Go.
func Open(name string, text []byte) (*Source, error) {
	s := &Source{}
	if strings.EqualFold(filepath.Ext(name), ".ipynb") {
		nb, err := ipynb.Read(name, text)
		if err != nil {
			return nil, err
		}
		if language := nb.Language(); language != "" && !strings.EqualFold(language, "go") {
			return nil, fmt.Errorf("run %s: it is a notebook in %s; kvsh runs Go", name, language)
		}
		nb.Number()
		s.Notebook = nb
	} else {
		file, err := gofile.Read(name, text)
		if err != nil {
			return nil, faults(name, string(text), err)
		}
		s.Notebook, s.file, s.text = file.Notebook, file, file.Source
	}
	for i := range s.Cells {
		s.runs = append(s.runs, running{i, s.Cells[i].Source})
	}
	var err error
	s.Params, err = s.Parameters()
	return s, err
}

// faults is all that is wrong with a program that could not be read, else what
// reading it said.
func faults(name, text string, err error) error {
	session, fail := engine.NewSession(engine.Options{})
	if fail != nil || !split.IsProgram(text) {
		return err
	}
	defer session.Close()
	if all := session.CheckProgram(kernel.Cell{Name: name, Source: text}); all != nil {
		return all
	}
	return err
}

// IsProgram reports whether the source is a whole Go program.
func (s *Source) IsProgram() bool { return s.file != nil && split.IsProgram(s.text) }

// Give gives parameters values, by their names, as Go source. They take effect in
// the parameters' own cell; a cell behind it tells them, and takes the place of
// one that is there already.
func (s *Source) Give(values map[string]string) {
	if len(values) == 0 {
		return
	}
	if old := s.Tagged(notebook.InjectedTag); old >= 0 {
		if s.file != nil {
			s.text = s.file.Replaced(s.text, old, strings.Repeat("\n", strings.Count(s.Cells[old].Source, "\n")))
		}
		s.Cells = slices.Delete(s.Cells, old, old+1)
		s.runs = slices.Delete(s.runs, old, old+1)
	}
	at := s.Tagged(notebook.ParametersTag)
	source := s.Params.Override(values)
	if s.file != nil {
		s.text = s.file.Replaced(s.text, s.runs[at].index, source)
	}
	s.runs[at].code, s.codes = source, nil
	injected := notebook.Cell{
		ID: notebook.InjectedTag, Kind: notebook.CodeCell, Source: s.Params.Injected(values),
		Metadata: notebook.Metadata{"tags": json.RawMessage(`["` + notebook.InjectedTag + `"]`)},
	}
	s.Cells = slices.Insert(s.Cells, at+1, injected)
	s.runs = slices.Insert(s.runs, at+1, running{index: -1})
	s.Number()
}

// cell is what runs of a cell by itself.
func (s *Source) cell(i int) kernel.Cell {
	switch run := s.runs[i]; {
	case s.entered != nil:
		return kernel.Cell{Name: s.Name, Source: run.code, Line: s.Cells[i].Line}
	case run.index < 0:
		return kernel.Cell{Name: s.Name}
	case s.file != nil:
		if s.codes == nil {
			s.codes = s.file.Codes(s.text)
		}
		code := s.codes[run.index]
		return kernel.Cell{Name: s.Name, Source: code.Text, Line: code.Line}
	default:
		return kernel.Cell{Name: s.CellName(i), Source: run.code}
	}
}

// at is the code cell that a line of the Go file is in, or behind; the first one
// if the line is before them all, -1 if there is none.
func (s *Source) at(line int) int {
	found := -1
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.Kind != notebook.CodeCell || s.runs[i].index < 0 {
			continue
		}
		if found < 0 || c.Line <= line && (c.Line > s.Cells[found].Line || s.Cells[found].Line > line) {
			found = i
		}
	}
	return found
}
