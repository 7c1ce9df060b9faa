//go:build ignore

package main

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

type dir struct {
	name string
	size int
	subs []*dir
}

func (d *dir) preorder() iter.Seq2[int, *dir] {
	return func(yield func(int, *dir) bool) {
		var walk func(int, *dir) bool
		walk = func(depth int, d *dir) bool {
			if !yield(depth, d) {
				return false
			}
			for _, s := range d.subs {
				if !walk(depth+1, s) {
					return false
				}
			}
			return true
		}
		walk(0, d)
	}
}

// postorder ranges over itself, level in level.
func (d *dir) postorder() iter.Seq[*dir] {
	return func(yield func(*dir) bool) {
		for _, s := range d.subs {
			for x := range s.postorder() {
				if !yield(x) {
					return
				}
			}
		}
		yield(d)
	}
}

func (d *dir) levels() iter.Seq[[]*dir] {
	return func(yield func([]*dir) bool) {
		for level := []*dir{d}; len(level) > 0; {
			if !yield(level) {
				return
			}
			var next []*dir
			for _, d := range level {
				next = append(next, d.subs...)
			}
			level = next
		}
	}
}

func (d *dir) String() string { return fmt.Sprintf("%s(%d)", d.name, d.size) }

func (d *dir) total() (sum int) {
	for _, x := range d.preorder() {
		sum += x.size
	}
	return
}

func (d *dir) find(path string) (*dir, bool) {
	cur := d
next:
	for part := range strings.SplitSeq(path, "/") {
		for _, s := range cur.subs {
			if s.name == part {
				cur = s
				continue next
			}
		}
		return cur, false
	}
	return cur, true
}

func combos[T any](xs []T, k int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		var rec func(start int, acc []T) bool
		rec = func(start int, acc []T) bool {
			if len(acc) == k {
				return yield(slices.Clone(acc))
			}
			for i := start; i < len(xs); i++ {
				if !rec(i+1, append(acc, xs[i])) {
					return false
				}
			}
			return true
		}
		rec(0, make([]T, 0, k))
	}
}

func main() {
	root := &dir{"cache", 1, []*dir{
		{"gpu", 10, []*dir{{"hbm0", 40, nil}, {"hbm1", 41, nil}}},
		{"cpu", 20, nil},
		{"disk", 5, []*dir{{"nvme", 6, []*dir{{"gds", 7, nil}}}}},
	}}
	for depth, d := range root.preorder() {
		fmt.Println(strings.Repeat("  ", depth)+d.name, d.size, d.total())
	}
	fmt.Println(slices.Collect(root.postorder()))
	for d := range root.postorder() {
		if len(d.subs) > 0 {
			fmt.Println("first inner node in postorder:", d)
			break
		}
	}
	for level := range root.levels() {
		fmt.Println(len(level), level)
	}
	fmt.Println(root.find("disk/nvme/gds"))
	fmt.Println(root.find("disk/zzz/gds"))
	for c := range combos([]string{"H", "C", "D", "G"}, 2) {
		fmt.Print(c, " ")
	}
	fmt.Println()
	n := 0
	for c := range combos([]int{1, 2, 3, 4, 5, 6}, 3) {
		if c[0]+c[1]+c[2] == 12 {
			n++
			fmt.Print(c)
		}
		if c[0] == 3 {
			break
		}
	}
	fmt.Println(n)
}
