package bench

import (
	"fmt"
	"strings"
)

// A Problem is a place in the input that could not be taken as it stands. If
// Kept, the record is there all the same and the reason says what was done
// with it; otherwise the line gave no record.
type Problem struct {
	File   string // path below the root, with forward slashes
	Line   int    // counted from 1; 0 if the whole file is meant
	Reason string
	Kept   bool
}

// String is "file:line: reason".
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Reason)
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Reason)
}

// Skipped counts what a scan passes over because it is no measurement.
type Skipped struct {
	Warmups  int // warm-up records and warmup.json files
	Comments int // lines that begin with //
	Blanks   int // blank lines between records
	Failures int // *.failure.json files
	Others   int // JSON files that are neither ds-*.json nor summary.json
}

func (s *Skipped) add(t Skipped) {
	s.Warmups += t.Warmups
	s.Comments += t.Comments
	s.Blanks += t.Blanks
	s.Failures += t.Failures
	s.Others += t.Others
}

// String lists the counts that are not zero.
func (s Skipped) String() string {
	var parts []string
	for _, c := range []struct {
		n    int
		one  string
		many string
	}{
		{s.Warmups, "warm-up", "warm-ups"},
		{s.Comments, "comment", "comments"},
		{s.Blanks, "blank line", "blank lines"},
		{s.Failures, "failure file", "failure files"},
		{s.Others, "other JSON file", "other JSON files"},
	} {
		switch {
		case c.n == 1:
			parts = append(parts, "1 "+c.one)
		case c.n > 1:
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.many))
		}
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", ")
}

// A Report says what a scan read and what it left out.
type Report struct {
	Root      string // as it was asked for
	Semantics Semantics
	Batches   []string // folders that were read, in order
	Files     int      // files that were read
	Rows      int      // records that came out
	Skipped   Skipped
	Problems  []Problem // in folder, file, line order
}

// Lost is the number of problems that cost a record.
func (r *Report) Lost() int {
	n := 0
	for _, p := range r.Problems {
		if !p.Kept {
			n++
		}
	}
	return n
}

// shownProblems bounds how many problems String prints.
const shownProblems = 20

// Summary is the report without the problems, in two lines.
func (r *Report) Summary() string {
	return fmt.Sprintf("scanned %s (%s semantics): %s, %s, %s\nskipped: %s\n", r.Root, r.Semantics,
		plural(len(r.Batches), "batch"), plural(r.Files, "file"), plural(r.Rows, "row"), r.Skipped)
}

// String is the report as a few lines of text, problems last.
func (r *Report) String() string {
	var b strings.Builder
	b.WriteString(r.Summary())
	if n := len(r.Problems); n > 0 {
		fmt.Fprintf(&b, "problems: %d (%d cost a row)\n", n, r.Lost())
		for _, p := range r.Problems[:min(n, shownProblems)] {
			fmt.Fprintf(&b, "  %s%s\n", p.String(), map[bool]string{true: " (row kept)"}[p.Kept])
		}
		if n > shownProblems {
			fmt.Fprintf(&b, "  … and %d more\n", n-shownProblems)
		}
	}
	return b.String()
}

// MIMEBundle shows the report as its text.
func (r *Report) MIMEBundle() map[string]any {
	return map[string]any{"text/plain": r.String()}
}
