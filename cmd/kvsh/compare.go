package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/outfile"
)

// gate is a comparison of two folders of results.
type gate struct {
	base, next  string
	metrics     []string
	temperature string
	threshold   float64
	out         string
}

func compareVerb(_ context.Context, args []string) int {
	flags := newFlags("compare", "BASE NEW [flags]")
	var metrics repeated
	flags.Var(&metrics, "metric", "`column` to compare, mean_ttft_ms if none is given; may be repeated")
	g := gate{}
	flags.StringVar(&g.temperature, "temperature", "warm", "runs to compare: `warm, cold, settled or all`")
	flags.Float64Var(&g.threshold, "threshold", 0.05, "`share` by which NEW may be worse")
	flags.StringVar(&g.out, "o", "", "write the report to this `file`: .txt, .md, .html, .xml for JUnit")
	var folders []string
	for len(args) > 0 { // flags may stand behind folders
		if exit, ok := parse(flags, args); !ok {
			return exit
		}
		if args = flags.Args(); len(args) > 0 {
			folders, args = append(folders, args[0]), args[1:]
		}
	}
	if len(folders) != 2 {
		return usagef("compare: name two folders of results, BASE and NEW; there are %d", len(folders))
	}
	g.base, g.next, g.metrics = folders[0], folders[1], metrics
	if len(g.metrics) == 0 {
		g.metrics = []string{"mean_ttft_ms"}
	}
	if !(g.threshold >= 0) {
		return usagef("compare: -threshold %g: it is a share, such as 0.05 for 5 %%", g.threshold)
	}
	exit, err := g.run()
	if err != nil {
		return fail(err)
	}
	return exit
}

// run compares, reports, and returns the exit code: that of failure if NEW is worse
// anywhere, or nothing can be compared.
func (g *gate) run() (exit int, err error) {
	runs, err := g.scan()
	if err != nil {
		return exitFailed, err
	}
	var all []*evidence.Comparison
	worse, pairs, silent := 0, 0, 0
	for _, metric := range g.metrics {
		c, err := evidence.Compare(runs, evidence.Question{Column: side, Base: "base", Next: "new", Metric: metric, Temperature: g.temperature})
		if err != nil {
			return exitFailed, err
		}
		all = append(all, c)
		worse, pairs, silent = worse+len(c.Regressions(g.threshold)), pairs+len(c.Pairs), silent+c.Count(evidence.TooFew)
	}
	if err := g.report(all); err != nil {
		return exitFailed, err
	}
	switch {
	case pairs == 0:
		fmt.Fprintln(os.Stderr, "nothing can be compared")
		return exitFailed, nil
	case worse > 0:
		fmt.Fprintf(os.Stderr, "%d of %d cells are worse by more than %g %%:\n", worse, pairs, 100*g.threshold)
		for _, c := range all {
			for _, p := range c.Regressions(g.threshold) {
				fmt.Fprintf(os.Stderr, "  %s: %s: %+.1f %%\n", evidence.MetricName(c.Metric), c.Name(p), 100*(p.Ratio-1))
			}
		}
		g.tellSilent(silent)
		return exitFailed, nil
	}
	fmt.Fprintf(os.Stderr, "no cell of %d is worse by more than %g %%\n", pairs, 100*g.threshold)
	g.tellSilent(silent)
	return exitOK, nil
}

// tellSilent tells how many cells can show nothing.
func (g *gate) tellSilent(cells int) {
	if cells > 0 {
		fmt.Fprintf(os.Stderr, "%d have too few runs to show a difference, which takes 4 and 4\n", cells)
	}
}

// side is the column that tells the two folders apart.
const side = "results"

// scan reads both folders into one frame.
func (g *gate) scan() (*frame.Frame, error) {
	keepMost()
	var records []*bench.Record
	var sides []string
	for _, f := range []struct{ side, root string }{{"base", g.base}, {"new", g.next}} {
		res, err := bench.Scan(f.root, bench.Options{Progress: scanProgress()})
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(os.Stderr, "%s: %s", f.side, res.Report)
		records = append(records, res.Records...)
		sides = append(sides, slices.Repeat([]string{f.side}, len(res.Records))...)
	}
	runs := frame.FromRecords(records, bench.Evidence).With(frame.Strings(side, sides))
	return runs, runs.Err()
}

// report writes the comparisons in the form that the file's name asks for.
func (g *gate) report(all []*evidence.Comparison) error {
	if g.out == "" {
		return g.text(os.Stdout, all, (*evidence.Comparison).String)
	}
	forms := map[string]func(io.Writer) error{
		".txt":  func(w io.Writer) error { return g.text(w, all, (*evidence.Comparison).String) },
		".md":   func(w io.Writer) error { return g.text(w, all, (*evidence.Comparison).Markdown) },
		".html": func(w io.Writer) error { return g.text(w, all, (*evidence.Comparison).HTML) },
		".xml":  func(w io.Writer) error { return evidence.WriteJUnit(w, all, g.threshold) },
	}
	write, ok := forms[strings.ToLower(filepath.Ext(g.out))]
	if !ok {
		return fmt.Errorf("compare -o %s: the form is told by the extension: .txt, .md, .html, or .xml for JUnit", g.out)
	}
	if err := outfile.Write(g.out, write); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "wrote %s\n", g.out)
	return nil
}

func (g *gate) text(w io.Writer, all []*evidence.Comparison, form func(*evidence.Comparison) string) error {
	for i, c := range all {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(form(c), "\n")); err != nil {
			return err
		}
	}
	return nil
}
