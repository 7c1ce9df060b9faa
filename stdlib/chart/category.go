package chart

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// noValue stands for null among categories.
const noValue = "none"

// ranks are the media in the order in which reports list them.
var ranks = []string{"HBM", "CPU", "Local Disk + CPU cache", "Local Disk", "GDS"}

// ordered lists values, each once: those of first in its order, then the media,
// then numbers by size, then other texts in natural order, then null.
func ordered(values, first []string) []string {
	out := unique(values)
	place := map[string]int{}
	for i, v := range first {
		place[v] = i
	}
	slices.SortFunc(out, func(a, b string) int {
		i, ok := place[a]
		if !ok {
			i = len(first)
		}
		j, ok := place[b]
		if !ok {
			j = len(first)
		}
		return cmp.Or(cmp.Compare(i, j), compareValues(a, b))
	})
	return out
}

// compareValues is the order of values without one of their own.
func compareValues(a, b string) int {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	class := func(s string, err error) int {
		switch i := slices.Index(ranks, s); {
		case i >= 0:
			return i
		case err == nil:
			return len(ranks)
		case s == noValue:
			return len(ranks) + 2
		}
		return len(ranks) + 1
	}
	if c := cmp.Compare(class(a, errX), class(b, errY)); c != 0 {
		return c
	}
	if errX == nil && errY == nil {
		return cmp.Or(cmp.Compare(x, y), strings.Compare(a, b))
	}
	return compareNatural(a, b)
}

// compareNatural orders texts by their letters and the numbers in them by size:
// "400g" before "1000g".
func compareNatural(a, b string) int {
	whole := strings.Compare(a, b)
	for a != "" && b != "" {
		m, n := digits(a), digits(b)
		if m == 0 || n == 0 {
			if a[0] != b[0] {
				return cmp.Compare(a[0], b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		x, y := strings.TrimLeft(a[:m], "0"), strings.TrimLeft(b[:n], "0")
		if c := cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y)); c != 0 {
			return c
		}
		a, b = a[m:], b[n:]
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), whole)
}

// digits is how many digits a text begins with.
func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}

// valueLabel is a category as pictures show it: numbers with k, M or G. The batch
// "0910" is none.
func (c *Chart) valueLabel(value string) string {
	v, err := strconv.ParseFloat(value, 64)
	if c.theme == "seed" || err != nil || !drawable(v) || strconv.FormatFloat(v, 'f', -1, 64) != value {
		return value
	}
	return siNumber(v, significant)
}

// legendTitle names a column over the entries that explain its values.
func legendTitle(column string) string { return inside(nameOf(column)) }
