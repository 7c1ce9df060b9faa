package evidence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/nearest"
)

// A Question is what a comparison answers: how do runs with the value Next of a
// column do against those with the value Base?
type Question struct {
	Column, Base, Next string
	Metric             string // a column of numbers above zero; "" for mean_ttft_ms
	Temperature        string // as [Select] takes it; "" for warm
}

// Compare holds two kinds of runs against each other, like with like: only runs of one
// workload, and of one medium, bandwidth, direction and arcc where these are not the
// question. Where one of two media has no network, it is held against each network
// of the other. It is an error if there is no run of a kind.
func Compare(runs *frame.Frame, q Question) (*Comparison, error) {
	if q.Metric == "" {
		q.Metric = "mean_ttft_ms"
	}
	if q.Temperature == "" {
		q.Temperature = "warm"
	}
	if q.Base == q.Next {
		return nil, fmt.Errorf("compare %s: %q is held against itself", q.Column, q.Base)
	}
	selected, err := Select(runs, q.Temperature)
	if err != nil {
		return nil, err
	}
	c := &Comparison{Question: q}
	m, err := newMatcher(q, selected)
	if err != nil {
		return nil, err
	}
	if m.series, err = seriesByKey(runs, q.Metric); err != nil {
		return nil, err
	}
	base, err := m.side(q.Base)
	if err != nil {
		return nil, err
	}
	next, err := m.side(q.Next)
	if err != nil {
		return nil, err
	}
	for i := range base {
		for k := range next {
			if m.alike(&base[i], &next[k]) {
				base[i].matched, next[k].matched = true, true
				c.Pairs = append(c.Pairs, newPair(m.words(&base[i], &next[k]), base[i], next[k]))
			}
		}
	}
	c.adjust()
	c.Confounds = confounds(q, c.Pairs)
	c.Unmatched = m.unmatched(base, next)
	return c, nil
}

// matcher finds out which runs are alike.
type matcher struct {
	Question
	runs     *frame.Frame
	workload []string
	setup    []string // what else has to agree: medium, network
	columns  []string // that tell the groups of a side apart: Local Disk with and without the CPU cache always
	series   *seriesIndex
}

// setups are the columns beside the workload that make runs alike.
var setups = []string{"media", "bandwidth", "direction", "arcc"}

func newMatcher(q Question, runs *frame.Frame) (*matcher, error) {
	runs, err := Media(runs)
	if err != nil {
		return nil, err
	}
	if !runs.Has("network") {
		if runs, err = Networks(runs); err != nil {
			return nil, err
		}
	}
	if !runs.Has(q.Column) {
		return nil, fmt.Errorf("compare: there is no column %q%s", q.Column, nearest.Question(q.Column, runs.Names()))
	}
	m := &matcher{Question: q, runs: runs}
	m.workload = slices.DeleteFunc(WorkloadOf(runs), func(c string) bool { return c == q.Column })
	m.setup = slices.DeleteFunc(slices.Clone(setups), q.settles)
	m.columns = slices.Concat(m.workload, setups)
	return m, nil
}

// settles reports whether the question itself says what a column of the setup is on
// either side.
func (q Question) settles(column string) bool {
	switch q.Column {
	case "modality", "media", "medium", "kvcache":
		return column == "media"
	case "network":
		return column == "bandwidth" || column == "direction" || column == "arcc"
	}
	return q.Column == column
}

// side groups the runs with a value of the column.
func (m *matcher) side(value string) ([]Side, error) {
	values, err := texts(m.runs, m.Column)
	if err != nil {
		return nil, err
	}
	var rows []int
	for i, v := range values {
		if v == value {
			rows = append(rows, i)
		}
	}
	if len(rows) == 0 {
		have, err := Values(m.runs, m.Column)
		if err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("compare %s: there is no %s run of %q%s (there are %s)", m.Column, m.Temperature, value, nearest.Question(value, have), strings.Join(have, ", "))
	}
	runs := m.runs.Take(rows)
	groups, err := GroupBy(runs, m.columns...)
	if err != nil {
		return nil, err
	}
	sides := make([]Side, len(groups))
	for i, g := range groups {
		if sides[i], err = newSide(m.Metric, m.series, runs.Take(g.Rows), g.Key); err != nil {
			return nil, err
		}
		sides[i].value = value
	}
	return sides, nil
}

