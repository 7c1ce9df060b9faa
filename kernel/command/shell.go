package command

import (
	"cmp"
	"context"
	"os"
	"os/exec"
	"strings"
)

func shellCommands() []Command {
	var out []Command
	for _, name := range []string{"bash", "sh"} {
		out = append(out, Command{
			Name: name, Group: groupFiles, Usage: name + " [ARGS]", Body: Cell,
			Short: "runs the cell by " + name,
			Long:  "ARGS are $1 and so on. It stops with its first command that fails if the cell\nbegins with set -e. Its standard input is empty.",
			Run: func(ctx context.Context, e *Env, args, cell string) error {
				return e.execute(ctx, append([]string{name, "-c", cell, name}, strings.Fields(args)...))
			},
		})
	}
	return out
}

// shell runs a command of the user's shell, with the terminal if there is one.
func (e *Env) shell(ctx context.Context, command string) error {
	if strings.TrimSpace(command) == "" {
		return wrong("it needs a command of the shell; write !ls")
	}
	argv := []string{cmp.Or(os.Getenv("SHELL"), "sh"), "-c", command}
	if e.Terminal == nil {
		return e.execute(ctx, argv)
	}
	return programError(argv[0], e.Terminal(ctx, exec.Command(argv[0], argv[1:]...)))
}
