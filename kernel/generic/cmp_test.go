package generic

import (
	theirs "cmp"
	"math"
	"testing"

	ours "kvsh/kernel/generic/cmp"
)

func TestCmp(t *testing.T) {
	c := compare(t, "cmp")
	compareCmp(c, math.NaN(), math.Copysign(0, -1), 0, 1, math.Inf(1), math.Inf(-1), -math.NaN())
	compareCmp(c, float32(math.NaN()), 0, 1, -2)
	compareCmp(c, "", "a", "ab", "b")
	compareCmp(c, 0, -1, 1, math.MaxInt, math.MinInt)
	compareCmp(c, uint8(0), 1, 255)
	c.missed()
}

func compareCmp[T theirs.Ordered](c comparison, values ...T) {
	for _, x := range values {
		for _, y := range values {
			pair(c, "Compare", theirs.Compare[T], ours.Compare[T], func(f func(x, y T) int, tell teller) { tell("%v", f(x, y)) })
			pair(c, "Less", theirs.Less[T], ours.Less[T], func(f func(x, y T) bool, tell teller) { tell("%v", f(x, y)) })
			pair(c, "Or", theirs.Or[T], ours.Or[T], func(f func(...T) T, tell teller) {
				var zero T
				tell("%v %v %v %v %v", f(), f(x), f(x, y), f(zero, x, y), f(zero, zero))
			})
		}
	}
}
