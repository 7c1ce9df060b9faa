package command

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readLine reads a line, from its first letter that is not blank, as a command. Col
// of the step counts from that letter.
func readLine(text string) (s Step, ok bool) {
	text = strings.TrimRight(text, " \t\r")
	if s, ok := readHelp(text); ok {
		return s, true
	}
	switch {
	case strings.HasPrefix(text, "!"):
		return readShell(text)
	case hasSign(text):
		return readCall(text)
	}
	return Step{}, false
}

func readShell(text string) (Step, bool) {
	if strings.HasPrefix(text, "!!") || strings.HasPrefix(text, "!=") { // operators of Go
		return Step{}, false
	}
	args := strings.TrimLeft(text[1:], " \t")
	return Step{Kind: Shell, Args: args, Col: 1 + len(text) - len(args)}, true
}

// signs is the letters that commands begin with.
const signs = "%:"

func hasSign(text string) bool { return text != "" && strings.IndexByte(signs, text[0]) >= 0 }

// readCall reads a command from its sign on.
func readCall(text string) (Step, bool) {
	s := Step{Kind: Call, Sign: text[:1]}
	if strings.HasPrefix(text, "%%") {
		s.Sign, s.Whole = "%%", true
	}
	rest := text[len(s.Sign):]
	end := strings.IndexFunc(rest, func(r rune) bool { return !isLetter(r) && r != '-' })
	if end < 0 {
		end = len(rest)
	}
	s.Name = rest[:end]
	if first, _ := utf8.DecodeRuneInString(s.Name); !unicode.IsLetter(first) {
		return Step{}, false
	}
	s.Args = strings.TrimLeft(rest[end:], " \t")
	s.Col = 1 + len(text) - len(s.Args)
	return s, true
}

// maxMarks is how many question marks ask for help at most.
const maxMarks = 2

// readHelp reads a line that is nothing but a name and question marks.
func readHelp(text string) (Step, bool) {
	name := strings.TrimLeft(text, "?")
	marks := text[:len(text)-len(name)]
	col := 1
	if marks == "" {
		name = strings.TrimRight(text, "?")
		marks = text[len(name):]
		col = 1 + len(name)
	}
	name = strings.TrimSpace(name)
	if marks == "" || len(marks) > maxMarks {
		return Step{}, false
	}
	switch {
	case len(name) == 1 && hasSign(name): // about all commands
		name = ""
	case hasSign(name):
		s, ok := readCall(name)
		return Step{Kind: Help, Name: name[:1] + s.Name, Args: marks, Col: col}, ok && s.Args == ""
	}
	if name != "" && !isName(name) {
		return Step{}, false
	}
	return Step{Kind: Help, Name: name, Args: marks, Col: col}, true
}

// isName reports whether a text is a name of Go, or several with dots between.
func isName(text string) bool {
	for part := range strings.SplitSeq(text, ".") {
		first, _ := utf8.DecodeRuneInString(part)
		if part == "" || unicode.IsDigit(first) || strings.ContainsFunc(part, func(r rune) bool { return !isLetter(r) }) {
			return false
		}
	}
	return true
}

func isLetter(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
