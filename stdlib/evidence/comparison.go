package evidence

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/pareto"
	"kvsh/stdlib/stats"
)

// A Comparison is the answer to a [Question]: a pair for each two groups of runs that
// are alike.
type Comparison struct {
	Question
	Pairs     []Pair
	Confounds []string // what else than the question may make the difference
	Unmatched []string // which runs have nothing like them, and why
}

// A Pair is two samples that are alike.
type Pair struct {
	Words      []Word // workload and setup
	Base, Next Side
	Ratio      float64 // of the medians, Next over Base
	Low, High  float64 // its 95 % bootstrap interval, if HasInterval

	HasInterval bool
	P           float64 // of the exact Mann-Whitney U test, two-sided
	Holm        float64 // adjusted for the number of pairs; NaN if there are too few runs
}

// A Word is a column and the value in it.
type Word struct{ Column, Value string }

// seed makes the bootstrap give the same interval each time.
const seed = 1

func newPair(words []Word, base, next Side) Pair {
	p := Pair{Words: words, Base: base, Next: next, Ratio: next.Median / base.Median}
	p.P = stats.MannWhitneyU(base.values, next.values)
	p.Low, p.High, p.HasInterval = stats.BootstrapRatio(base.values, next.values, level, seed)
	return p
}

// adjust corrects the p-values for the number of tests. Those with too few runs can't
// reject anything, so they are none of them (Tarone, A Modified Bonferroni Method for
// Discrete Data, 1990).
func (c *Comparison) adjust() {
	p := make([]float64, len(c.Pairs))
	for i := range c.Pairs {
		p[i] = c.Pairs[i].P
		if c.Pairs[i].tooFew() {
			p[i] = nan
		}
	}
	for i, adjusted := range stats.Holm(p) {
		c.Pairs[i].Holm = adjusted
	}
}

// Differs reports whether the samples differ at the level 0.05 after Holm.
func (p *Pair) Differs() bool { return p.Holm < stats.Alpha }

// The verdicts of a pair.
const (
	Better    = "better"
	Worse     = "worse"
	Undecided = "undecided"    // no difference is shown
	TooFew    = "too few runs" // even samples that don't overlap would not differ at the level
)

// Verdict is what the evidence shows of the side Next: [Better], [Worse], [Undecided] or
// [TooFew]. Times are better small, all else is better large.
func (c *Comparison) Verdict(p *Pair) string {
	switch small := BetterWhen(c.Metric) == pareto.Minimize; {
	case p.Differs() && (p.Ratio < 1) == small:
		return Better
	case p.Differs():
		return Worse
	case p.tooFew():
		return TooFew
	}
	return Undecided
}

// Count is how many pairs have a verdict.
func (c *Comparison) Count(verdict string) int {
	n := 0
	for i := range c.Pairs {
		if c.Verdict(&c.Pairs[i]) == verdict {
			n++
		}
	}
	return n
}

// tooFew reports whether the least p-value that samples of these sizes can have is
// above the level: 2 over the number of ways to draw them.
func (p *Pair) tooFew() bool {
	a, _ := math.Lgamma(float64(p.Base.N + p.Next.N + 1))
	b, _ := math.Lgamma(float64(p.Base.N + 1))
	c, _ := math.Lgamma(float64(p.Next.N + 1))
	return 2*math.Exp(b+c-a) >= stats.Alpha
}

// Name is a pair in words, without what all pairs have in common: "prefill, 100k
// tokens, 800g, EW 东西向". A pair that is the only one has its input length for a
// name.
func (c *Comparison) Name(p *Pair) string {
	return wordsText(p.Words, func(w Word) bool { return !c.common(w) || len(c.Pairs) == 1 && w.Column == "input_len" })
}

// Common is what all pairs have in common, in words, "" if that is nothing.
func (c *Comparison) Common() string {
	if len(c.Pairs) == 0 {
		return ""
	}
	return wordsText(c.Pairs[0].Words, func(w Word) bool { return c.common(w) && (len(c.Pairs) > 1 || w.Column != "input_len") })
}

