package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/kv"
	"kvsh/stdlib/outfile"
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
	return kv.ScanResults(*s.root, opts)
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
	} else if err := saveRecords(res, *out); err != nil {
		return fail(err)
	} else {
		fmt.Fprintf(os.Stderr, "wrote %s (%d rows)\n", *out, len(res.Records))
	}
	if *strict && len(res.Report.Problems) > 0 {
		return exitFailed
	}
	return exitOK
}

// saveRecords writes the records in the format of the extension.
func saveRecords(res *bench.Result, path string) error {
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		return outfile.Write(path, func(w io.Writer) error { return bench.WriteCSV(w, res.Records, res.Report.Semantics) })
	}
	return frame.FromRecords(res.Records, res.Report.Semantics).Save(path)
}

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
