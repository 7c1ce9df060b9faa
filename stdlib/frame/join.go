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
	left, right := make([]Column, len(on)), make([]Column, len(on))
	for k, name := range on {
		l, err := f.column("Join", name)
		if err != nil {
			return asFailed(err)
		}
		r, err := other.column("Join", name)
		if err != nil {
			return asFailed(err)
		}
		if left[k], right[k], err = alike(l, r); err != nil {
			return failed("Join", name, fmt.Errorf("the frames differ in type: %w", err))
		}
	}
	m := match(left, right)
	if kind == "semi" || kind == "anti" {
		return f.take(rowsWhere(f.Len(), func(i int) bool { return (len(m.partners(i)) > 0) == (kind == "semi") }))
	}
	leftRows, rightRows := m.pairUp(kind, other.Len())
	out := f.take(leftRows)
	if kind == "outer" {
		out = out.fillKeys(left, right, leftRows, rightRows)
	}
	return out.beside(other.Drop(on...).take(rightRows))
}

// matches tells which rows of two frames agree.
type matches struct {
	key  []int   // the number of each left row's key, -1 if no right row has it
	rows [][]int // the right rows of each key
}

// partners lists the right rows that agree with a left row.
func (m *matches) partners(i int) []int {
	if m.key[i] < 0 {
		return nil
	}
	return m.rows[m.key[i]]
}

// match finds the rows that agree in columns of a left and a right frame. Null
// agrees with nothing.
func match(left, right []Column) *matches {
	l, r, n := find(&left[0], &right[0])
	for k := 1; k < len(left); k++ {
		lk, rk, nk := find(&left[k], &right[k])
		id, first := pairs(slices.Concat(l, r), slices.Concat(lk, rk), n, nk)
		l, r, n = id[:len(l)], id[len(l):], len(first)
	}
	return &matches{l, bins(r, n)}
}

// find numbers the n distinct cells of a right column, and finds those of a left
// one, of the same type, among them: -1 is for null and what is not there.
func find(left, right *Column) (l, r []int, n int) {
	r, first := right.codes()
	switch left.typ {
	case String:
		l = findAmong(left, left.texts, right, right.texts, first)
	case Int:
		l = findAmong(left, left.ints, right, right.ints, first)
	case Bool:
		l = findAmong(left, left.bools, right, right.bools, first)
	default:
		l = findAmong(left, left.floats, right, right.floats, first)
	}
	return l, r, len(first)
}

func findAmong[V comparable](left *Column, v []V, right *Column, w []V, first []int) []int {
	numbers := make(map[V]int, len(first))
	for k, i := range first {
		if !right.isNull(i) {
			numbers[w[i]] = k
		}
	}
	out := make([]int, len(v))
	at := parts(len(v))
	parallel(len(at)-1, len(v), func(part int) {
		for i := at[part]; i < at[part+1]; i++ {
			k, ok := numbers[v[i]]
			if !ok || left.isNull(i) {
				k = -1
			}
			out[i] = k
		}
	})
	return out
}

// pairUp lists the rows of both frames that make the rows of the result, -1
// where one frame has none.
func (m *matches) pairUp(kind string, others int) (left, right []int) {
	n := 0
	for i := range m.key {
		n += max(1, len(m.partners(i)))
	}
	left, right = make([]int, 0, n), make([]int, 0, n)
	used := make([]bool, others)
	for i := range m.key {
		partners := m.partners(i)
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
	return left, right
}

// fillKeys fills the columns that two frames are joined on, of rows that only
// the right one has.
func (f *Frame) fillKeys(left, right []Column, leftRows, rightRows []int) *Frame {
	if !slices.Contains(leftRows, -1) {
		return f
	}
	at := slices.Clone(leftRows)
	for k := range at {
		if at[k] < 0 {
			at[k] = left[0].Len() + rightRows[k]
		}
	}
	for k := range left {
		both, err := left[k].below(right[k])
		if err != nil {
			return failed("Join", left[k].name, err)
		}
		f = f.With(both.take(at, false))
	}
	return f
}

// beside puts the columns of another frame beside those of f. Those of a name
// that is taken get another one.
func (f *Frame) beside(other *Frame) *Frame {
	all := slices.Clone(f.df)
	for _, c := range other.df {
		for slices.ContainsFunc(all, func(have Column) bool { return have.name == c.name }) {
			c.name += "_right"
		}
		all = append(all, c)
	}
	return &Frame{df: all}
}
