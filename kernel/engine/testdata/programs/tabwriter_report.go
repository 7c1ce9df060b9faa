//go:build ignore

package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"text/tabwriter"
)

type row struct {
	Medium   string
	Batch    int
	TTFT     float64
	Failures []string
}

type byKey struct {
	rows []row
	less func(a, b *row) bool
}

func (b byKey) Len() int           { return len(b.rows) }
func (b byKey) Less(i, j int) bool { return b.less(&b.rows[i], &b.rows[j]) }
func (b byKey) Swap(i, j int)      { b.rows[i], b.rows[j] = b.rows[j], b.rows[i] }

type column struct {
	head string
	cell func(r row) any
	form string
}

func render(cols []column, rows []row, flags uint) {
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', flags)
	defer w.Flush()
	for i, c := range cols {
		if i > 0 {
			fmt.Fprint(w, "\t")
		}
		fmt.Fprint(w, c.head)
	}
	fmt.Fprintln(w, "\t")
	for _, r := range rows {
		for _, c := range cols {
			fmt.Fprintf(w, c.form+"\t", c.cell(r))
		}
		fmt.Fprintln(w)
	}
}

func main() {
	rows := []row{
		{"Local Disk", 8, 101.25, nil},
		{"HBM", 8, 12.5, []string{"oom"}},
		{"GDS", 1, 44, nil},
		{"HBM", 1, 9.75, nil},
		{"CPU", 8, 31.125, []string{"timeout", "retry"}},
	}
	best := rows[0].TTFT
	for _, r := range rows {
		best = min(best, r.TTFT)
	}
	cols := []column{
		{"medium", func(r row) any { return r.Medium }, "%v"},
		{"batch", func(r row) any { return r.Batch }, "%d"},
		{"ttft", func(r row) any { return r.TTFT }, "%.2f"},
		{"rel", func(r row) any { return r.TTFT / best }, "%.1fx"},
		{"failures", func(r row) any { return strings.Join(r.Failures, ",") }, "%q"},
	}
	render(cols, rows, 0)
	sort.Sort(byKey{rows, func(a, b *row) bool { return a.TTFT < b.TTFT }})
	render(cols, rows, tabwriter.AlignRight|tabwriter.Debug)
	sort.Stable(byKey{rows, func(a, b *row) bool { return a.Batch < b.Batch }})
	sort.Stable(sort.Reverse(byKey{rows, func(a, b *row) bool { return len(a.Failures) < len(b.Failures) }}))
	render(cols[:3:3], rows, 0)
	cols = append(cols[:1], cols[3:]...)
	render(cols, rows[:2], tabwriter.DiscardEmptyColumns)
	for _, r := range rows {
		fmt.Printf("%-10s %s\n", r.Medium, strings.Repeat("▇", int(r.TTFT/10+0.5)))
	}
}
