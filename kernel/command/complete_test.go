package command

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestComplete(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("KVSH_TEST_NAME", "1")
	for _, name := range []string{"data.csv", "da ta.txt", "n.go", ".hidden"} {
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll("dir/sub", 0o755); err != nil {
		t.Fatal(err)
	}
	e, _ := newEnv(t)
	mustDo(t, e, "rate := 2.5")
	for _, tt := range []struct {
		name, src string // with | at the cursor
		replaced  string
		want      []string // that are among the items
		none      []string
	}{
		{"names of commands", "%ti|", "ti", []string{"time", "timeit"}, []string{"type", "ti"}},
		{"all names of commands for a line", "x := 1\n%|", "", []string{"time", "who", "vars"}, []string{"bash"}},
		{"names of commands for the cell", "%%|", "", []string{"time", "bash", "file"}, []string{"who"}},
		{"within a name", "%ti|me x", "time", []string{"time"}, nil},
		{"names of commands with a colon", ":ti|", "ti", []string{"time", "timeit"}, []string{"type", "ti"}},
		{"all names of commands with a colon", ":|", "", []string{"time", "who", "vars", "bash"}, nil},
		{"a colon further down, where none takes a cell", "x := 1\n:|", "", []string{"time", "who"}, []string{"bash", "file"}},
		{"a name with a colon further down", "x := 1\n:ba|", "ba", nil, []string{"bash"}},
		{"within a name with a colon", "\n:ti|me x", "time", []string{"time"}, nil},
		{"code of Go behind a colon", ":time strings.Repe|", "Repe", []string{"Repeat"}, nil},
		{"folders behind a colon", ":cd d|", "d", []string{"dir/"}, []string{"data.csv"}},
		{"a command with a colon in question", "?:ti|", "ti", []string{"time"}, nil},
		{"a command with a colon before the question", ":ti|?", "ti", []string{"time"}, nil},
		{"the cell of a command with a colon", ":sh\ncat dat|", "dat", []string{"data.csv"}, nil},
		{"code of Go", "%time strings.Repe|", "Repe", []string{"Repeat"}, nil},
		{"code of Go with more behind", "%time strings.Re|peat(x)\ny", "Repeat", []string{"Repeat"}, nil},
		{"code of Go behind options", "%timeit -n 10 -r 3 ra|", "ra", []string{"rate"}, nil},
		{"a name to document", "%doc ra|", "ra", []string{"rate"}, nil},
		{"names of the session", "%who r|", "r", []string{"rate"}, nil},
		{"a command to help with", "%help ti|", "ti", []string{"timeit"}, nil},
		{"folders", "%cd d|", "d", []string{"dir/"}, []string{"data.csv"}},
		{"folders in folders", "%cd dir/|", "dir/", []string{"dir/sub/"}, nil},
		{"files", "%ls -a |", "", []string{"data.csv", "dir/"}, []string{".hidden"}},
		{"hidden files", "%run .|", ".", []string{".hidden"}, nil},
		{"variables", "%env KVSH_TEST|", "KVSH_TEST", []string{"KVSH_TEST_NAME"}, nil},
		{"nothing for a command without arguments", "%pwd |", "", nil, []string{"data.csv"}},
		{"nothing for an unknown command", "%nosuch |", "", nil, []string{"data.csv"}},
		{"a file for the shell", "!cat dat|", "dat", []string{"data.csv"}, nil},
		{"a file with a blank in its name", "!cat da\\ |", "da\\ ", []string{"da\\ ta.txt"}, []string{"data.csv"}},
		{"a file in quotes", "!cat \"da t|", "da t", []string{"da ta.txt"}, nil},
		{"a file on a line that goes on", "!cat \\\n  n|", "n", []string{"n.go"}, []string{"nl", "nice"}},
		{"a file to write to", "!ls >da|", "da", []string{"data.csv"}, nil},
		{"a program", "!cat x | l|", "l", []string{"ls"}, nil},
		{"a program first", "  !ca|", "ca", []string{"cat"}, nil},
		{"a name in question", "?ra|", "ra", []string{"rate"}, nil},
		{"a member in question", "?strings.Rep|", "Rep", []string{"Repeat"}, nil},
		{"a command in question", "?%ti|", "ti", []string{"time"}, nil},
		{"nothing behind the mark", "rate?|", "", nil, []string{"rate"}},
		{"the cell of a command", "%%time\nx := 1\nstrings.Rep|", "Rep", []string{"Repeat"}, nil},
		{"a command in the cell of a command", "%%time\n!cat dat|", "dat", []string{"data.csv"}, nil},
		{"a script", "%%bash\ncat dat|", "dat", []string{"data.csv"}, nil},
		{"nothing in a text", "%%file x\nda|", "", nil, []string{"data.csv"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at := strings.LastIndex(tt.src, "|")
			src := tt.src[:at] + tt.src[at+1:]
			start, end, items, ok := e.Complete(src, at)
			if !ok || start > end || end > len(src) || src[start:end] != tt.replaced {
				t.Fatalf("%v: %d to %d of %q, want %q", ok, start, end, src, tt.replaced)
			}
			var texts []string
			for _, x := range items {
				texts = append(texts, x.Text)
				if x.Kind == "" {
					t.Errorf("%+v has no kind", x)
				}
			}
			for _, want := range tt.want {
				if !slices.Contains(texts, want) {
					t.Errorf("%q is not among %.10q", want, texts)
				}
			}
			for _, none := range tt.none {
				if slices.Contains(texts, none) {
					t.Errorf("%q is among %.10q", none, texts)
				}
			}
		})
	}
	for _, marked := range []string{"ra|", "x := `\n%ti|\n`", "%who\nra|", "|", "f(\n%|", "x[1\n:|]", "x := `\n:ti|\n`"} {
		src := strings.Replace(marked, "|", "", 1)
		if _, _, items, ok := e.Complete(src, strings.Index(marked, "|")); ok {
			t.Errorf("%q is a command: %+v", marked, items)
		}
	}
}

func FuzzComplete(f *testing.F) {
	e, _ := newEnv(f)
	for _, src := range []string{"%time f(x)", "!ls \"a\\ b\nx", "?%x", "%%time\nx", "%ls ~/", "%%bash\n'é", ":time f(x)", "?:x", "\n:bash\nls"} {
		f.Add(src, len(src)/2)
	}
	f.Fuzz(func(t *testing.T, src string, cursor int) {
		if start, end, _, ok := e.Complete(src, cursor); ok && (start < 0 || end < start || end > len(src)) {
			t.Fatalf("%d to %d of %q", start, end, src)
		}
	})
}
