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
	case other == nil:
		return failf("Join", "", "the other frame is nil")
	}
	both := make([]Column, len(on))
	for k, name := range on {
		left, err := f.column("Join", name)
		if err != nil {
			return asFailed(err)
		}
		right, err := other.column("Join", name)
		if err != nil {
			return asFailed(err)
		}
		if both[k], err = left.below(right); err != nil {
			return failed("Join", name, fmt.Errorf("the frames differ in type: %w", err))
		}
	}
	partners := match(both, f.Len(), other.Len())
	switch kind {
	case "semi", "anti":
		var rows []int
		for i := range partners {
			if (len(partners[i]) > 0) == (kind == "semi") {
				rows = append(rows, i)
			}
		}
		return f.Take(rows)
	}
	left, right := pairUp(partners, other.Len(), kind)
	return f.sideBySide(other, left, right, both)
}

// match returns, for each of the first n rows, the rows among the m after them
// that agree with it, counted from the first of these.
func match(columns []Column, n, m int) [][]int {
	id, first := keys(columns, n+m)
	unmatched := len(first) // the number of the rows that have a null
	for i := range id {
		for k := range columns {
			if columns[k].isNull(i) {
				id[i] = unmatched
			}
		}
	}
	rows := bins(id[n:], unmatched+1)
	rows[unmatched] = nil
	out := make([][]int, n)
	for i := range out {
		out[i] = rows[id[i]]
	}
	return out
}

// pairUp lists the rows of both frames that make the rows of the result, -1
// where one frame has none.
func pairUp(partners [][]int, others int, kind string) (left, right []int) {
	used := make([]bool, others)
	for i := range partners {
		for _, j := range partners[i] {
			left, right = append(left, i), append(right, j)
			used[j] = true
		}
		if len(partners[i]) == 0 && kind != "inner" {
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
	return left, right
}

// sideBySide lays rows of both frames out beside each other. The columns that
// they are joined on, as on gives them, have the cells of f above those of
// other.
func (f *Frame) sideBySide(other *Frame, left, right []int, on []Column) *Frame {
	out := f.take(left)
	if at := slices.Clone(left); slices.Contains(at, -1) {
		for k := range at {
			if at[k] < 0 {
				at[k] = f.Len() + right[k]
			}
		}
		for k := range on {
			out = out.With(on[k].take(at))
		}
	}
	names := make([]string, len(on))
	for k := range on {
		names[k] = on[k].name
	}
	beside := other.Drop(names...).take(right)
	if out.err != nil || beside.Width() == 0 {
		return out
	}
	all := slices.Clone(out.df)
	for _, c := range beside.df {
		for slices.ContainsFunc(all, func(have Column) bool { return have.name == c.name }) {
			c.name += "_right"
		}
		all = append(all, c)
	}
	return &Frame{df: all}
}
