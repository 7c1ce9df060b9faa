package command

import (
	"context"
	"strconv"
	"strings"
)

func historyCommands() []Command {
	return []Command{{
		Name: "history", Aliases: []string{"hist"}, Group: groupCells, Usage: "history [-n NUMBER] [PATTERN]", Body: Line,
		Short: "lists the cells of this session",
		Long:  "With -n, the last ones before this one only; with PATTERN, those before this one\nthat have it in them, letter case aside.",
		Run:   history,
	}}
}

func history(_ context.Context, e *Env, args, _ string) error {
	given, pattern, err := options(args, "n", "")
	if err != nil {
		return err
	}
	if e.History == nil {
		return wrong("no history is kept here")
	}
	pattern = strings.ToLower(strings.TrimSpace(pattern))
	cells := e.History()
	width := len(strconv.Itoa(len(cells)))
	if args != "" {
		cells = cells[:max(len(cells)-1, 0)] // what is looked for is not the looking itself
	}
	var found []string
	for i, cell := range cells {
		if strings.Contains(strings.ToLower(cell), pattern) {
			number := strconv.Itoa(i + 1)
			indent := "\n" + strings.Repeat(" ", width+2)
			found = append(found, strings.Repeat(" ", width-len(number))+number+"  "+strings.ReplaceAll(strings.Trim(cell, "\n"), "\n", indent))
		}
	}
	if n := given['n']; n > 0 && n < len(found) {
		found = found[len(found)-n:]
	}
	switch {
	case len(found) > 0:
		e.printf("%s\n", strings.Join(found, "\n"))
	case pattern != "":
		e.printf("No cell that ran before has %q in it.\n", pattern)
	default:
		e.printf("No cell ran before.\n")
	}
	return nil
}
