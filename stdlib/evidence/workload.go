package evidence

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kvsh/stdlib/frame"
)

// Workload lists the columns that make two runs comparable: runs are alike that
// agree in all of them.
func Workload() []string {
	return []string{"phase", "input_len", "output_len", "num_prompts", "max_concurrency", "request_rate", "model", "chunksize"}
}

// WorkloadOf lists the workload columns that the runs have.
func WorkloadOf(runs *frame.Frame) []string { return having(runs, Workload()) }

// Differing lists the workload columns in which the runs differ. A column that
// some runs lack and in which the others agree tells no runs apart.
func Differing(runs *frame.Frame) ([]string, error) {
	return columnsWhere(runs, Workload(), func(values []string) bool { return len(values) > 1 })
}

// A Group is the rows of runs that agree in some columns.
type Group struct {
	Key  []string // their values, null as ""
	Rows []int
}

// GroupBy splits the runs by columns: numbers ascending, media in the order HBM,
// CPU, Local Disk, GDS, other texts by letters.
func GroupBy(runs *frame.Frame, columns ...string) ([]Group, error) {
	if err := runs.Err(); err != nil {
		return nil, err
	}
	values, err := textColumns(runs, columns...)
	if err != nil {
		return nil, err
	}
	var out []Group
	for _, rows := range runs.GroupBy(columns...).Rows() {
		if len(rows) == 0 {
			continue // of no runs
		}
		g := Group{Rows: rows}
		for j := range columns {
			g.Key = append(g.Key, values[j][rows[0]])
		}
		out = append(out, g)
	}
	slices.SortStableFunc(out, func(a, b Group) int { return slices.CompareFunc(a.Key, b.Key, compareValues) })
	return out, nil
}

// MediaOrder lists the media as reports list them.
func MediaOrder() []string { return slices.Clone(mediaOrder) }

var mediaOrder = []string{"HBM", "CPU", DiskWithCache, "Local Disk", "GDS"}

func compareValues(a, b string) int {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX == nil && errY == nil {
		return cmp.Compare(x, y)
	}
	i, j := slices.Index(mediaOrder, a), slices.Index(mediaOrder, b)
	if i >= 0 && j >= 0 {
		return i - j
	}
	return strings.Compare(a, b)
}

// keyColumns are the columns of the groups' keys, of the types that they have in
// runs.
func keyColumns(runs *frame.Frame, columns []string, groups []Group) []frame.Column {
	first := make([]int, len(groups))
	for i, g := range groups {
		first[i] = g.Rows[0]
	}
	picked := runs.Take(first)
	var out []frame.Column
	for _, name := range columns {
		out = append(out, picked.Column(name))
	}
	return out
}
