package kv

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kvsh/stdlib/display"
	"kvsh/stdlib/frame"
)

// workload lists the columns that make two runs comparable: a cell is a set of
// runs that agree in all of them.
var workload = []string{"phase", "input_len", "output_len", "num_prompts", "max_concurrency", "request_rate", "model", "chunksize"}

// cellColumns are the workload columns in which the runs differ. A column that
// some runs lack and in which the others agree tells no runs apart.
func cellColumns(runs *frame.Frame) []string {
	var out []string
	for _, name := range workload {
		if !runs.Has(name) {
			continue
		}
		if len(distinct(texts(runs, name))) > 1 {
			out = append(out, name)
		}
	}
	return out
}

// distinct returns the values that occur, in order of appearance, without "".
func distinct(values []string) []string {
	var out []string
	for _, v := range values {
		if v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// texts returns a column as text, null as "".
func texts(runs *frame.Frame, name string) []string {
	v, err := runs.Strings(name)
	display.Fail(err)
	return v
}

func numbers(runs *frame.Frame, name string) []float64 {
	v, err := runs.Floats(name)
	display.Fail(err)
	return v
}

// group is the rows that agree in some columns.
type group struct {
	key  []string
	rows []int
}

// groups splits the runs by columns: numbers ascending, media in the order
// HBM, CPU, Local Disk, GDS, other texts by letters.
func groups(runs *frame.Frame, columns []string) []group {
	cells := make([][]string, len(columns))
	for j, name := range columns {
		cells[j] = texts(runs, name)
	}
	at := map[string]int{}
	var out []group
	for i := range runs.Len() {
		key := make([]string, len(columns))
		for j := range columns {
			key[j] = cells[j][i]
		}
		id := fmt.Sprintf("%q", key)
		g, ok := at[id]
		if !ok {
			g = len(out)
			at[id] = g
			out = append(out, group{key: key})
		}
		out[g].rows = append(out[g].rows, i)
	}
	slices.SortStableFunc(out, func(a, b group) int { return slices.CompareFunc(a.key, b.key, compareCells) })
	return out
}

// mediaOrder ranks the media as reports list them.
var mediaOrder = []string{"HBM", "CPU", diskWithCache, "Local Disk", "GDS"}

func compareCells(a, b string) int {
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

// keyColumns builds the frame columns of the groups' keys, of the types that
// the columns have in runs.
func keyColumns(runs *frame.Frame, columns []string, gs []group) []frame.Column {
	var out []frame.Column
	first := make([]int, len(gs))
	for i, g := range gs {
		first[i] = g.rows[0]
	}
	picked := runs.Take(first)
	for _, name := range columns {
		out = append(out, picked.Column(name))
	}
	return out
}
