package highlight

import (
	"strings"
	"sync"

	"kvsh/kernel/command"
)

const blanks = " \t\r"

// takesCode has the names of the commands whose arguments and cells are Go.
var takesCode = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, c := range (&command.Env{}).Commands() {
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			out[name] = c.Code
		}
	}
	return out
})

// command paints a command, if there is one at an offset where a statement may begin,
// and tells where the text goes on behind it.
func (p *painter) command(at int) (next int, ok bool) {
	before := strings.TrimRight(p.src[:at], blanks)
	if before != "" && !strings.HasSuffix(before, "\n") {
		return 0, false
	}
	line, ok := commandLine(p.src[at:])
	if !ok {
		return 0, false
	}
	steps, _ := command.Split(percent(line))
	step := steps[0]
	args := at + step.Col - 1
	next = min(at+len(line)+1, len(p.src))
	switch step.Kind {
	case command.Code:
		return 0, false
	case command.Shell:
		p.shell(at, args, step.Args)
	case command.Help:
		p.help(at, args, line, step)
	case command.Call:
		next = p.call(at, next, step, strings.TrimSpace(before) == "")
	}
	return next, true
}

// shell paints !program with its arguments; the program is their first word.
func (p *painter) shell(at, from int, args string) {
	end := len(args)
	if i := strings.IndexAny(args, blanks+"\n"); i >= 0 {
		end = i
	}
	rest := strings.TrimLeft(args[end:], blanks)
	p.add(at, from+end, Command)
	p.add(from+len(args)-len(rest), from+len(args), Argument)
}

// call paints %name with its arguments. As the first of a cell, %%name has the rest of
// the cell, from next on. It returns where the text goes on.
func (p *painter) call(at, next int, step command.Step, first bool) int {
	sign := len("%")
	if step.Whole {
		sign = len("%%")
	}
	p.add(at, at+sign+len(step.Name), Command)
	args := at + step.Col - 1
	code := takesCode()[step.Name]
	if code {
		p.code(args, args+len(step.Args), false)
	} else {
		p.add(args, args+len(step.Args), Argument)
	}
	if !step.Whole || !first {
		return next
	}
	if code {
		p.code(next, len(p.src), false)
	}
	return len(p.src)
}

// help paints a line that is a name and question marks, which begin at an offset.
func (p *painter) help(at, marks int, line string, step command.Step) {
	class := Argument
	if strings.HasPrefix(step.Name, "%") {
		class = Command
	}
	line = strings.TrimRight(line, blanks)
	if marks == at {
		p.add(at, at+len(step.Args), Command)
		p.add(at+len(line)-len(strings.TrimLeft(line, "? \t")), at+len(line), class)
		return
	}
	p.add(at, at+len(strings.TrimRight(line, "? \t")), class)
	p.add(marks, marks+len(step.Args), Command)
}

// commandLine is the line that a text begins with, if its first or last letter may be
// one of a command's. One for the shell goes on after a backslash.
func commandLine(text string) (line string, ok bool) {
	line, rest, _ := strings.Cut(text, "\n")
	if line == "" {
		return "", false
	}
	switch line[0] {
	case '%', ':', '?':
		return line, true
	case '!':
		for strings.HasSuffix(strings.TrimRight(line, "\r"), `\`) && rest != "" {
			var more string
			more, rest, _ = strings.Cut(rest, "\n")
			line = text[:len(line)+1+len(more)]
		}
		return line, true
	}
	return line, strings.HasSuffix(strings.TrimRight(line, blanks), "?")
}

// percent is a line with a percent sign in place of the colon that it may begin with.
func percent(line string) string {
	if rest, ok := strings.CutPrefix(line, ":"); ok {
		return "%" + rest
	}
	return line
}
