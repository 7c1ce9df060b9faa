package evidence

import (
	"fmt"
	"slices"
	"strings"

	"kvsh/stdlib/frame"
)

// Alike keeps the runs that may stand in one picture over the input length: of each
// phase and input length those of one workload, the one that runs of most values
// of the column by have, such as "media"; among equals the one with most runs.
//
// Left tells what it leaves out, such as "90 runs of 7, 14, 21 prompts", and is ""
// if that is nothing.
func Alike(runs *frame.Frame, by string) (kept *frame.Frame, left string, err error) {
	columns, err := Differing(runs)
	if err != nil {
		return nil, "", err
	}
	places := having(runs, []string{"phase", "input_len"})
	others := slices.DeleteFunc(columns, func(c string) bool { return slices.Contains(places, c) })
	if len(others) == 0 {
		return runs, "", nil
	}
	groups, err := GroupBy(runs, append(slices.Clone(places), others...)...)
	if err != nil {
		return nil, "", err
	}
	values, err := texts(runs, by)
	if err != nil {
		return nil, "", err
	}
	best := map[string]*Group{}
	better := func(a, b *Group) bool {
		na, nb := countDistinct(values, a.Rows), countDistinct(values, b.Rows)
		return na > nb || na == nb && len(a.Rows) > len(b.Rows)
	}
	place := func(g *Group) string { return strings.Join(g.Key[:len(places)], "\x00") }
	for i := range groups {
		g := &groups[i]
		if b := best[place(g)]; b == nil || better(g, b) {
			best[place(g)] = g
		}
	}
	var rows, dropped []int
	for i := range groups {
		g := &groups[i]
		if best[place(g)] == g {
			rows = append(rows, g.Rows...)
		} else {
			dropped = append(dropped, g.Rows...)
		}
	}
	if len(dropped) == 0 {
		return runs, "", nil
	}
	slices.Sort(rows)
	slices.Sort(dropped)
	left, err = leftOut(runs.Take(dropped), others)
	return runs.Take(rows), left, err
}

func countDistinct(values []string, rows []int) int {
	seen := map[string]bool{}
	for _, i := range rows {
		seen[values[i]] = true
	}
	return len(seen)
}

// leftOut describes runs by the columns in which they differ from those kept.
func leftOut(runs *frame.Frame, columns []string) (string, error) {
	settings, err := Settings(runs, columns...)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d runs of %s", runs.Len(), strings.Join(settings, "; ")), nil
}
