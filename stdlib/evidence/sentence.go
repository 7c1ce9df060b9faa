package evidence

import (
	"fmt"
	"strconv"
	"strings"
)

// Headline says what is compared: "GDS against Local Disk: mean TTFT of warm runs".
func (c *Comparison) Headline() string {
	runs := c.Temperature + " runs"
	if c.Temperature == "all" {
		runs = "cold and warm runs"
	}
	text := fmt.Sprintf("%s against %s: %s of %s", c.label(c.Next), c.label(c.Base), MetricName(c.Metric), runs)
	if common := c.Common(); common != "" {
		text += " (" + common + ")"
	}
	return text
}

// shortValue is the length up to which a value says little without its column.
const shortValue = 2

// label is a value of the question's column, with the column if it is as short as Y.
func (q Question) label(value string) string {
	if len(value) <= shortValue {
		return q.Column + " " + value
	}
	return value
}

// Sentences say what the pairs show: how many differ, and the figures of those at the
// longest input length that have enough runs. Without pairs they say why.
func (c *Comparison) Sentences() []string {
	if len(c.Pairs) == 0 {
		return []string{fmt.Sprintf("There is nothing comparable: no run of %s is like one of %s.", c.label(c.Next), c.label(c.Base))}
	}
	out := []string{fmt.Sprintf("In %s %s is better in %d of %s and worse in %d; in %d no difference is shown, and %d have too few runs to show one.",
		MetricName(c.Metric), c.label(c.Next), c.Count(Better), plural(len(c.Pairs), "pair"), c.Count(Worse), c.Count(Undecided), c.Count(TooFew))}
	longest := c.longest()
	for i := range c.Pairs {
		if p := &c.Pairs[i]; p.length() == longest && !p.tooFew() {
			out = append(out, c.sentence(p))
		}
	}
	return out
}

// longest is the longest input length of pairs with enough runs.
func (c *Comparison) longest() int {
	longest := -1
	for i := range c.Pairs {
		if p := &c.Pairs[i]; !p.tooFew() {
			longest = max(longest, p.length())
		}
	}
	return longest
}

// length is the input length of a pair, 0 if it is not known.
func (p *Pair) length() int {
	for _, w := range p.Words {
		if w.Column == "input_len" {
			n, _ := strconv.Atoi(w.Value) // 0 without one
			return n
		}
	}
	return 0
}

// sentence gives the figures of a pair.
func (c *Comparison) sentence(p *Pair) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s %s against %s, ratio %.3f", c.Name(p), c.label(c.Next), quantity(c.Metric, p.Next.Median), quantity(c.Metric, p.Base.Median), p.Ratio)
	if p.HasInterval {
		fmt.Fprintf(&b, " (95 %% interval %.3f to %.3f)", p.Low, p.High)
	}
	fmt.Fprintf(&b, ", n = %d and %d, p %s", p.Next.N, p.Base.N, pText(p.P))
	if !p.tooFew() {
		fmt.Fprintf(&b, ", after Holm %s", pText(p.Holm))
	}
	return b.String() + ": " + c.Verdict(p) + "."
}

// MetricName is a column of measurements in words: "mean TTFT", "total token
// throughput".
func MetricName(column string) string {
	words := strings.Split(strings.TrimSuffix(column, "_ms"), "_")
	for i, w := range words {
		switch w {
		case "ttft", "tpot", "itl", "e2el":
			words[i] = strings.ToUpper(w)
		}
	}
	return strings.Join(words, " ")
}

// quantities are the ends of an interval, in the unit that v has.
func quantities(column string, v, low, high float64) string {
	scale := 1.0
	if strings.HasSuffix(column, "_ms") && v >= 1000 {
		scale = 1000
	}
	return fmt.Sprintf("%s–%s", short(low/scale), short(high/scale))
}

// quantity is a measurement with its unit.
func quantity(column string, v float64) string {
	switch {
	case strings.HasSuffix(column, "_ms") && v >= 1000:
		return fmt.Sprintf("%.4g s", v/1000)
	case strings.HasSuffix(column, "_ms"):
		return fmt.Sprintf("%.4g ms", v)
	case column == "duration":
		return short(v) + " s"
	case column == "request_throughput":
		return short(v) + " requests/s"
	case strings.HasSuffix(column, "throughput"):
		return short(v) + " tokens/s"
	}
	return short(v)
}
