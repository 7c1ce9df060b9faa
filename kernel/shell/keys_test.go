package shell

import (
	"strings"
	"testing"

	"kvsh/kernel/shell/edit"
)

func TestPromptsAreTakenOffWhatIsPasted(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"text without prompts", "x := 1\ny := 2", "x := 1\ny := 2"},
		{"a cell", "In[1]: x := 1", "x := 1"},
		{"a cell with its value", "In[12]: 40 + 2\nOut[12]: 42\n", "40 + 2"},
		{"a cell of several lines", "In[7]: for {\n  ...:     f()\n  ...: }", "for {\n    f()\n}"},
		{"a blank line in a cell", "In[7]: `a\n  ...:\n  ...: b`", "`a\n\nb`"},
		{"cells with what they print", "In[1]: f()\n  1\n...\n\nIn[2]: g()\nno: prompt", "f()\ng()"},
		{"dots that a cell prints", "In[1]: f()\nprinted\n  ...: printed too\nIn[2]: g()", "f()\ng()"},
		{"prompts that are indented", "    In[1]: f()\n      ...: g()", "f()\ng()"},
		{"the spaces of the code", "In[1]:   f()", "  f()"},
		{"prompts below other text", "text\nIn[1]: f()", "text\nIn[1]: f()"},
		{"a prompt in a line", "x In[1]: f()", "x In[1]: f()"},
		{"an index", "In[1]", "In[1]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := withoutPrompts(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// What the shell has printed can be pasted again.
func FuzzWithoutPrompts(f *testing.F) {
	f.Add("for {\n    f()\n\n}", 7)
	f.Add("In[1]: x\n  ...: y", 10000)
	f.Add("  ...: x", 1)
	f.Fuzz(func(t *testing.T, text string, number int) {
		withoutPrompts(text) // whatever it is
		e := edit.New(false)
		e.Set(text)
		text = strings.ReplaceAll(e.Text(), "\t", tab)
		s := shell{look: plainLook(80, 24)}
		prompt, more := s.prompts(abs(number))
		printed := newCellText(&unstyled, strings.Split(text, "\n"), nil).whole(prompt, more)
		if got := withoutPrompts(printed + "\nOut: 1"); got != text {
			t.Errorf("of %q comes %q", printed, got)
		}
	})
}

func TestAPasteGoesWhereKeysGo(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		open       func(s *shell)
		shown      func(s *shell) string
		want       string
	}{
		{"the editor", "a\nb", func(*shell) {}, func(s *shell) string { return s.editor.Text() }, "a\nb"},
		{"line breaks as terminals send them", "a\rb\r\nc", func(*shell) {}, func(s *shell) string { return s.editor.Text() }, "a\nb\nc"},
		{"cells with the line breaks of terminals", "In[1]: a\r  ...: b\rOut[1]: 1", func(*shell) {}, func(s *shell) string { return s.editor.Text() }, "a\nb"},
		{"a question takes one line", " a b\r\nc", func(s *shell) { s.running = &execution{}; s.open(newQuestion("", false)) }, func(s *shell) string { return s.ask.typed() }, "a b"},
		{"the search takes words", "a\n\tb", func(s *shell) { s.beginSearch() }, func(s *shell) string { return s.search.query }, "a b"},
		{"a pager takes nothing", "a", func(s *shell) { s.pager = newPager("x", 80, 24, nil) }, func(s *shell) string { return s.editor.Text() }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newTestShell(t)
			tt.open(s)
			s.paste(tt.text)
			if got := tt.shown(s); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestEnterRunsACellThatIsWhole(t *testing.T) {
	for _, tt := range []struct {
		name string
		text string // typed
		want string // what is left behind the prompt
		ran  string
	}{
		{"a statement", "x := 1\n", "", "x := 1"},
		{"an open bracket goes on", "f(\n", "f(\n", ""},
		{"its last line runs it", "if x {\ny()\n}\n", "", "if x {\n\ty()\n}"},
		{"a command", ":who\n", "", ":who"},
		{"blanks run nothing", "  \n", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newTestShell(t)
			s.typeText(tt.text)
			ran := ""
			if s.running != nil {
				ran = s.running.source
			}
			if got := strings.ReplaceAll(s.editor.Text(), "\t", ""); got != tt.want || ran != tt.ran {
				t.Errorf("%q is left and %q runs", got, ran)
			}
		})
	}
}
