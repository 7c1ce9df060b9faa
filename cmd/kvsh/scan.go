package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"golang.org/x/term"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/kv"
)

// scanFlags are the flags that say what to scan.
type scanFlags struct {
	root      *string
	semantics *string
	batches   *string
	override  repeated
}

func addScanFlags(flags *flag.FlagSet) *scanFlags {
	s := &scanFlags{
		root:      flags.String("root", "", "`folder` that holds the benchmark_result_* folders; without it the current one, else the bundled sample"),
		semantics: flags.String("semantics", "evidence", "how records are read: `evidence or seed`"),
		batches:   flags.String("include-dirs", "", "scan only these `batches`, such as benchmark_result_0910 0912"),
	}
	flags.Var(&s.override, "set", "set a derived value for every record: `column=value`; may be repeated")
	return s
}

// joinBatches turns "-include-dirs A B" into one argument, as the flag package
// wants it.
func joinBatches(args []string) []string {
	var out []string
	for i := 0; i < len(args); i++ {
		out = append(out, args[i])
		if strings.TrimLeft(args[i], "-") != "include-dirs" || !strings.HasPrefix(args[i], "-") {
			continue
		}
		var batches []string
		for i+1 < len(args) && !strings.HasPrefix(args[i+1], "-") {
			i++
			batches = append(batches, args[i])
		}
		out = append(out, strings.Join(batches, " "))
	}
	return out
}

// scan scans as the flags say.
func (s *scanFlags) scan() (*bench.Result, error) {
	sem, err := bench.ParseSemantics(*s.semantics)
	if err != nil {
		return nil, err
	}
	opts := bench.Options{Semantics: sem, Batches: strings.Fields(*s.batches), Override: map[string]string{}}
	for _, set := range s.override {
		column, value, ok := strings.Cut(set, "=")
		if !ok {
			return nil, fmt.Errorf("-set %s: write it as column=value", set)
		}
		opts.Override[column] = value
	}
	opts.Progress = scanProgress()
	keepMost()
	return kv.ScanResults(*s.root, opts)
}

// keepMost has the garbage collector run less often: most of what a scan allocates are
// records, which it keeps.
func keepMost() { debug.SetGCPercent(400) }

// scanProgress tells in a line of the terminal, if standard error is one, how far a long
// scan has come, and takes the line away at the end.
func scanProgress() func(done, total int64) {
	if !term.IsTerminal(int(os.Stderr.Fd())) {
		return nil
	}
	return func(done, total int64) {
		fmt.Fprint(os.Stderr, eraseLine)
		if done < total {
			fmt.Fprintf(os.Stderr, "scanning: %d %% of %d MB", 100*done/total, total/1e6)
		}
	}
}

func scanVerb(_ context.Context, args []string) int {
	flags := newFlags("scan", "[-root FOLDER] [-o FILE] [flags]")
	what := addScanFlags(flags)
	out := flags.String("o", "", "write the records to this `file`: .csv, .json or .parquet")
	strict := flags.Bool("strict", false, "exit with 1 if a line or file could not be taken as it stands")
	if exit, ok := parse(flags, joinBatches(args)); !ok {
		return exit
	}
	if flags.NArg() > 0 {
		return usagef("scan: %q belongs to no flag; name the folder by -root", flags.Arg(0))
	}
	res, err := what.scan()
	if err != nil {
		return fail(err)
	}
	fmt.Fprint(os.Stderr, res.Report)
	if *out == "" {
		fmt.Print(frame.FromRecords(res.Records, res.Report.Semantics))
	} else if err := kv.SaveResults(res, *out); err != nil {
		return fail(err)
	} else {
		fmt.Fprintf(os.Stderr, "wrote %s (%d rows)\n", *out, len(res.Records))
	}
	if *strict && len(res.Report.Problems) > 0 {
		return exitFailed
	}
	return exitOK
}