// common reports whether all pairs have a word.
func (c *Comparison) common(w Word) bool {
	for i := range c.Pairs {
		words := c.Pairs[i].Words
		if !slices.Contains(words, w) && !slices.Contains(words, Word{w.Column, ""}) {
			return false
		}
	}
	return true
}

func wordsText(words []Word, keep func(Word) bool) string {
	var out []string
	for _, w := range words {
		if !keep(w) {
			continue
		}
		if text := settingText(w.Column, []string{w.Value}); text != "" {
			out = append(out, text)
		}
	}
	return strings.Join(out, ", ")
}

// Frame is the comparison as a table, a row for each pair. The columns of workload and
// setup in which pairs differ come first, then for either side n and the median with
// its interval, the ratio with its interval, p, p after Holm, the verdict, and notes.
func (c *Comparison) Frame() *frame.Frame {
	number := func(name string, of func(*Pair) float64) frame.Column {
		return numbersOrNull(name, each(c.Pairs, of))
	}
	text := func(name string, of func(*Pair) string) frame.Column {
		return frame.Strings(name, each(c.Pairs, of))
	}
	columns := c.wordColumns()
	for _, side := range []struct {
		name string
		of   func(*Pair) *Side
	}{{"base", func(p *Pair) *Side { return &p.Base }}, {"next", func(p *Pair) *Side { return &p.Next }}} {
		columns = append(columns,
			frame.Ints("n_"+side.name, each(c.Pairs, func(p *Pair) int { return side.of(p).N })),
			number(side.name, func(p *Pair) float64 { return side.of(p).Median }),
			text(side.name+"_ci95", func(p *Pair) string { s := side.of(p); return rangeText(s.Low, s.High, s.HasInterval) }))
	}
	return frame.New(append(columns,
		number("ratio", func(p *Pair) float64 { return p.Ratio }),
		text("ratio_ci95", func(p *Pair) string { return rangeText(p.Low, p.High, p.HasInterval) }),
		number("p", func(p *Pair) float64 { return p.P }),
		number("p_holm", func(p *Pair) float64 { return p.Holm }),
		text("verdict", c.Verdict),
		text("notes", func(p *Pair) string { return strings.Join(c.notes(p), "; ") }))...)
}

// each is what a function gives for each of the pairs.
func each[T any](pairs []Pair, of func(*Pair) T) []T {
	out := make([]T, len(pairs))
	for i := range pairs {
		out[i] = of(&pairs[i])
	}
	return out
}

// wordColumns are the columns of workload and setup in which pairs differ.
func (c *Comparison) wordColumns() []frame.Column {
	var names []string
	for i := range c.Pairs {
		for _, w := range c.Pairs[i].Words {
			if !slices.Contains(names, w.Column) {
				names = append(names, w.Column)
			}
		}
	}
	var out []frame.Column
	for _, name := range names {
		cells := make([]string, len(c.Pairs))
		for i := range c.Pairs {
			for _, w := range c.Pairs[i].Words {
				if w.Column == name {
					cells[i] = w.Value
				}
			}
		}
		if len(slices.Compact(slices.Sorted(slices.Values(cells)))) > 1 {
			out = append(out, columnOf(name, cells))
		}
	}
	return out
}

// columnOf is a column of whole numbers if all its cells are such, else of texts.
func columnOf(name string, cells []string) frame.Column {
	numbers := make([]int, len(cells))
	for i, cell := range cells {
		n, err := strconv.Atoi(cell)
		if err != nil {
			return frame.Strings(name, cells)
		}
		numbers[i] = n
	}
	return frame.Ints(name, numbers)
}

// notes are those of both sides, with the side that they are about.
func (c *Comparison) notes(p *Pair) []string {
	var out []string
	for _, s := range []*Side{&p.Base, &p.Next} {
		for _, note := range s.Notes {
			out = append(out, c.label(s.value)+" "+note)
		}
	}
	return out
}

// rangeText is an interval as text.
func rangeText(low, high float64, ok bool) string {
	if !ok {
		return fmt.Sprintf("n<%d", stats.MinInterval)
	}
	return fmt.Sprintf("%s – %s", short(low), short(high))
}

// pText is a p-value with three digits.
func pText(p float64) string { return strconv.FormatFloat(p, 'g', 3, 64) }
