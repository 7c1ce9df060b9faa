package frame

import (
	"fmt"
	"slices"

	"kvsh/stdlib/nearest"
)

var joinKinds = []string{"inner", "left", "outer", "semi", "anti"}

// Join puts the rows of two frames together that agree in the given columns:
//
//	inner   a row for each pair that agrees
//	left    and the rows of f that agree with none, the others' columns null
//	outer   and the rows of other that agree with none
//	semi    the rows of f that agree with some, once, without the others' columns
//	anti    the rows of f that agree with none
//
// Rows keep the order of f, then that of other. Null agrees with nothing. A
// column of other that f has as well gets "_right" after its name.
func (f *Frame) Join(other *Frame, kind string, on ...string) *Frame {
	switch {
	case !slices.Contains(joinKinds, kind):
		return failf("Join", "", "%q is no kind of join%s", kind, nearest.Question(kind, joinKinds))
	case len(on) == 0:
		return failf("Join", "", "no column to join on is named")
	}
	left, err := f.columns("Join", on...)
	if err != nil {
		return asFailed(err)
	}
	right, err := other.columns("Join", on...)
	if err != nil {
		return asFailed(err)
	}
	both := make([]Column, len(on))
	for k := range on {
		if both[k], err = join(left[k], right[k]); err != nil {
			return failed("Join", on[k], fmt.Errorf("the frames differ in type: %w", err))
		}
	}
	pairs := match(both, f.Len(), other.Len())
	switch kind {
	case "semi", "anti":
		var rows []int
		for i, partners := range pairs {
			if (len(partners) > 0) == (kind == "semi") {
				rows = append(rows, i)
			}
		}
		return f.Take(rows)
	}
	return f.pair(other, pairs, kind, on)
}

// match returns, for each of the first n rows, the rows among the m after them
// that agree with it, counted from the first of these.
func match(columns []Column, n, m int) [][]int {
	id, _ := keys(columns, n+m)
	hasNull := func(i int) bool { return slices.ContainsFunc(columns, func(c Column) bool { return c.isNull(i) }) }
	partners := map[int][]int{}
	for j := range m {
		if !hasNull(n + j) {
			partners[id[n+j]] = append(partners[id[n+j]], j)
		}
	}
	out := make([][]int, n)
	for i := range n {
		if !hasNull(i) {
			out[i] = partners[id[i]]
		}
	}
	return out
}

// pair lays the matched rows of both frames side by side.
func (f *Frame) pair(other *Frame, pairs [][]int, kind string, on []string) *Frame {
	var left, right []int
	used := make([]bool, other.Len())
	for i, partners := range pairs {
		for _, j := range partners {
			left, right = append(left, i), append(right, j)
			used[j] = true
		}
		if len(partners) == 0 && kind != "inner" {
			left, right = append(left, i), append(right, -1)
		}
	}
	if kind == "outer" {
		for j := range used {
			if !used[j] {
				left, right = append(left, -1), append(right, j)
			}
		}
	}
	mine, _ := f.columns("Join") // both frames were read before
	theirs, _ := other.columns("Join")
	var out []Column
	for _, c := range mine {
		taken := c.take(left)
		if slices.Contains(on, c.name) { // of a row that only other has, the key is there
			k := slices.IndexFunc(theirs, func(t Column) bool { return t.name == c.name })
			taken = coalesce(taken, theirs[k].take(right), left)
		}
		out = append(out, taken)
	}
	for _, c := range theirs {
		if slices.Contains(on, c.name) {
			continue
		}
		name := c.name
		for slices.ContainsFunc(out, func(have Column) bool { return have.name == name }) {
			name += "_right"
		}
		out = append(out, c.take(right).Named(name))
	}
	return New(out...)
}

// coalesce takes the cells of b where the row of a is missing.
func coalesce(a, b Column, rows []int) Column {
	if !slices.ContainsFunc(rows, func(i int) bool { return i < 0 }) {
		return a
	}
	all, err := join(a, b)
	if err != nil { // the types were checked before
		return a
	}
	at := make([]int, len(rows))
	for k, i := range rows {
		at[k] = k
		if i < 0 {
			at[k] = len(rows) + k
		}
	}
	return all.take(at)
}
