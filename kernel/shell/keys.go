package shell

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kvsh/kernel/command"
	"kvsh/kernel/engine"
	"kvsh/kernel/shell/edit"
)

// lineBreaks makes line breaks what they are in a text; most terminals send \r.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// key is a key that was pressed: it is for what lies over the editor, else for the
// editor.
func (s *shell) key(msg tea.KeyPressMsg) tea.Cmd {
	k := edit.Key{Name: msg.String(), Text: msg.Text}
	switch {
	case s.pager != nil:
		return s.pagerKey(msg)
	case s.ask != nil:
		return s.askKey(k)
	case s.search != nil:
		return s.searchKey(k)
	case s.menu != nil:
		if cmd, taken := s.menuKey(k); taken {
			return cmd
		}
	}
	return s.editorKey(k)
}

// paste inserts what was pasted.
func (s *shell) paste(text string) tea.Cmd {
	text = lineBreaks.Replace(text)
	switch {
	case s.pager != nil:
		return nil
	case s.ask != nil:
		line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
		s.ask.editor.Paste(line)
		return nil
	case s.search != nil:
		s.seek(s.search.query + strings.Join(strings.Fields(text), " "))
		return nil
	}
	s.menu = nil
	s.editor.Paste(withoutPrompts(text))
	s.walk = nil
	return s.advise()
}

func (s *shell) editorKey(k edit.Key) tea.Cmd { return s.after(s.editor.Press(k)) }

// after does what a key meant to the shell.
func (s *shell) after(event edit.Event) tea.Cmd {
	switch event {
	case edit.Changed:
		s.walk = nil
		return s.advise()
	case edit.Moved:
		return s.advise()
	case edit.Submit:
		return s.submit()
	case edit.Run:
		return s.enter()
	case edit.Older:
		s.older()
	case edit.Newer:
		s.newer()
	case edit.Search:
		s.beginSearch()
	case edit.Complete:
		return s.complete()
	case edit.Cancel:
		return s.cancel()
	case edit.End:
		if s.running == nil {
			return tea.Quit
		}
	case edit.Clear:
		s.screen.Clear()
	case edit.Suspend:
		return s.suspend()
	case edit.External:
		return s.external()
	}
	return nil
}

// submit is Enter: at the end of a cell that is complete it runs the cell, else it
// begins a line.
func (s *shell) submit() tea.Cmd {
	text := s.editor.Text()
	line, _ := s.editor.Cursor()
	last := line == len(s.editor.Lines())-1 || strings.TrimSpace(text[s.editor.Offset():]) == ""
	whole, indent := s.isWhole(text)
	if last && whole {
		return s.enter()
	}
	if !last {
		_, indent = s.isWhole(text[:s.editor.Offset()])
	}
	s.editor.NewLine(indent)
	s.walk = nil
	return s.advise()
}

// isWhole reports whether a cell can be run as it is, and how its next line is
// indented if it goes on.
func (s *shell) isWhole(source string) (whole bool, indent string) {
	if whole, known := command.IsComplete(source, s.commands()...); known {
		return whole, ""
	}
	status, indent := engine.IsComplete(source)
	return status != engine.Incomplete, indent
}

// older puts the cell before into the editor: of those that begin with what was
// typed.
func (s *shell) older() {
	if s.walk == nil {
		s.walk = s.past().Walk(s.editor.Text())
	}
	if text, ok := s.walk.Older(); ok {
		s.editor.Set(text)
	}
}

func (s *shell) newer() {
	if s.walk == nil {
		return
	}
	if text, ok := s.walk.Newer(); ok {
		s.editor.Set(text)
	}
}

// forget gives up what lies over the editor, and the place in the history.
func (s *shell) forget() {
	s.menu, s.search, s.walk, s.tip = nil, nil, nil, tip{}
}

// withoutPrompts is a pasted text without the prompts of this shell, if its first
// line has one: what was copied from the terminal can be run again.
func withoutPrompts(text string) string {
	if !inPrompt.MatchString(text) {
		return text
	}
	var out []string
	code := false
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case inPrompt.MatchString(line):
			line, code = inPrompt.ReplaceAllString(line, ""), true
		case code && morePrompt.MatchString(line):
			line = morePrompt.ReplaceAllString(line, "")
		default:
			code = false
			continue // what the cell gave
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
