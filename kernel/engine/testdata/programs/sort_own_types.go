//go:build ignore

package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
)

type sample struct {
	medium string
	batch  int
	ttft   float64
}

type byTTFT []sample

func (s byTTFT) Len() int           { return len(s) }
func (s byTTFT) Less(i, j int) bool { return s[i].ttft < s[j].ttft }
func (s byTTFT) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

type counted struct {
	sort.Interface
	less, swaps int
}

func (c *counted) Less(i, j int) bool { c.less++; return c.Interface.Less(i, j) }
func (c *counted) Swap(i, j int)      { c.swaps++; c.Interface.Swap(i, j) }

type lessFunc func(a, b *sample) bool

type multiSorter struct {
	samples []sample
	less    []lessFunc
}

func orderedBy(less ...lessFunc) *multiSorter { return &multiSorter{less: less} }

func (m *multiSorter) Sort(s []sample) { m.samples = s; sort.Sort(m) }
func (m *multiSorter) Len() int        { return len(m.samples) }
func (m *multiSorter) Swap(i, j int)   { m.samples[i], m.samples[j] = m.samples[j], m.samples[i] }
func (m *multiSorter) Less(i, j int) bool {
	p, q := &m.samples[i], &m.samples[j]
	var k int
	for k = 0; k < len(m.less)-1; k++ {
		switch less := m.less[k]; {
		case less(p, q):
			return true
		case less(q, p):
			return false
		}
	}
	return m.less[k](p, q)
}

type media []string

func (m media) rank(s string) int { return slices.Index(m, s) }

func show(label string, s []sample) {
	fmt.Printf("%-8s", label)
	for _, x := range s {
		fmt.Printf(" %s/%d/%.0f", x.medium, x.batch, x.ttft)
	}
	fmt.Println()
}

func main() {
	base := []sample{{"HBM", 8, 14}, {"CPU", 1, 30}, {"GDS", 8, 61}, {"HBM", 1, 10}, {"CPU", 8, 41}, {"GDS", 1, 44}}
	s := slices.Clone(base)
	sort.Sort(byTTFT(s))
	show("ttft", s)
	sort.Sort(sort.Reverse(byTTFT(s)))
	show("reverse", s)
	sort.SliceStable(s, func(i, j int) bool { return s[i].batch < s[j].batch })
	show("stable", s)
	fmt.Println(sort.IsSorted(byTTFT(s)), sort.SliceIsSorted(s, func(i, j int) bool { return s[i].batch < s[j].batch }))
	c := &counted{Interface: byTTFT(slices.Clone(base))}
	sort.Stable(c)
	show("counted", c.Interface.(byTTFT))
	fmt.Println(c.less > 5, c.swaps > 0, c.Len())
	byMedium := func(a, b *sample) bool { return a.medium < b.medium }
	downBatch := func(a, b *sample) bool { return a.batch > b.batch }
	s = slices.Clone(base)
	orderedBy(byMedium, downBatch).Sort(s)
	show("multi", s)
	orderedBy(downBatch, byMedium).Sort(s)
	show("multi2", s)
	order := media{"GDS", "HBM", "CPU"}
	slices.SortFunc(s, func(a, b sample) int {
		return cmp.Or(cmp.Compare(order.rank(a.medium), order.rank(b.medium)), cmp.Compare(a.ttft, b.ttft))
	})
	show("rank", s)
	sort.Sort(byTTFT(s[2:5]))
	show("part", s)

	xs := []int{1, 3, 3, 5, 8}
	fmt.Println(sort.SearchInts(xs, 3), sort.SearchInts(xs, 4), sort.SearchInts(xs, 99))
	at := sort.Search(100, func(i int) bool { return i*i >= 50 })
	pos, found := sort.Find(len(xs), func(i int) int { return cmp.Compare(5, xs[i]) })
	fmt.Println(at, pos, found)
	words := strings.Fields("Zeta alpha Beta gamma")
	sort.Strings(words)
	fmt.Println(words, sort.StringsAreSorted(words))
	slices.SortFunc(words, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	fmt.Println(words)
	fs := sort.Float64Slice{2.5, -1, 3}
	fs.Sort()
	fmt.Println(fs, fs.Search(2.5), sort.Reverse(sort.IntSlice(xs)).Less(0, 4))
	sort.Sort(sort.Reverse(sort.StringSlice(words)))
	fmt.Println(words)
}
