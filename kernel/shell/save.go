package shell

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"kvsh/kernel"
	"kvsh/kernel/command"
	"kvsh/kernel/notebook"
	"kvsh/kernel/notebook/document"
	"kvsh/kernel/notebook/record"
)

// journal is the session as a notebook.
type journal struct {
	mu     sync.Mutex
	record *record.Record
	cells  map[int]int  // indices in the notebook by the numbers of the cells
	good   map[int]bool // the indices of cells that went well
	saved  []string     // the paths of files that are of this session
}

func newJournal() *journal {
	j := &journal{}
	j.clear()
	return j
}

// clear forgets all cells.
func (j *journal) clear() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.record = record.New(&notebook.Notebook{})
	j.cells, j.good = map[int]int{}, map[int]bool{}
}

// begin adds a cell that is going to run.
func (j *journal) begin(number int, source string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.cells[number] = j.record.Append(notebook.Cell{Kind: notebook.CodeCell, Source: source})
}

// output takes what a cell gives.
func (j *journal) output(number int) kernel.Output {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.record.Begin(j.cells[number])
}

// end says how a cell ended.
func (j *journal) end(number int, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if i, ok := j.cells[number]; ok {
		j.good[i] = err == nil && isWork(j.record.Source(i))
	}
}

// isWork reports whether a cell does more than to look around: one without code is
// kept if its command does something that the cells below may need.
func isWork(source string) bool {
	steps, found := command.Split(source)
	return !found || slices.ContainsFunc(steps, func(s command.Step) bool {
		return s.Kind == command.Code || s.Kind == command.Call && changes(s.Name)
	})
}

// changes reports whether a command changes what the cells below work on.
func changes(name string) bool {
	return slices.Contains([]string{"time", "timeit", "run", "cd", "env", "bash", "sh", "file", "writefile"}, name)
}

// notebook is the cells that went well.
func (j *journal) notebook() *notebook.Notebook {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.record.Notebook(func(i int) bool { return j.good[i] })
}

// save writes the session to a file.
func (s *shell) save(_ context.Context, e *command.Env, args, _ string) error {
	name, force := strings.CutPrefix(strings.TrimSpace(args), "-f ")
	name = strings.TrimSpace(name)
	switch {
	case name == "" || name == "-f":
		return errors.New("name the file: session.go, session.ipynb, session.html or session.md")
	case document.KindOf(name) == "":
		return fmt.Errorf("%s: its name must end in .go, .ipynb, .html or .md", name)
	}
	j := s.journal
	path, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); err == nil && !force && !slices.Contains(j.saved, path) {
		return fmt.Errorf("%s is there already; :save -f %s overwrites it", name, name)
	}
	nb := j.notebook()
	if len(nb.Cells) == 0 {
		return errors.New("no cell has gone well yet, so there is nothing to save")
	}
	nb.Number()
	if err := document.Write(path, nb, document.Options{}); err != nil {
		return err
	}
	j.saved = append(j.saved, path)
	e.Out.Stream(kernel.Stdout, fmt.Appendf(nil, "wrote %s to %s\n", count(len(nb.Cells), "cell"), name))
	return nil
}

// tee is two outputs that take the same.
type tee struct{ first, second kernel.Output }

func (t tee) Stream(name string, text []byte) {
	t.first.Stream(name, text)
	t.second.Stream(name, text)
}

func (t tee) Display(b kernel.Bundle, id string) {
	t.first.Display(b, id)
	t.second.Display(b, id)
}

func (t tee) Update(b kernel.Bundle, id string) {
	t.first.Update(b, id)
	t.second.Update(b, id)
}

func (t tee) Clear(wait bool) {
	t.first.Clear(wait)
	t.second.Clear(wait)
}

func (t tee) Result(b kernel.Bundle) {
	t.first.Result(b)
	t.second.Result(b)
}
