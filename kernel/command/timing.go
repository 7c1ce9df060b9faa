package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"kvsh/kernel/engine"
)

func timingCommands(sign string) []Command {
	return []Command{
		{
			Name: "time", Group: groupTime, Usage: "time CODE", Code: true,
			Short: "runs code and tells how long it took",
			Long:  "The time is that on the clock, from before the code is checked and compiled, which\ntakes about a millisecond, until it has run. " + sign + "timeit measures more precisely.",
			Run: func(ctx context.Context, e *Env, args, cell string) error {
				code := args
				line, col := e.argsAt(args)
				if e.step.Whole {
					if args != "" {
						return wrong("the code stands on the lines under it, not behind it; write %s for the one line", e.named("time "+args))
					}
					code = cell
					line, col = e.bodyAt()
				}
				if strings.TrimSpace(code) == "" {
					return wrong("it needs code; write %s", e.named("time f()"))
				}
				start := time.Now()
				err := e.code(ctx, code, line, col)
				if took := time.Since(start); !errors.As(err, new(engine.Errors)) { // it ran
					e.printf("Wall time: %s\n", span(float64(took)))
				}
				return err
			},
		},
		{
			Name: "timeit", Group: groupTime, Usage: "timeit [-n LOOPS] [-r RUNS] CODE", Code: true,
			Short: "runs code again and again, and tells how long one time takes",
			Long: "The code runs LOOPS times in each of RUNS runs, 7 if they are not given. Without\n-n, the number of loops is chosen so that a run takes 0.2 s or more. Compiling the\n" +
				"code is not measured, but what the loop itself costs is.\n\nUnder %%timeit the code is the cell, and CODE behind it runs once, before all. What\nCODE and the cell declare, but for functions, is gone afterwards.",
			Run: timeit,
		},
	}
}

// span is a number of nanoseconds in the unit that suits it.
func span(ns float64) string {
	switch {
	case ns < 0.9995e3:
		return fmt.Sprintf("%.3g ns", ns)
	case ns < 0.9995e6:
		return fmt.Sprintf("%.3g µs", ns/1e3)
	case ns < 0.9995e9:
		return fmt.Sprintf("%.3g ms", ns/1e6)
	case ns < 59.95e9:
		return fmt.Sprintf("%.3g s", ns/1e9)
	}
	d := time.Duration(ns).Round(time.Second)
	if d >= time.Hour {
		return fmt.Sprintf("%d h %d min %d s", d/time.Hour, d%time.Hour/time.Minute, d%time.Minute/time.Second)
	}
	return fmt.Sprintf("%d min %d s", d/time.Minute, d%time.Minute/time.Second)
}
