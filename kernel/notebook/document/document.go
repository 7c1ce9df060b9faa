// Package document reads and writes notebooks as files of every kind: Go,
// Jupyter's, and reports to be read.
package document

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"kvsh/kernel/notebook"
	"kvsh/kernel/notebook/gofile"
	"kvsh/kernel/notebook/ipynb"
	"kvsh/kernel/notebook/report"
	"kvsh/stdlib/outfile"
)

// A Kind is a kind of files, by their extension.
type Kind string

// The kinds of files that notebooks are written to. The first two are read too.
const (
	Go       Kind = ".go"
	Jupyter  Kind = ".ipynb"
	HTML     Kind = ".html"
	Markdown Kind = ".md"
)

// KindOf is the kind of a file, "" if it is none of them.
func KindOf(name string) Kind {
	k := Kind(strings.ToLower(filepath.Ext(name)))
	if k == ".htm" {
		return HTML
	}
	if slices.Contains([]Kind{Go, Jupyter, HTML, Markdown}, k) {
		return k
	}
	return ""
}

// Read reads a notebook from the text of a file: of Jupyter's if the name ends in
// .ipynb, else of Go.
func Read(name string, text []byte) (*notebook.Notebook, error) {
	if KindOf(name) == Jupyter {
		nb, err := ipynb.Read(name, text)
		if err == nil {
			nb.Number()
		}
		return nb, err
	}
	file, err := gofile.Read(name, text)
	if err == nil {
		err = file.Check()
	}
	if err != nil {
		return nil, err
	}
	return file.Notebook, nil
}

// Options say how a notebook is written.
type Options struct {
	NoCode  bool // reports leave the code out
	Percent bool // Go has Jupytext's percent form
}

// Write writes a notebook to a file of the kind that its extension names. A file
// is complete or not written at all. Outputs in a Jupyter notebook that is there
// already stay with the cells that are the same, if the new one has none.
func Write(name string, nb *notebook.Notebook, opts Options) error {
	var text []byte
	var err error
	code := report.Usual
	if opts.NoCode {
		code = report.Hidden
	}
	switch KindOf(name) {
	case Go:
		if text, err = goText(nb, opts.Percent); err != nil {
			return err
		}
	case Jupyter:
		if err := keepOutputs(name, nb); err != nil {
			return err
		}
		if text, err = ipynb.Write(nb); err != nil {
			return err
		}
	case HTML:
		text = report.HTML(nb, report.Options{Code: code, Open: opener(filepath.Dir(nb.Name))})
	case Markdown:
		return writeMarkdown(name, nb, code)
	default:
		return fmt.Errorf("write %s: its name must end in .go, .ipynb, .html or .md", name)
	}
	return write(name, text)
}

// Check refuses a file that [Write] would, as far as that can be known before.
func Check(name string) error {
	if KindOf(name) == "" {
		return fmt.Errorf("write %s: its name must end in .go, .ipynb, .html or .md", name)
	}
	return outfile.Check(name)
}

func write(name string, text []byte) error {
	return outfile.Write(name, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// goText is a notebook as Go source. Only notebooks in Go have such a form.
func goText(nb *notebook.Notebook, percent bool) ([]byte, error) {
	if language := nb.Language(); language != "" && !strings.EqualFold(language, "go") {
		return nil, fmt.Errorf("%s is a notebook in %s; only notebooks in Go can be Go files", nb.Name, language)
	}
	if percent {
		return gofile.WritePercent(nb)
	}
	return gofile.Write(nb)
}

// opener reads pictures beside a notebook.
func opener(dir string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))) }
}

// writeMarkdown writes a report in Markdown, and its pictures before.
func writeMarkdown(name string, nb *notebook.Notebook, code report.Code) error {
	base := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	text, pictures := report.Markdown(nb, report.Options{Code: code}, base+"_files")
	for _, p := range sortedNames(pictures) {
		if err := write(filepath.Join(filepath.Dir(name), filepath.FromSlash(path.Clean(p))), pictures[p]); err != nil {
			return err
		}
	}
	return write(name, text)
}

func sortedNames(files map[string][]byte) []string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// keepOutputs takes the outputs of the notebook in a file over to the cells that
// have not changed, if the new notebook has not been run.
func keepOutputs(name string, nb *notebook.Notebook) error {
	for i := range nb.Cells {
		if nb.Cells[i].Count > 0 || len(nb.Cells[i].Outputs) > 0 {
			return nil
		}
	}
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(text) == 0 {
		return nil
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	old, err := ipynb.Read(name, text)
	if err != nil {
		return fmt.Errorf("write %s: the file that is there can't be read, so its outputs would be lost; remove it first: %w", name, err)
	}
	used := map[int]bool{}
	take := func(c *notebook.Cell, fits func(o *notebook.Cell) bool) bool {
		for j := range old.Cells {
			o := &old.Cells[j]
			if !used[j] && o.Kind == c.Kind && o.Source == c.Source && fits(o) {
				used[j] = true
				c.Count, c.Outputs = o.Count, o.Outputs
				return true
			}
		}
		return false
	}
	var rest []*notebook.Cell
	for i := range nb.Cells {
		if c := &nb.Cells[i]; c.Kind == notebook.CodeCell && !take(c, func(o *notebook.Cell) bool { return o.ID == c.ID }) {
			rest = append(rest, c)
		}
	}
	for _, c := range rest { // cells that have moved
		take(c, func(*notebook.Cell) bool { return true })
	}
	return nil
}
