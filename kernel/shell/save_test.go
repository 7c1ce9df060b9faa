package shell

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kvsh/kernel"
	"kvsh/kernel/command"
)

func TestACellThatOnlyLooksAroundIsNoWork(t *testing.T) {
	for _, tt := range []struct {
		source string
		want   bool
	}{
		{"x := 1", true},
		{"// a remark", true},
		{":who", false},
		{":help time", false},
		{"x?", false},
		{"!ls", false},
		{":save work.go", false},
		{":reset", false},
		{":who\nx := 1", true},
		{":cd data", true},
		{"%env A=1", true},
		{":run setup.go", true},
		{":time x := f()", true},
		{"%%time\nx := f()", true},
		{"%%bash\nmake", true},
		{"%%file notes.txt\ntext", true},
	} {
		t.Run(tt.source, func(t *testing.T) {
			if got := isWork(tt.source); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// ranCell is a cell that ran.
type ranCell struct {
	source string
	err    error
}

// journalOf is the journal of some cells.
func journalOf(cells ...ranCell) *journal {
	j := newJournal()
	for i, c := range cells {
		j.begin(i+1, c.source)
		j.output(i+1).Stream(kernel.Stdout, []byte("out "+c.source))
		j.end(i+1, c.err)
	}
	return j
}

func (j *journal) sources() string {
	var sources []string
	for _, c := range j.notebook().Cells {
		sources = append(sources, c.Source)
	}
	return strings.Join(sources, " | ")
}

func TestANotebookHasTheCellsThatWentWell(t *testing.T) {
	failed := errors.New("failed")
	for _, tt := range []struct {
		name  string
		cells []ranCell
		want  string
	}{
		{"none", nil, ""},
		{"those that failed are left out", []ranCell{{"a", nil}, {"b", failed}, {"c", nil}}, "a | c"},
		{"those that look around are left out", []ranCell{{":who", nil}, {"a", nil}}, "a"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := journalOf(tt.cells...).sources(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestANotebookHasWhatCellsGave(t *testing.T) {
	j := journalOf(ranCell{"a", nil}, ranCell{"b", errors.New("failed")})
	nb := j.notebook()
	if len(nb.Cells) != 1 || len(nb.Cells[0].Outputs) != 1 || nb.Cells[0].Outputs[0].Text != "out a" {
		t.Errorf("the cells are %+v", nb.Cells)
	}
}

func TestACellThatRunsIsNotKeptYet(t *testing.T) {
	j := journalOf(ranCell{"a", nil})
	j.begin(2, "b")
	if got := j.sources(); got != "a" {
		t.Errorf("got %q", got)
	}
}

// A cell that begins the session anew ends in the new journal, which has not got it.
func TestAResetForgetsTheCells(t *testing.T) {
	j := journalOf(ranCell{"a", nil})
	j.begin(2, ":reset")
	late := j.output(2)
	j.clear()
	late.Stream(kernel.Stdout, []byte("late"))
	j.end(2, nil)
	j.begin(3, "c")
	j.end(3, nil)
	if got := j.sources(); got != "c" {
		t.Errorf("got %q", got)
	}
}

// saveTo runs :save.
func (s *shell) saveTo(args string) (said string, err error) {
	f := newFeed()
	err = s.save(context.Background(), &command.Env{Out: output{f, 1}}, args, "")
	return told(f.take()), err
}

func TestASessionIsSaved(t *testing.T) {
	for _, tt := range []struct {
		name, args string
		want       string // what is said, or the error
		there      bool   // there is a file in the end
	}{
		{"as a script", "new.go", "stream1 wrote 1 cell to new.go\n<nil>", true},
		{"as a notebook", "new.ipynb", "stream1 wrote 1 cell to new.ipynb\n<nil>", true},
		{"as a page", "new.html", "stream1 wrote 1 cell to new.html\n<nil>", true},
		{"with a blank in its name", "a b.md", "stream1 wrote 1 cell to a b.md\n<nil>", true},
		{"over a file", "old.go", "old.go is there already; :save -f old.go overwrites it", true},
		{"over a file by force", "-f old.go", "stream1 wrote 1 cell to old.go\n<nil>", true},
		{"without a name", "", "name the file: session.go, session.ipynb, session.html or session.md", false},
		{"by force without a name", "-f", "name the file: session.go, session.ipynb, session.html or session.md", false},
		{"as what it can't be", "new.txt", "new.txt: its name must end in .go, .ipynb, .html or .md", false},
		{"in a folder that is not there yet", "nosuch/new.go", "stream1 wrote 1 cell to nosuch/new.go\n<nil>", true},
		{"where a folder is", "-f folder.go", "folder.go", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("old.go", []byte("old"), 0o666); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir("folder.go", 0o777); err != nil {
				t.Fatal(err)
			}
			s, _ := newTestShell(t)
			s.journal = journalOf(ranCell{"x := 1", nil})
			said, err := s.saveTo(tt.args)
			if err != nil {
				said = err.Error()
			}
			if !strings.Contains(said, tt.want) {
				t.Errorf("it says %q, not %q", said, tt.want)
			}
			name := strings.TrimPrefix(tt.args, "-f ")
			if _, err := os.Stat(name); (err == nil) != tt.there {
				t.Errorf("the file: %v", err)
			}
			if text, err := os.ReadFile("old.go"); err != nil || string(text) == "old" == (tt.args == "-f old.go") {
				t.Errorf("the old file is %q, %v", text, err)
			}
		})
	}
}

func TestASessionIsSavedAgainOnlyWhereItIs(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.Mkdir("other", 0o777); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join("other", "work.go")
	if err := os.WriteFile(other, []byte("another one's"), 0o666); err != nil {
		t.Fatal(err)
	}
	s, _ := newTestShell(t)
	s.journal = journalOf(ranCell{"x := 1", nil})
	for range 2 {
		if _, err := s.saveTo("work.go"); err != nil {
			t.Errorf("its own file: %v", err)
		}
	}
	t.Chdir("other")
	if _, err := s.saveTo("work.go"); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("a file of that name in another folder: %v", err)
	}
	if text, err := os.ReadFile("work.go"); err != nil || string(text) != "another one's" {
		t.Errorf("it is %q, %v", text, err)
	}
}

func TestNothingIsNotSaved(t *testing.T) {
	t.Chdir(t.TempDir())
	s, _ := newTestShell(t)
	if _, err := s.saveTo("work.go"); err == nil || !strings.Contains(err.Error(), "nothing to save") {
		t.Errorf("it says %v", err)
	}
	if _, err := os.Stat("work.go"); err == nil {
		t.Error("there is a file")
	}
}
