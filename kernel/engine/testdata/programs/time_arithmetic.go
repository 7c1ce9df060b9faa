//go:build ignore

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

type span struct {
	Start time.Time
	time.Duration
}

func (s span) end() time.Time { return s.Start.Add(s.Duration) }

func (s span) overlaps(o span) bool { return s.Start.Before(o.end()) && o.Start.Before(s.end()) }

type latency time.Duration

func (l latency) String() string { return time.Duration(l).Round(time.Millisecond).String() }

type clock interface{ Now() time.Time }

type fakeClock struct {
	at   time.Time
	step time.Duration
}

func (c *fakeClock) Now() time.Time { defer func() { c.at = c.at.Add(c.step) }(); return c.at }

func measure(c clock, f func()) time.Duration {
	start := c.Now()
	f()
	return c.Now().Sub(start)
}

const timeout = 2*time.Second + 500*time.Millisecond

func main() {
	start := time.Date(2026, time.January, 31, 23, 59, 58, 123456789, time.UTC)
	fmt.Println(start, start.Format(time.RFC3339), start.Format("02 Jan 06 15:04:05.000 Mon PM .999999"))
	fmt.Println(start.Add(timeout).Format(time.DateTime), start.AddDate(0, 1, 0).Format(time.DateOnly), start.Truncate(time.Hour).Format(time.Kitchen))
	fmt.Println(start.Weekday(), start.YearDay(), start.Unix(), start.UnixMilli()%1000, start.Month() == 1, start.Nanosecond())
	y, w := start.ISOWeek()
	fmt.Println(y, w, time.Date(2024, 2, 30, 25, 61, 0, 0, time.UTC))
	zone := time.FixedZone("CET", 3600)
	there := start.In(zone)
	fmt.Println(there, there.Equal(start), there == start, there.Day())
	fmt.Println(timeout, timeout.Seconds(), timeout.Milliseconds(), int64(timeout), time.Duration(0), -timeout, 36*time.Hour+time.Nanosecond)
	for _, d := range []time.Duration{1, 1500, 2500 * time.Microsecond, 90 * time.Second, 1<<63 - 1} {
		fmt.Print(d, " ", d.Truncate(time.Millisecond), " ", d.Round(time.Second), "; ")
	}
	fmt.Println()
	n := 3
	per := time.Second / time.Duration(n)
	fmt.Println(per, per*3, time.Duration(float64(time.Second)*1.25), time.Second/time.Millisecond, timeout%time.Second, float64(timeout)/float64(time.Minute))
	fmt.Println(latency(1234567890), []latency{latency(time.Minute), 1}, map[string]latency{"p99": latency(timeout)})
	fmt.Printf("%v %d %T %s %5.1f\n", timeout, timeout, timeout, latency(timeout), timeout.Minutes())

	a, b := span{start, time.Minute}, span{start.Add(30 * time.Second), time.Second}
	fmt.Println(a.overlaps(b), b.overlaps(span{b.end(), 1}), a.Seconds(), a.Duration, b.end().Sub(a.Start), a.String())
	c := &fakeClock{start, 250 * time.Millisecond}
	fmt.Println(measure(c, func() {}), measure(c, func() { c.Now(); c.Now() }), c.at.Sub(start))
	p, err := time.Parse("2006-01-02 15:04:05 -0700", "2026-03-04 05:06:07 +0200")
	fmt.Println(p.UTC(), err)
	_, err = time.Parse(time.RFC3339, "2026-13-01T00:00:00Z")
	pe, ok := errors.AsType[*time.ParseError](err)
	fmt.Println(err, ok, pe.Value)
	_, err = time.ParseDuration("5 apples")
	fmt.Println(err)
	d, _ := time.ParseDuration("-1h15m30.918s")
	fmt.Println(d, d.Abs(), d.Hours())
	out, _ := json.Marshal(map[string]any{"t": start, "d": timeout, "l": latency(5)})
	fmt.Println(string(out))
	times := []time.Time{start, start.Add(-1), {}, start.AddDate(-1, 0, 0)}
	slices.SortFunc(times, time.Time.Compare)
	for _, t := range times {
		fmt.Print(t.Format(time.StampNano), " ", t.IsZero(), ", ")
	}
	fmt.Println(time.Month(5), time.Month(13), time.Saturday, time.UnixMilli(1700000000123).UTC())
	counts := map[time.Weekday]int{}
	for day := range 10 {
		counts[start.AddDate(0, 0, day).Weekday()]++
	}
	fmt.Println(counts)
}
