package command

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kvsh/stdlib/nearest"
)

func helpCommands(sign string) []Command {
	return []Command{
		{
			Name: "help", Group: groupNames, Usage: "help [COMMAND]", Body: Line,
			Short: "lists the commands, or tells more of one",
			Long:  sign + "help time tells more of " + sign + "time, as " + sign + "time? does.",
			Run: func(_ context.Context, e *Env, args, _ string) error {
				name := strings.TrimLeft(strings.TrimSpace(args), signs)
				if name == "" {
					e.page(e.list())
					return nil
				}
				return e.helpOn(name)
			},
			Complete: func(e *Env, _ string) (names []string) {
				for _, c := range e.Commands() {
					names = append(names, c.Name)
				}
				return names
			},
		},
		{
			Name: "doc", Group: groupNames, Usage: "doc NAME", Body: Line, Code: true,
			Short: "shows the documentation of a name",
			Long:  "NAME is a name of Go, as strings.Repeat, a name that a cell declared, or a\ncommand, as " + sign + "time. It is the same as NAME? on a line of its own. NAME?? shows the\nsource of what a cell declared too.",
			Run: func(_ context.Context, e *Env, args, _ string) error {
				return e.doc(strings.TrimSpace(args), 0)
			},
		},
	}
}

// help does name? and name??.
func (e *Env) help(s Step) error {
	if s.Name == "" {
		e.page(e.list())
		return nil
	}
	return e.doc(s.Name, len(s.Args)-1)
}

func (e *Env) doc(name string, detail int) error {
	if command := strings.TrimLeft(name, signs); command != name {
		return e.helpOn(command)
	}
	if !isName(name) {
		return wrong("%q is no name; write %s", name, e.named("doc strings.Repeat"))
	}
	found, ok := e.Session().Inspect(name, len(name), detail)
	if ok {
		e.page(found.Text())
		return nil
	}
	var names []string
	for _, n := range e.Session().Names() {
		names = append(names, n.Name)
	}
	question := nearest.Question(name, names)
	if _, err := e.find(name); err == nil {
		question = "; the command of that name is told by " + e.named("help "+name)
	}
	return wrong("nothing is known of %s%s; the cell that declares it must run first", name, question)
}

// helpOn tells all of a command.
func (e *Env) helpOn(name string) error {
	c, err := e.find(name)
	if err != nil {
		return wrong("there is no command %s%s (%s lists all)", e.named(name), nearest.Question(name, e.names()), e.named("help"))
	}
	var b strings.Builder
	for _, line := range e.usages(c) {
		b.WriteString(line + "\n")
	}
	fmt.Fprintf(&b, "\n%s.\n", upperFirst(c.Short))
	if c.Long != "" {
		b.WriteString("\n" + c.Long + "\n")
	}
	if len(c.Aliases) > 0 {
		fmt.Fprintf(&b, "\nAlso: %s\n", e.named(strings.Join(c.Aliases, ", "+e.sign())))
	}
	e.page(b.String())
	return nil
}

// usages is the ways to write a command.
func (e *Env) usages(c Command) []string {
	switch c.Body {
	case Line:
		return []string{e.named(c.Usage)}
	case Cell:
		return []string{e.heading(c.Body, c.Usage) + "\nTEXT …"}
	}
	return []string{e.named(c.Usage), e.heading(c.Body, c.Name) + "\nTEXT …"}
}

func upperFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// list lists the commands by their headings.
func (e *Env) list() string {
	type entry struct{ usage, short string }
	groups := map[string][]entry{}
	var order []string
	width := 0
	add := func(group string, x entry) {
		group = cmp.Or(group, groupOther)
		if !slices.Contains(order, group) {
			order = append(order, group)
		}
		groups[group] = append(groups[group], x)
		width = max(width, len(x.usage))
	}
	add(groupNames, entry{"NAME?", "the documentation of a name; NAME?? with its source"})
	for _, c := range e.Commands() {
		usage := e.named(c.Usage)
		if c.Body == Cell {
			usage = e.heading(c.Body, c.Usage)
		}
		add(c.Group, entry{usage, c.Short})
	}
	add(groupFiles, entry{"!COMMAND", "runs a command of the shell"})
	var b strings.Builder
	for _, group := range order {
		b.WriteString(group + "\n")
		for _, x := range groups[group] {
			fmt.Fprintf(&b, "  %-*s  %s\n", width, x.usage, x.short)
		}
		b.WriteString("\n")
	}
	b.WriteString(e.named("help") + " COMMAND tells more of one.\n")
	return b.String()
}
