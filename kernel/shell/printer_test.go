package shell

import (
	"strings"
	"testing"

	"kvsh/kernel"
	"kvsh/stdlib/display"
)

func bundle(text string) kernel.Bundle { return kernel.Bundle{display.PlainText: text} }

func stream(text string) item      { return item{kind: streamItem, number: 1, text: []byte(text)} }
func shown(id, text string) item   { return item{kind: displayItem, bundle: bundle(text), id: id} }
func updated(id, text string) item { return item{kind: updateItem, bundle: bundle(text), id: id} }
func result(text string) item      { return item{kind: resultItem, number: 3, bundle: bundle(text)} }

func TestOutputIsPrinted(t *testing.T) {
	many := strings.Repeat("line\n", 20)
	for _, tt := range []struct {
		name    string
		items   []item
		printed string // while the cell runs
		rows    string // shown below it
		at      string // printed in all, when the cell has ended
	}{
		{"whole lines", []item{stream("a\nb\n")}, "a\nb\n", "", "a\nb\n"},
		{"a line that goes on", []item{stream("a\nb")}, "a\n", "b", "a\nb\n"},
		{"a line in pieces", []item{stream("a"), stream("b"), stream("c\nd")}, "abc\n", "d", "abc\nd\n"},
		{"blank lines", []item{stream("\n\na\n")}, "\n\na\n", "", "\n\na\n"},
		{"line breaks of other systems", []item{stream("a\r\nb\r\n")}, "a\nb\n", "", "a\nb\n"},
		{"line breaks that are torn", []item{stream("a\r"), stream("\nb\r"), stream("\n")}, "a\nb\n", "", "a\nb\n"},
		{"a bar that moves", []item{stream("1%"), stream("\r50%"), stream("\r99%")}, "", "99%", "99%\n"},
		{"a bar that goes back first", []item{stream("1%\r"), stream("50%\r"), stream("99%\r")}, "", "99%", "99%\r\n"},
		{"a bar in one piece", []item{stream("1%\r50%\r99%")}, "", "99%", "99%\n"},
		{"a bar that ends", []item{stream("1%\r99%"), stream("\rdone\nnext\n")}, "99%\rdone\nnext\n", "", "99%\rdone\nnext\n"},
		{"colours", []item{stream("\x1b[31mred\x1b[m"), stream(" and\x07 not")}, "", "red and not", "\x1b[31mred\x1b[m and\x07 not\n"},
		{"a blank line at the end", []item{stream("a\n\n"), stream("\n\n")}, "a\n\n\n\n", "", "a\n\n\n\n"},
		{"a value", []item{result("42")}, "Out[3]: 42\n", "", "Out[3]: 42\n"},
		{"a value of several lines", []item{result("a\nb\n")}, "Out[3]:\na\nb\n", "", "Out[3]:\na\nb\n"},
		{"a value behind a line that goes on", []item{stream("a"), result("42")}, "a\nOut[3]: 42\n", "", "a\nOut[3]: 42\n"},
		{"what is shown", []item{stream("a"), shown("", "b"), stream("c")}, "a\nb\n", "c", "a\nb\nc\n"},
		{"what may change waits", []item{shown("x", "1"), stream("a\nb"), updated("x", "2")}, "a\n", "b\n2", "a\nb\n2\n"},
		{"some that may change", []item{shown("x", "1"), shown("y", "1\n1"), updated("x", "2"), updated("y", "3")}, "", "2\n3", "2\n3\n"},
		{"the same shown twice", []item{shown("x", "1"), shown("x", "1"), updated("x", "2")}, "", "2\n2", "2\n2\n"},
		{"what may change is settled by a value", []item{shown("x", "1"), result("42")}, "1\nOut[3]: 42\n", "", "1\nOut[3]: 42\n"},
		{"a change of what is settled", []item{shown("x", "1"), result("42"), updated("x", "2")}, "1\nOut[3]: 42\n2\n", "", "1\nOut[3]: 42\n2\n"},
		{"what is too high to change", []item{shown("x", many), updated("x", "2")}, many + "2\n", "", many + "2\n"},
		{"what is cleared", []item{stream("a\nb"), shown("x", "1"), {kind: clearItem}, stream("c")}, "a\nb\n", "c", "a\nb\nc\n"},
		{"a line that is cleared", []item{stream("a\nb"), {kind: clearItem}, stream("c")}, "a\n", "c", "a\nc\n"},
		{"a line that never ends", []item{stream(strings.Repeat("x", longestTail+1)), stream("y\n")}, strings.Repeat("x", longestTail+1) + "\ny\n", "", strings.Repeat("x", longestTail+1) + "\ny\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			printed := &scroll{}
			p := &printer{paper: printed, look: plainLook(80, 24)}
			p.take(tt.items)
			if got := printed.String(); got != tt.printed {
				t.Errorf("it prints\n%q\nwant\n%q", got, tt.printed)
			}
			if got := strings.Join(p.rows(80), "\n"); got != tt.rows {
				t.Errorf("it shows\n%q\nwant\n%q", got, tt.rows)
			}
			p.settle()
			if got := printed.String(); got != tt.at {
				t.Errorf("at the end there is\n%q\nwant\n%q", got, tt.at)
			}
			if rows := p.rows(80); len(rows) > 0 || !p.any {
				t.Errorf("at the end it shows %q, and it has given something: %v", rows, p.any)
			}
		})
	}
}

func TestALineThatGoesOnIsWrapped(t *testing.T) {
	p := &printer{paper: &scroll{}, look: plainLook(80, 24)}
	p.take([]item{stream("abcde东西\tx")})
	if got, want := strings.Join(p.rows(6), "|"), "abcde|东西  |  x"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNothingPrintsNothing(t *testing.T) {
	printed := &scroll{}
	p := &printer{paper: printed, look: plainLook(80, 24)}
	p.take([]item{stream("")})
	p.settle()
	if p.any || printed.String() != "" {
		t.Errorf("it prints %q", printed)
	}
}

func TestTheLastValueIsKept(t *testing.T) {
	p := &printer{paper: &scroll{}, look: plainLook(80, 24)}
	p.take([]item{result("1"), result("2"), stream("3\n")})
	if got := p.last[display.PlainText]; got != "2" {
		t.Errorf("it is %v", got)
	}
}

// However a text is cut, the same is printed.
func FuzzStream(f *testing.F) {
	f.Add("a\r\nb\r\n\rc\rd\n\r\n", 3, 7)
	f.Add("\r\n", 1, 1)
	f.Add("a\rb", 1, 2)
	f.Fuzz(func(t *testing.T, text string, i, j int) {
		if len(text) > 1000 {
			t.Skip("longer texts have no more to them")
		}
		i, j = abs(i)%(len(text)+1), abs(j)%(len(text)+1)
		i, j = min(i, j), max(i, j)
		printed := &scroll{}
		p := &printer{paper: printed, look: plainLook(80, 24)}
		for _, piece := range []string{text[:i], text[i:j], text[j:]} {
			p.take([]item{stream(piece)})
		}
		p.settle()
		want := overwritten(text)
		if text != "" && !strings.HasSuffix(text, "\n") {
			want += "\n"
		}
		if got := overwritten(printed.String()); got != want {
			t.Errorf("whole it is %q, in pieces %q", want, got)
		}
	})
}

// overwritten is a text without what is overwritten in its lines by what comes after a
// return.
func overwritten(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, "\r")
		lines[i] = line[strings.LastIndexByte(line, '\r')+1:]
	}
	return strings.Join(lines, "\n")
}
