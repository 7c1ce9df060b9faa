// Package nearest finds the names that a mistyped name may have meant.
package nearest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// most is how many names Names returns at most.
const most = 3

// Names returns the names nearest to name by edit distance, the best first, at
// most three. Letter case does not count, and a name that contains the other
// is near. Names that are too far away to be meant are left out.
func Names(name string, names []string) []string {
	type candidate struct {
		name     string
		distance int
	}
	lower := strings.ToLower(name)
	var near []candidate
	for _, n := range names {
		if d, ok := apart(lower, strings.ToLower(n)); ok {
			near = append(near, candidate{n, d})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var out []string
	for _, c := range near[:min(most, len(near))] {
		out = append(out, c.name)
	}
	return out
}

// apart is how far apart two names are, and whether they are near enough to be
// mistaken. A name is also near one that contains it, and near one of whose
// parts it is near: tfft is near mean_ttft_ms.
func apart(a, b string) (d int, ok bool) {
	d = distance(a, b)
	shorter := min(len(a), len(b))
	if d == 0 {
		return 0, true
	}
	if shorter >= 3 && (strings.Contains(b, a) || strings.Contains(a, b)) {
		return 1, true
	}
	if len(a) >= 3 {
		for _, part := range strings.FieldsFunc(b, func(r rune) bool { return r == '_' || r == '-' }) {
			if distance(a, part) == 1 && len(part) >= 3 {
				return min(d, 2), true
			}
		}
	}
	return d, d <= shorter/2
}

// Question is "; did you mean A or B?" for the names nearest to name, or "" if
// there are none.
func Question(name string, names []string) string {
	near := Names(name, names)
	if len(near) == 0 {
		return ""
	}
	quoted := make([]string, len(near))
	for i, n := range near {
		quoted[i] = fmt.Sprintf("%q", n)
	}
	return "; did you mean " + strings.Join(quoted, " or ") + "?"
}

// distance is the least number of letters to insert, delete, replace or swap
// with their neighbour that makes a into b (optimal string alignment).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
