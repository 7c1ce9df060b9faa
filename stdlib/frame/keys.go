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
		return number(c, c.ints)
	case Bool:
		return number(c, c.bools)
	}
	return number(c, c.floats)
}

// number numbers the distinct values of v, which are the column's cells.
func number[V comparable](c *Column, v []V) (id, first []int) {
	id = make([]int, len(v))
	seen := map[V]int{}
	null := -1
	for i := range v {
		if c.isNull(i) {
			if null < 0 {
				null = len(first)
				first = append(first, i)
			}
			id[i] = null
			continue
		}
		if i > 0 && v[i] == v[i-1] && id[i-1] != null {
			id[i] = id[i-1]
			continue
		}
		k, ok := seen[v[i]]
		if !ok {
			k = len(first)
			seen[v[i]] = k
			first = append(first, i)
		}
		id[i] = k
	}
	return id, first
}

// pairs numbers the distinct pairs of a row's numbers in a, below na, and in b,
// below nb.
func pairs(a, b []int, na, nb int) (id, first []int) {
	id = make([]int, len(a))
	add := func(i int) int {
		first = append(first, i)
		return len(first) - 1
	}
	if na*nb <= 4*len(a) { // few enough for an array
		seen := make([]int, na*nb) // 1 more than the number of the pair
		for i := range a {
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

// bins returns the rows of each of n numbers, ascending.
func bins(id []int, n int) [][]int {
	size := make([]int, n)
	for _, k := range id {
		size[k]++
	}
	all := make([]int, len(id))
	out := make([][]int, n)
	for k := range out {
		out[k], all = all[:0:size[k]], all[size[k]:]
	}
	for i, k := range id {
		out[k] = append(out[k], i)
	}
	return out
}
