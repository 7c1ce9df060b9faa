//go:build ignore

package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type sample struct {
	medium string
	batch  int
	ttft   float64
}

func (s sample) String() string { return fmt.Sprintf("%s/%d=%.0f", s.medium, s.batch, s.ttft) }

func main() {
	samples := []sample{{"HBM", 1, 12}, {"CPU", 1, 30}, {"HBM", 8, 25}, {"GDS", 8, 44}, {"CPU", 8, 61}, {"GDS", 1, 38}}
	byMedium := map[string][]sample{}
	for _, s := range samples {
		byMedium[s.medium] = append(byMedium[s.medium], s)
	}
	for _, m := range slices.Sorted(maps.Keys(byMedium)) {
		fmt.Println(m, byMedium[m])
	}
	sorted := slices.SortedFunc(slices.Values(samples), func(a, b sample) int {
		return cmp.Or(cmp.Compare(a.batch, b.batch), -cmp.Compare(a.ttft, b.ttft))
	})
	fmt.Println(sorted)
	fmt.Println(slices.SortedStableFunc(slices.Values(samples), func(a, b sample) int { return strings.Compare(a.medium, b.medium) }))
	for chunk := range slices.Chunk(samples, 4) {
		fmt.Print(len(chunk), cap(chunk), chunk[0], " ")
	}
	fmt.Println()
	for i, s := range slices.Backward(samples) {
		if i%2 == 0 {
			fmt.Print(i, s, " ")
		}
	}
	fmt.Println()
	best := slices.MinFunc(samples, func(a, b sample) int { return cmp.Compare(a.ttft, b.ttft) })
	at := slices.IndexFunc(samples, func(s sample) bool { return s.ttft > 40 })
	fmt.Println(best, at, slices.ContainsFunc(samples, func(s sample) bool { return s.batch == 4 }))

	xs := []int{5, 3, 9, 3, 3, 7, 5}
	slices.Sort(xs)
	pos, found := slices.BinarySearch(xs, 6)
	fmt.Println(xs, pos, found, slices.Compact(slices.Clone(xs)), slices.Max(xs))
	ys := slices.Insert([]int{1, 2, 3}, 1, 10, 11)
	ys = slices.Delete(ys, 0, 1)
	ys = slices.Replace(ys, 0, 2, 7, 7, 7)
	fmt.Println(ys, slices.Index(ys, 2), slices.Equal(ys, []int{7, 7, 7, 2, 3}), slices.Repeat([]int{1, 2}, 3), slices.Concat(xs[:2], nil, ys[3:]))
	zs := slices.Grow([]int{1}, 10)
	fmt.Println(len(zs), cap(zs) >= 11, len(slices.Clip(zs)), cap(slices.Clip(zs)))

	counts := map[string]int{"a": 1, "b": 2, "c": 3}
	maps.DeleteFunc(counts, func(k string, v int) bool { return v%2 == 0 })
	clone := maps.Clone(counts)
	clone["z"] = 26
	maps.Insert(counts, maps.All(map[string]int{"y": 25}))
	fmt.Println(counts, clone, maps.Equal(counts, clone), slices.Sorted(maps.Values(counts)))
	total := 0
	for k, v := range maps.All(clone) {
		total += v * len(k)
	}
	fmt.Println(total, maps.Collect(slices.All([]string{"x", "y"})))
	_, found = slices.BinarySearchFunc(sorted, 8, func(s sample, b int) int { return cmp.Compare(s.batch, b) })
	fmt.Println(found, slices.Compare([]int{1, 2}, []int{1, 3}), slices.IsSorted(ys))
	grouped := slices.Collect(func(yield func(string) bool) {
		for part := range strings.SplitSeq("ttft,itl,e2e", ",") {
			if !yield(strings.ToUpper(part)) {
				return
			}
		}
	})
	fmt.Println(grouped, slices.AppendSeq([]string{"first"}, slices.Values(grouped)))
}