// of is what a side has in a column.
func (m *matcher) of(s *Side, column string) string {
	return s.key[slices.Index(m.columns, column)]
}

// alike reports whether two sides may be compared.
func (m *matcher) alike(a, b *Side) bool {
	return len(m.differences(a, b)) == 0
}

// differences are the columns that keep two sides from being compared. What one side
// does not know is none, nor is the network where one of two media has none.
func (m *matcher) differences(a, b *Side) []string {
	columns := m.workload
	if m.noNetwork(a) == m.noNetwork(b) || !m.settles("media") {
		columns = slices.Concat(columns, m.setup)
	} else if slices.Contains(m.setup, "media") {
		columns = append(slices.Clone(columns), "media")
	}
	return slices.DeleteFunc(slices.Clone(columns), func(c string) bool {
		x, y := m.of(a, c), m.of(b, c)
		return x == y || x == "" || y == ""
	})
}

// noNetwork reports whether the medium of a side has no network behind it.
func (m *matcher) noNetwork(s *Side) bool { return m.of(s, "bandwidth") == "N/A" }

// words name a pair: its workload and setup, as far as pairs may differ in them.
func (m *matcher) words(a, b *Side) []Word {
	from := a
	if m.noNetwork(a) {
		from = b
	}
	var out []Word
	for _, c := range slices.Concat(m.workload, m.setup) {
		out = append(out, Word{c, cmp.Or(m.of(from, c), m.of(a, c), m.of(b, c))})
	}
	if m.settles("media") && m.Column != "media" {
		for _, s := range []*Side{a, b} {
			if m.of(s, "media") == DiskWithCache {
				out = append(out, Word{"cpu_cache", "on"})
			}
		}
	}
	return out
}

// unmatched says why sides have nothing to be compared with.
func (m *matcher) unmatched(base, next []Side) []string {
	return append(m.alone(base, next), m.alone(next, base)...)
}

// alone tells of the sides without a match in which columns those most like them
// differ, sides with the same columns together.
func (m *matcher) alone(own, others []Side) []string {
	type gap struct {
		columns []string
		n       int
		have    map[string][]string // by column
		there   map[string][]string
	}
	var gaps []*gap
	for i := range own {
		s := &own[i]
		if s.matched {
			continue
		}
		o, columns := m.nearest(s, others)
		at := slices.IndexFunc(gaps, func(g *gap) bool { return slices.Equal(g.columns, columns) })
		if at < 0 {
			at = len(gaps)
			gaps = append(gaps, &gap{columns, 0, map[string][]string{}, map[string][]string{}})
		}
		g := gaps[at]
		g.n += s.N
		for _, c := range columns {
			g.have[c] = append(g.have[c], m.of(s, c))
			g.there[c] = append(g.there[c], m.of(o, c))
		}
	}
	var out []string
	for _, g := range gaps {
		var words []string
		for _, c := range g.columns {
			words = append(words, fmt.Sprintf("%s %s (there is %s)", strings.ReplaceAll(c, "_", " "), once(g.have[c]), once(g.there[c])))
		}
		out = append(out, fmt.Sprintf("%s of %s: no run of %s with %s", plural(g.n, "run"), m.label(own[0].value), m.label(others[0].value), strings.Join(words, " and ")))
	}
	return out
}

// once lists values, each once.
func once(values []string) string {
	values = slices.Clone(values)
	slices.SortFunc(values, compareValues)
	return strings.Join(slices.Compact(values), ", ")
}

// nearest is the side that differs from s in the fewest columns, and these.
func (m *matcher) nearest(s *Side, others []Side) (nearest *Side, columns []string) {
	for i := range others {
		if differ := m.differences(s, &others[i]); nearest == nil || len(differ) < len(columns) {
			nearest, columns = &others[i], differ
		}
	}
	return nearest, columns
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
