package evidence

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
)

// Regressions are the pairs in which the side Next is worse, by more than a share of
// the base, such as 0.05.
func (c *Comparison) Regressions(threshold float64) []*Pair {
	var out []*Pair
	for i := range c.Pairs {
		if p := &c.Pairs[i]; c.Verdict(p) == Worse && math.Abs(p.Ratio-1) > threshold {
			out = append(out, p)
		}
	}
	return out
}

// The elements of a JUnit report, as the servers of continuous integration read it.
type (
	junitSuites struct {
		XMLName xml.Name     `xml:"testsuites"`
		Suites  []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *junitMessage `xml:"failure,omitempty"`
		Skipped *junitMessage `xml:"skipped,omitempty"`
		Output  string        `xml:"system-out,omitempty"`
	}
	junitMessage struct {
		Message string `xml:"message,attr"`
	}
)

// WriteJUnit writes comparisons as a JUnit report: a test for each pair, which fails if
// it is a regression beyond the threshold, and is skipped if it has too few runs.
func WriteJUnit(w io.Writer, comparisons []*Comparison, threshold float64) error {
	var all junitSuites
	for _, c := range comparisons {
		suite := junitSuite{Name: c.Metric, Tests: len(c.Pairs)}
		failed := map[*Pair]bool{}
		for _, p := range c.Regressions(threshold) {
			failed[p] = true
		}
		for i := range c.Pairs {
			p := &c.Pairs[i]
			test := junitCase{Class: c.Metric, Name: c.Name(p), Output: c.sentence(p)}
			switch {
			case failed[p]:
				test.Failure = &junitMessage{fmt.Sprintf("%.1f %% %s", 100*math.Abs(p.Ratio-1), c.Verdict(p))}
				suite.Failures++
			case c.Verdict(p) == TooFew:
				test.Skipped = &junitMessage{TooFew}
				suite.Skipped++
			}
			suite.Cases = append(suite.Cases, test)
		}
		all.Suites = append(all.Suites, suite)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
