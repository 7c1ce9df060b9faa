// Package cmp compares values of ordered types.
package cmp

// Ordered is met by every type that has the operators < <= >= >.
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 |
		~string
}

// Less says whether x comes before y, where a NaN comes before all that isn't one.
func Less[T Ordered](x, y T) bool {
	// Only a NaN differs from itself.
	return x < y || (x != x && y == y)
}

// Compare gives -1, 0 or +1 as x comes before, with or after y, in the order of Less.
func Compare[T Ordered](x, y T) int {
	if x < y {
		return -1
	}
	if x > y {
		return +1
	}
	if x == y {
		return 0
	}
	// One of the two is a NaN.
	if x == x {
		return +1
	}
	if y == y {
		return -1
	}
	return 0
}

// Or gives the first of vals that isn't the zero value, or else the zero value.
func Or[T comparable](vals ...T) T {
	var zero T
	for _, v := range vals {
		if v != zero {
			return v
		}
	}
	return zero
}
