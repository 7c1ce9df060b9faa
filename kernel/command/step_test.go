package command

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	code := func(line int, text string) Step {
		return Step{Line: line, Kind: Code, Text: text}
	}
	call := func(line int, name, args string) Step {
		return Step{Line: line, Kind: Call, Sign: "%", Name: name, Args: args}
	}
	colon := func(line int, name, args string) Step {
		return Step{Line: line, Kind: Call, Sign: ":", Name: name, Args: args}
	}
	whole := func(line int, sign, name, args, text string) Step {
		return Step{Line: line, Kind: Call, Sign: sign, Name: name, Args: args, Text: text, Whole: true}
	}
	for _, tt := range []struct {
		name, src string
		want      []Step // Col aside; nil for a cell without commands
	}{
		{"a command alone", "%who", []Step{call(1, "who", "")}},
		{"a command with arguments and blanks around", " \t%time  f( 1 ) \r\n", []Step{call(1, "time", "f( 1 )")}},
		{"a command's name ends at the first sign", "%cd../x", []Step{call(1, "cd", "../x")}},
		{"a command between code", "x := 1\n%time x\n\ny := 2\nz := 3\n", []Step{code(1, "x := 1"), call(2, "time", "x"), code(4, "y := 2\nz := 3")}},
		{"blank lines and comments before code keep their lines", "%who\n\n// text\nx\n", []Step{call(1, "who", ""), code(3, "// text\nx")}},
		{"commands one after the other", "%who\n%pwd\n!ls", []Step{call(1, "who", ""), call(2, "pwd", ""), {Line: 3, Kind: Shell, Args: "ls"}}},
		{"a command takes the rest of the cell", "\n%%time -x\nf()\n%who\n", []Step{whole(2, "%%", "time", "-x", "f()\n%who\n")}},
		{"a command for the cell without a cell", "%%time", []Step{whole(1, "%%", "time", "", "")}},
		{"one for the cell that isn't first", "x\n%%time\ny", []Step{code(1, "x"), call(2, "%time", ""), code(3, "y")}},
		{"a command with a colon", ":time f()\n  :who\nx := 1\n:cd..", []Step{colon(1, "time", "f()"), colon(2, "who", ""), code(3, "x := 1"), colon(4, "cd", "..")}},
		{"a command with a colon that needs a cell takes the rest", "\n:bash a b\nls\n\n:who\n", []Step{whole(2, ":", "bash", "a b", "ls\n\n:who\n")}},
		{"its alias does too", ":writefile x\n:time\n", []Step{whole(1, ":", "writefile", "x", ":time\n")}},
		{"one of the front end does too", ":mine\ntext", []Step{whole(1, ":", "mine", "", "text")}},
		{"a command with a colon that needs none takes none", ":time\nf()", []Step{colon(1, "time", ""), code(2, "f()")}},
		{"a command with a colon that needs a cell, and isn't first", "x\n:bash\nls", []Step{code(1, "x"), colon(2, "bash", ""), code(3, "ls")}},
		{"the shell's command has quotes and marks as it likes", "!echo `date` 'it' \"s ?\nx", []Step{{Line: 1, Kind: Shell, Args: "echo `date` 'it' \"s ?"}, code(2, "x")}},
		{"the shell's command goes on", "!a \\\n  b \\\n  c\nx", []Step{{Line: 1, Kind: Shell, Args: "a \\\n  b \\\n  c"}, code(4, "x")}},
		{"the shell's command goes on to the end", "!a \\", []Step{{Line: 1, Kind: Shell, Args: `a \`}}},
		{"the shell without a command", "!", []Step{{Line: 1, Kind: Shell}}},
		{"a question behind a name", "fmt.Println?", []Step{{Line: 1, Kind: Help, Name: "fmt.Println", Args: "?"}}},
		{"two marks", "x??  ", []Step{{Line: 1, Kind: Help, Name: "x", Args: "??"}}},
		{"a question before a name", "?x", []Step{{Line: 1, Kind: Help, Name: "x", Args: "?"}}},
		{"a question about a command", "%time?", []Step{{Line: 1, Kind: Help, Name: "%time", Args: "?"}}},
		{"a question about a command for the cell", "??%%time", []Step{{Line: 1, Kind: Help, Name: "%time", Args: "??"}}},
		{"a question about a command with a colon", ":time?\n?:time\n:time ??", []Step{{Line: 1, Kind: Help, Name: ":time", Args: "?"}, {Line: 2, Kind: Help, Name: ":time", Args: "?"}, {Line: 3, Kind: Help, Name: ":time", Args: "??"}}},
		{"a question about commands", ":?\n%?\n?:", []Step{{Line: 1, Kind: Help, Args: "?"}, {Line: 2, Kind: Help, Args: "?"}, {Line: 3, Kind: Help, Args: "?"}}},
		{"a question about nothing", "?", []Step{{Line: 1, Kind: Help, Args: "?"}}},
		{"a question at the end of a command is its own", "%time x?", []Step{call(1, "time", "x?")}},
		{"names in other scripts", "größe?", []Step{{Line: 1, Kind: Help, Name: "größe", Args: "?"}}},
		{"after a comment", "x // {(`\n%who", []Step{code(1, "x // {(`"), call(2, "who", "")}},
		{"after a comment over lines", "/* {\n*/\n%who", []Step{code(1, "/* {\n*/"), call(3, "who", "")}},
		{"after a text that is not closed", "x := \"{\n%who", []Step{code(1, "x := \"{"), call(2, "who", "")}},
		{"after a function", "func f() {\n}\n%who", []Step{code(1, "func f() {\n}"), call(3, "who", "")}},
		{"after a bracket too many", "f())\n%who", []Step{code(1, "f())"), call(2, "who", "")}},
		{"in brackets after a bracket too many", "f())\ng(\n%x)\n%who", []Step{code(1, "f())\ng(\n%x)"), call(4, "who", "")}},
		{"after a semicolon", "f();\n%who", []Step{code(1, "f();"), call(2, "who", "")}},
		{"after a raw text with carriage returns", "x := `a\r\n%b\r\n`\r\n%who", []Step{code(1, "x := `a\r\n%b\r\n`\r"), call(4, "who", "")}},

		{"nothing", "", nil},
		{"code", "x := 1\ny := x % 2\n", nil},
		{"in a raw string", "x := `\n%who\n!ls\nx?\n`", nil},
		{"in a comment", "/*\n%who\n*/\n// what?\nx", nil},
		{"in brackets", "f(\n%who\n)\nfunc g() {\n!ls\n}", nil},
		{"a remainder on a line that goes on", "x := 7 %\n3\ny := 7 +\n%z", nil},
		{"a negation on a line that goes on", "x := a &&\n!b", nil},
		{"a negation in an expression", "x := !a\n(!a)", nil},
		{"two negations", "!!done", nil},
		{"an inequality", "!= 3", nil},
		{"a remainder with a blank", "% b", nil},
		{"a remainder with a number", "%5", nil},
		{"a colon in brackets", "x[1\n:n]\nswitch x {\ncase 1:\n}\nf(map[int]int{1\n:n})", nil},
		{"a colon without a name", ":\n: x\n:5\n:= 3\n::x\n:%x", nil},
		{"a label", "here:\nfor {\n}", nil},
		{"a question behind more than a name", "f(x)?\nx y?\n1x?\nx.?\n\"?\"\n'?'", nil},
		{"three marks", "x???", nil},
		{"a mark before and behind", "?x?", nil},
		{"a comment with a question", "x // what?", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := Split(tt.src, Command{Name: "mine", Body: Cell})
			want := tt.want
			if want == nil {
				want = []Step{{Line: 1, Kind: Code, Text: tt.src}}
			}
			for i := range got {
				got[i].Col = 0
			}
			if !slices.Equal(got, want) || ok != (tt.want != nil) {
				t.Errorf("%q gives %v\n%+v\nwant\n%+v", tt.src, ok, got, want)
			}
		})
	}
}

func TestArgumentsKnowTheirColumn(t *testing.T) {
	for _, src := range []string{"%time  f()", "  !ls -l \\\n x", "\t%%timeit -n 1 f()\nx", "x ??", "? x", "%who", "  :time  f()", ":bash a\nls", ":who ?"} {
		steps, _ := Split(src)
		s := steps[0]
		if !strings.HasPrefix(src[s.Col-1:], s.Args) {
			t.Errorf("%q: %q is not at column %d", src, s.Args, s.Col)
		}
	}
}

func TestIsComplete(t *testing.T) {
	for _, tt := range []struct {
		src             string
		complete, known bool
	}{
		{"x := 1", false, false},
		{"%who", true, true},
		{"!ls", true, true},
		{"!ls \\", false, true},
		{"!ls \\\n-l", true, true},
		{"x?", true, true},
		{"%who\nfunc f() {", false, true},
		{"%who\nfunc f() {\n}", true, true},
		{"%who\n)", true, true}, // more lines do not make it right
		{"%%time", false, true},
		{"%%time\n", false, true},
		{"%%time\nf()", false, true},
		{"%%time\nf()\n", true, true},
		{"%%time\nfunc f() {\n\n", false, true},
		{"%%time\nfunc f() {\n\n}\n", true, true},
		{":who", true, true},
		{":time f(", true, true}, // a line of its own
		{":who\nfunc f() {", false, true},
		{":bash", false, true},
		{":bash\nif true; then\n", true, true},
		{":time?", true, true},
		{"%%bash\nfor x in 1; do\n  echo $x\ndone\n  ", true, true},
	} {
		if complete, known := IsComplete(tt.src); complete != tt.complete || known != tt.known {
			t.Errorf("%q is complete: %v, known: %v", tt.src, complete, known)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, src := range []string{
		"x := 1\n%time f()\n\n!ls \\\n -l\ny?\n", "%%time\nf()", "`\n%who\n`\n%who", "f(\n%x)\n/*\n!a\n*/", "?\n??%x\r\n% y\n!!z", "x\n%%time\n", "é?\n\x00%x\n\xff?",
		"x := 1\n:time f()\n\n:bash\n", ":bash x\n:who\n", "a[1\n:n]\n:x?\n?:y\n:?",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		steps, ok := Split(src)
		if !ok {
			if want := (Step{Line: 1, Kind: Code, Text: src}); len(steps) != 1 || steps[0] != want {
				t.Fatalf("a cell without commands gives %+v", steps)
			}
			return
		}
		lines := strings.Split(src, "\n")
		at := 0 // lines that are covered
		for _, s := range steps {
			for ; at < s.Line-1; at++ {
				if strings.TrimSpace(lines[at]) != "" {
					t.Fatalf("line %d of %q is in no step of %+v", at+1, src, steps)
				}
			}
			if at != s.Line-1 {
				t.Fatalf("step at line %d of %q begins before line %d", s.Line, src, at+1)
			}
			switch {
			case s.Kind == Code:
				text := strings.Split(s.Text, "\n")
				for _, got := range text {
					if lines[at] != got {
						t.Fatalf("line %d is %q, not %q", at+1, got, lines[at])
					}
					at++
				}
			case s.Whole:
				at += 1 + len(strings.Split(s.Text, "\n"))
				if !strings.HasSuffix(src, s.Text) {
					t.Fatalf("%q does not end with %q", src, s.Text)
				}
				at = len(lines)
			default:
				at += 1 + strings.Count(s.Args, "\n")
				for s.Kind == Shell && at < len(lines) && strings.HasSuffix(strings.TrimRight(lines[at-1], "\r"), `\`) {
					at++ // blank lines at the end of what goes on
				}
			}
		}
		for _, line := range lines[min(at, len(lines)):] {
			if strings.TrimSpace(line) != "" {
				t.Fatalf("%q of %q is in no step", line, src)
			}
		}
		IsComplete(src)
	})
}

func BenchmarkManyCommands(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			src := "x := 0\n" + strings.Repeat("x += 1\n%cd .\n", n)
			for b.Loop() {
				e, _ := newEnv(b)
				mustDo(b, e, src)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/command")
		})
	}
}
