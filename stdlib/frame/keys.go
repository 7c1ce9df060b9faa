package frame

// keys numbers the distinct combinations of the columns' values, of n rows, in
// order of first appearance. It returns the number of each row's combination
// and the first row of each. Null is a value of its own.
func keys(columns []Column, n int) (id, first []int) {
	if len(columns) == 0 {
		if n > 0 {
			first = []int{0}
		}
		return make([]int, n), first
	}
	id, first = columns[0].codes()
	for k := range columns[1:] {
		code, distinct := columns[1+k].codes()
		id, first = pairs(id, code, len(first), len(distinct))
	}
	return id, first
}

// codes numbers the distinct values of the column.
func (c *Column) codes() (id, first []int) {
	switch c.typ {
	case String:
		return number(c, c.texts)
	case Int:
		if low, high := bounds(c.ints); uint(high-low) < 2*uint(len(c.ints)) {
			return c.denseCodes(low, high)
		}
		return number(c, c.ints)
	case Bool:
		return number(c, c.bools)
	}
	return number(c, c.floats)
}

// bounds returns the least and the largest number of v, which holds no NaN; 0 if
// there is none.
func bounds[V int | float64](v []V) (low, high V) {
	if len(v) == 0 {
		return 0, 0
	}
	low, high = v[0], v[0]
	for _, x := range v {
		if x < low {
			low = x
		}
		if x > high {
			high = x
		}
	}
	return low, high
}

// denseCodes is codes of whole numbers that lie close together.
func (c *Column) denseCodes(low, high int) (id, first []int) {
	id = make([]int, len(c.ints))
	seen := make([]int, high-low+2) // 1 more than the number of the value; null comes last
	for i, x := range c.ints {
		p := &seen[x-low]
		if c.null != nil && c.null[i] {
			p = &seen[high-low+1]
		}
		if *p == 0 {
			first = append(first, i)
			*p = len(first)
		}
		id[i] = *p - 1
	}
	return id, first
}

// number numbers the distinct values of v, which are the column's cells. It
// numbers pieces of it in parallel, and then the values of the pieces.
func number[V comparable](c *Column, v []V) (id, first []int) {
	id = make([]int, len(v))
	at := parts(len(v))
	pieces := make([]numbers[V], len(at)-1)
	parallel(len(pieces), len(v), func(k int) {
		pieces[k] = numbers[V]{c, v, map[V]int{}, -1, nil}
		pieces[k].fill(id, at[k], at[k+1])
	})
	all := &pieces[0]
	for k := 1; k < len(pieces); k++ {
		renumbered := make([]int, len(pieces[k].first))
		for code, i := range pieces[k].first {
			renumbered[code] = all.number(i)
		}
		for i := at[k]; i < at[k+1]; i++ {
			id[i] = renumbered[id[i]]
		}
	}
	return id, all.first
}

// numbers gives values numbers, in the order in which it meets them.
type numbers[V comparable] struct {
	column *Column
	v      []V // the column's cells
	seen   map[V]int
	null   int   // the number of null, -1 if it was not met
	first  []int // the row of each number
}

// number is the number of row i's value.
func (n *numbers[V]) number(i int) int {
	if n.column.isNull(i) {
		if n.null < 0 {
			n.null = n.add(i)
		}
		return n.null
	}
	k, ok := n.seen[n.v[i]]
	if !ok {
		k = n.add(i)
		n.seen[n.v[i]] = k
	}
	return k
}

func (n *numbers[V]) add(i int) int {
	n.first = append(n.first, i)
	return len(n.first) - 1
}

// fill numbers the rows from one up to another. Equal ones often come together.
func (n *numbers[V]) fill(id []int, from, to int) {
	for i := from; i < to; i++ {
		if i > from && n.v[i] == n.v[i-1] && id[i-1] != n.null && !n.column.isNull(i) {
			id[i] = id[i-1]
			continue
		}
		id[i] = n.number(i)
	}
}

// pairs numbers the distinct pairs of a row's numbers in a, below na, and in b,
// below nb. A pair with a negative number gets -1.
func pairs(a, b []int, na, nb int) (id, first []int) {
	id = make([]int, len(a))
	add := func(i int) int {
		first = append(first, i)
		return len(first) - 1
	}
	if na*nb <= 4*len(a) { // few enough for an array
		seen := make([]int, na*nb) // 1 more than the number of the pair
		for i := range a {
			if a[i] < 0 || b[i] < 0 {
				id[i] = -1
				continue
			}
			p := &seen[a[i]*nb+b[i]]
			if *p == 0 {
				*p = 1 + add(i)
			}
			id[i] = *p - 1
		}
		return id, first
	}
	seen := map[[2]int]int{}
	for i := range a {
		if a[i] < 0 || b[i] < 0 {
			id[i] = -1
			continue
		}
		p := [2]int{a[i], b[i]}
		k, ok := seen[p]
		if !ok {
			k = add(i)
			seen[p] = k
		}
		id[i] = k
	}
	return id, first
}

// bins returns the rows of each of n numbers, ascending. Rows of a negative
// number are in none.
func bins(id []int, n int) [][]int {
	size := make([]int, n)
	for _, k := range id {
		if k >= 0 {
			size[k]++
		}
	}
	all := make([]int, len(id))
	out := make([][]int, n)
	for k := range out {
		out[k], all = all[:0:size[k]], all[size[k]:]
	}
	for i, k := range id {
		if k >= 0 {
			out[k] = append(out[k], i)
		}
	}
	return out
}
