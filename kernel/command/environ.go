package command

import (
	"context"
	"os"
	"slices"
	"strings"

	"kvsh/stdlib/nearest"
)

func environCommands(sign string) []Command {
	return []Command{{
		Name: "env", Group: groupFiles, Usage: "env [NAME[=VALUE]]", Body: Line,
		Short: "shows variables of the environment, or sets one",
		Long:  "Without a name it lists all. What it sets is seen by os.Getenv and by the programs\nthat cells run. " + sign + "env NAME= sets it to nothing.",
		Run:   environ,
		Complete: func(*Env, string) (names []string) {
			for _, v := range os.Environ() {
				name, _, _ := strings.Cut(v, "=")
				names = append(names, name)
			}
			return names
		},
	}}
}

func environ(_ context.Context, e *Env, args, _ string) error {
	args = strings.TrimSpace(args)
	name, value, set := strings.Cut(args, "=")
	name = strings.TrimSpace(name)
	switch {
	case args == "":
		all := os.Environ()
		slices.Sort(all)
		e.printf("%s\n", strings.Join(all, "\n"))
		return nil
	case name == "" || strings.ContainsAny(name, " \t"):
		return wrong("%q is no name of a variable; write %s NAME, or %s NAME=VALUE", name, e.named("env"), e.named("env"))
	case set:
		value = strings.TrimSpace(value)
		if err := os.Setenv(name, value); err != nil {
			return failed("set "+name, err, "write "+e.named("env NAME=VALUE"))
		}
		e.printf("%s=%s\n", name, value)
		return nil
	}
	value, ok := os.LookupEnv(name)
	if !ok {
		var names []string
		for _, v := range os.Environ() {
			other, _, _ := strings.Cut(v, "=")
			names = append(names, other)
		}
		return wrong("%s is not set%s; %s sets it", name, nearest.Question(name, names), e.named("env "+name+"=VALUE"))
	}
	e.printf("%s\n", value)
	return nil
}
