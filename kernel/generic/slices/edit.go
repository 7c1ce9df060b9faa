package slices

// Insert puts v into s at i, and panics if i is beyond the end of s.
func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	_ = s[i:] // panic if i is out of range
	return splice(s, i, i, v)
}

// Replace puts v in the place of s[i:j], and panics if that isn't a part of s.
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j] // panic if i or j is out of range
	_ = s[j:]
	return splice(s, i, j, v)
}

// splice puts v in the place of s[i:j], which has to be a part of s.
func splice[S ~[]E, E any](s S, i, j int, v []E) S {
	if i == j && len(v) == 0 {
		return s
	}
	size := len(s) - (j - i) + len(v)
	var r S
	if size > cap(s) {
		r = append(s, make(S, size-len(s))...)
	} else {
		r = s[:size]
		v = append([]E(nil), v...) // it may lie in what is moved
	}
	copy(r[i+len(v):], s[j:])
	copy(r[i:], v)
	if size < len(s) {
		clear(s[size:])
	}
	return r
}

// Delete removes s[i:j] from s, and panics if that isn't a part of s.
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)] // panic if i or j is out of range
	if i == j {
		return s
	}
	n := i + copy(s[i:], s[j:])
	clear(s[n:])
	return s[:n]
}

// DeleteFunc removes the elements for which del returns true.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	n := 0
	for i, v := range s {
		if del(v) {
			continue
		}
		if n < i {
			s[n] = v
		}
		n++
	}
	clear(s[n:])
	return s[:n]
}

// Compact keeps the first of each run of equal elements.
func Compact[S ~[]E, E comparable](s S) S {
	if len(s) < 2 {
		return s
	}
	n := 1
	for i := 1; i < len(s); i++ {
		// s[i-1] is still what it was, for n is never more than i.
		if s[i] == s[i-1] {
			continue
		}
		if n < i {
			s[n] = s[i]
		}
		n++
	}
	clear(s[n:])
	return s[:n]
}

// CompactFunc keeps the first of each run of elements that eq holds equal.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	if len(s) < 2 {
		return s
	}
	n := 1
	for i := 1; i < len(s); i++ {
		// s[i-1] is still what it was, for n is never more than i.
		if eq(s[i], s[i-1]) {
			continue
		}
		if n < i {
			s[n] = s[i]
		}
		n++
	}
	clear(s[n:])
	return s[:n]
}
