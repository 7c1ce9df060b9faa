//go:build ignore

package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

type check struct {
	name string
	run  func() error
}

type budget struct{ ttft, itl float64 }

func (b budget) verify(ttft, itl float64) (err error) {
	var over []string
	if ttft > b.ttft {
		over = append(over, fmt.Sprintf("ttft %.1f > %.1f", ttft, b.ttft))
	}
	if itl > b.itl {
		over = append(over, fmt.Sprintf("itl %.1f > %.1f", itl, b.itl))
	}
	if over != nil {
		return fmt.Errorf("budget: %s", strings.Join(over, "; "))
	}
	return nil
}

func main() {
	fs := flag.NewFlagSet("gate", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	limit := fs.Float64("ttft", 50, "limit of the `ms` to first token")
	names := fs.String("only", "", "checks to run")
	verbose := fs.Bool("v", false, "say more")
	if err := fs.Parse([]string{"-ttft=40", "-v", "rest", "-x"}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(*limit, *names == "", *verbose, fs.Args(), fs.NArg(), len(os.Args))
	fs.VisitAll(func(f *flag.Flag) { fmt.Println(f.Name, f.Value, f.DefValue, f.Usage) })
	fmt.Println(fs.Parse([]string{"-nope"}))
	b := budget{*limit, 5}
	checks := []check{
		{"HBM", func() error { return b.verify(12, 3) }},
		{"CPU", func() error { return b.verify(45, 4) }},
		{"GDS", func() error { return b.verify(60, 7) }},
	}
	defer fmt.Println("never printed: os.Exit runs no deferred calls")
	var failed []string
	for _, c := range checks {
		if err := c.run(); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", c.name, err)
			failed = append(failed, c.name)
			continue
		}
		fmt.Println(c.name, "ok")
	}
	if len(failed) > 0 {
		fmt.Println("failed:", failed, slices.Contains(failed, "HBM"))
		func() {
			defer fmt.Println("not this one either")
			os.Exit(3)
		}()
	}
	fmt.Println("all good")
}
