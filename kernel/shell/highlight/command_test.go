package highlight

import (
	"slices"
	"strings"
	"testing"

	"kvsh/kernel/command"
)

func TestCommands(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []string
	}{
		{"a command alone", "%who", []string{"Command:%who"}},
		{"arguments", "  %cd  a b \r\nx", []string{"Command:%cd", "Argument:a b"}},
		{"arguments that are code", "%time -x f(1)", []string{"Command:%time", "Operator:-", "Function:f", "Bracket:(", "Number:1", "Bracket:)"}},
		{"a raw string in arguments ends with the line", "%time f(`a\n1", []string{"Command:%time", "Function:f", "Bracket:(", "String:`a", "Number:1"}},
		{"a colon in place of the percent sign", ":history -n 3\n1", []string{"Command::history", "Argument:-n 3", "Number:1"}},
		{"a command of nobody", "%nobody f(1)", []string{"Command:%nobody", "Argument:f(1)"}},
		{"a program", "!ls -l \"a b\n1", []string{"Command:!ls", "Argument:-l \"a b", "Number:1"}},
		{"a program behind a blank", "! ls\t-l", []string{"Command:! ls", "Argument:-l"}},
		{"a program that goes on", "!ls \\\n  -l\n1", []string{"Command:!ls", "Argument:\\\n  -l", "Number:1"}},
		{"a program is to come", "!", []string{"Command:!"}},
		{"help on a name", "fmt.Println??", []string{"Argument:fmt.Println", "Command:??"}},
		{"help before a name", "? x ", []string{"Command:?", "Argument:x"}},
		{"help behind a blank", "x ?\t", []string{"Argument:x", "Command:?"}},
		{"help on a command", "%time?", []string{"Command:%time", "Command:?"}},
		{"help before a command", "?%time", []string{"Command:?", "Command:%time"}},
		{"help on nothing", "?", []string{"Command:?"}},
		{"a cell of Go", "\n%%time -n 2\nx := 1\n%who", []string{
			"Command:%%time", "Operator:-", "Number:2", "Operator::=", "Number:1", "Operator:%",
		}},
		{"a cell of another language", "%%bash -x\nfor x in 1; do", []string{"Command:%%bash", "Argument:-x"}},
		{"a cell's command that is not the first", "1\n%%bash\n2", []string{"Number:1", "Command:%%bash", "Number:2"}},
		{"commands between code", "1\n%who\n2\n:who\n3", []string{"Number:1", "Command:%who", "Number:2", "Command::who", "Number:3"}},
		{"in brackets after one too many", ")(\n!0", []string{"Bracket:)", "Bracket:(", "Operator:!", "Number:0"}},
		{"after brackets too many", "f())\n%who", []string{"Function:f", "Bracket:(", "Bracket:)", "Bracket:)", "Command:%who"}},

		{"a remainder goes on", "x %\ny\nz +\n%w", []string{"Operator:%", "Operator:+", "Operator:%"}},
		{"in brackets", "f(\n%who\n)", []string{"Function:f", "Bracket:(", "Operator:%", "Bracket:)"}},
		{"in a block, behind a statement", "{\nx\n%who\n}", []string{"Bracket:{", "Operator:%", "Bracket:}"}},
		{"in a raw string", "`\n%who\n:who\n!ls\nx?\n`", []string{"String:`\n%who\n:who\n!ls\nx?\n`"}},
		{"in a comment", "/*\n%who\n*/ // what?", []string{"Comment:/*\n%who\n*/", "Comment:// what?"}},
		{"after code on its line", "x; %who", []string{"Operator:%"}},
		{"two negations before a line with a command", "!!x \\\n%who", []string{"Operator:!", "Operator:!", "Error:\\", "Command:%who"}},
		{"colons that are none", "case x:\n:\n:=\n", []string{"Keyword:case", "Operator::="}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := marked(tt.src, Spans(tt.src, nil)); !slices.Equal(got, tt.want) {
				t.Errorf("%q is\n%q\nwant\n%q", tt.src, got, tt.want)
			}
		})
	}
}

// FuzzCommands compares the lines that have commands with those that run as such.
func FuzzCommands(f *testing.F) {
	for _, src := range []string{
		"x := 1\n%time f()\n\n!ls \\\n -l\ny?\n", "`\n%who\n`\n%who", "f(\n%x)\n/*\n!a\n*/", "?\n??%x\r\n% y\n!!z", "x\n%%time\n", "\n%%file\n%who", "x # /*\n%a*/\n%b", "\uFEFF%who\n\uFEFF\n!a", "f())\n(\n%who",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if strings.Contains(src, ":") {
			return // Split may know colons or not
		}
		var want []int
		steps, _ := command.Split(src)
		for _, s := range steps {
			if s.Kind != command.Code {
				want = append(want, s.Line)
			}
		}
		var got []int
		for _, s := range Spans(src, nil) {
			line := 1 + strings.Count(src[:s.From], "\n")
			if s.Class == Command && !slices.Contains(got, line) {
				got = append(got, line)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q has commands in lines %v, want %v", src, got, want)
		}
	})
}
