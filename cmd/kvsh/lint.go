package main

import (
	"context"
	"fmt"
	"os"

	"kvsh/stdlib/bench"
)

func lintVerb(_ context.Context, args []string) int {
	flags := newFlags("lint", "[-root FOLDER] [flags]")
	what := addScanFlags(flags)
	if exit, ok := parse(flags, joinBatches(args)); !ok {
		return exit
	}
	if flags.NArg() > 0 {
		return usagef("lint: %q belongs to no flag; name the folder by -root", flags.Arg(0))
	}
	if *what.semantics != "evidence" {
		return usagef("lint: it looks at records by evidence semantics only")
	}
	res, err := what.scan()
	if err != nil {
		return fail(err)
	}
	fmt.Fprint(os.Stderr, res.Report.Summary())
	findings := bench.Lint(res)
	for _, f := range findings {
		fmt.Println(f)
	}
	if len(findings) > 0 {
		fmt.Fprintf(os.Stderr, "%d findings\n", len(findings))
		return exitFailed
	}
	return exitOK
}
