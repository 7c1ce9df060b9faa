package kv

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kvsh/stdlib/display"
)

// clock is a clock that a test sets forward.
type clock struct{ t time.Time }

func newClock() *clock { return &clock{time.Unix(1e9, 0)} }

func (c *clock) now() time.Time       { return c.t }
func (c *clock) pass(d time.Duration) { c.t = c.t.Add(d) }

// steps counts n steps that take d each.
func (c *clock) steps(p *ProgressBar, n int, d time.Duration) {
	for range n {
		c.pass(d)
		p.Add(1)
	}
}

func TestProgressAsText(t *testing.T) {
	for _, tt := range []struct {
		name  string
		total int
		label string
		run   func(c *clock, p *ProgressBar)
		want  []string
	}{
		{"a quick job has two lines", 1000, "scan", func(c *clock, p *ProgressBar) { c.steps(p, 1000, time.Millisecond/2) }, []string{
			"scan: 0 of 1000", "scan: 1000 of 1000 in 0.5 s, 2000/s",
		}},
		{"a job of some seconds has a line a second", 100, "scan", func(c *clock, p *ProgressBar) { c.steps(p, 100, 25*time.Millisecond) }, []string{
			"scan: 0 of 100", "scan: 40 of 100 (40 %), 40/s, 1.5 s left", "scan: 80 of 100 (80 %), 40/s, 0.5 s left",
			"scan: 100 of 100 in 2.5 s, 40/s",
		}},
		{"a long job has a line for each tenth", 1000, "", func(c *clock, p *ProgressBar) { c.steps(p, 1000, 2*time.Second) }, []string{
			"0 of 1000",
			"100 of 1000 (10 %), 2.0 s each, 30 min 0 s left", "200 of 1000 (20 %), 2.0 s each, 26 min 40 s left",
			"300 of 1000 (30 %), 2.0 s each, 23 min 20 s left", "400 of 1000 (40 %), 2.0 s each, 20 min 0 s left",
			"500 of 1000 (50 %), 2.0 s each, 16 min 40 s left", "600 of 1000 (60 %), 2.0 s each, 13 min 20 s left",
			"700 of 1000 (70 %), 2.0 s each, 10 min 0 s left", "800 of 1000 (80 %), 2.0 s each, 6 min 40 s left",
			"900 of 1000 (90 %), 2.0 s each, 3 min 20 s left",
			"1000 of 1000 in 33 min 20 s, 2.0 s each",
		}},
		{"what ends early says so", 10, "scan", func(c *clock, p *ProgressBar) {
			c.steps(p, 3, 100*time.Millisecond)
			p.Done()
			p.Done()
			p.Add(7)
			p.Label("gone")
		}, []string{"scan: 0 of 10", "scan: ended at 3 of 10 after 0.3 s"}},
		{"a job without a total has ever fewer lines", -1, "read", func(c *clock, p *ProgressBar) {
			c.steps(p, 3600, 2*time.Second)
			p.Done()
		}, []string{
			"read: 0 so far", "read: 1 so far, 2.0 s each", "read: 3 so far, 2.0 s each", "read: 8 so far, 2.0 s each",
			"read: 22 so far, 2.0 s each", "read: 63 so far, 2.0 s each", "read: 185 so far, 2.0 s each",
			"read: 550 so far, 2.0 s each", "read: 1644 so far, 2.0 s each", "read: 3600 in 2 h 0 min, 2.0 s each",
		}},
		{"nothing to do is one line", 0, "scan", func(_ *clock, p *ProgressBar) { p.Done() }, []string{"scan: nothing to do"}},
		{"a new label comes with the next line", 2, "warm", func(c *clock, p *ProgressBar) {
			c.pass(2 * time.Second)
			p.Set(-5)
			p.Label("cold")
			p.Set(1)
			c.pass(2 * time.Second)
			p.Set(3)
		}, []string{"warm: 0 of 2", "cold: 1 of 2 (50 %), 2.0 s each, 2.0 s left", "cold: 3 of 2 in 4.0 s, 1.3 s each"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, err := shown(t, func() {
				c := newClock()
				tt.run(c, newProgress(tt.total, tt.label, c.now))
			})
			if got := strings.Split(strings.TrimSuffix(text, "\n"), "\n"); err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("%v, lines:\n%s", err, text)
			}
		})
	}
}

func TestAPageHasOneBar(t *testing.T) {
	var p page
	err := onPage(t, &p, func() {
		c := newClock()
		bar := newProgress(1000, "a < b", c.now)
		c.steps(bar, 1000, time.Millisecond)
		bar.Done()
	})
	if err != nil || len(p.told) != 11 { // the start, each tenth of a second, of which the last is the end
		t.Fatalf("told %d times, %v", len(p.told), err)
	}
	id := strings.Fields(p.told[0])[1]
	if !strings.HasPrefix(p.told[0], "show progress-") || !strings.HasPrefix(p.told[1], "update "+id+" ") {
		t.Errorf("told %.40q, then %.40q", p.told[0], p.told[1])
	}
	for i, want := range map[int][]string{
		0: {
			`role="progressbar"`, `aria-label="a &lt; b"`, `aria-valuemin="0" aria-valuemax="1000" aria-valuenow="0"`, `width:0%`,
			">a &lt; b: 0 of 1000<",
		},
		3:  {`aria-valuenow="300"`, `width:30%`, ">a &lt; b: 300 of 1000 (30 %), 1000/s, 0.7 s left<", `aria-valuetext="300 of 1000 (30 %), 1000/s, 0.7 s left"`},
		10: {`aria-valuenow="1000"`, `width:100%`, ">a &lt; b: 1000 of 1000 in 1.0 s, 1000/s<"},
	} {
		for _, part := range want {
			if !strings.Contains(p.told[i], part) {
				t.Errorf("no %s in %s", part, p.told[i])
			}
		}
	}
}

func TestABarWithoutATotalHasNoValue(t *testing.T) {
	var p page
	err := onPage(t, &p, func() { newProgress(-1, "", newClock().now) })
	if err != nil || len(p.told) != 1 || strings.Contains(p.told[0], "aria-valuenow") || !strings.Contains(p.told[0], `aria-label="progress"`) {
		t.Errorf("told %q, %v", p.told, err)
	}
}

func TestAGoroutineThatOutlivesItsPagePrintsLines(t *testing.T) {
	c := newClock()
	var bar *ProgressBar
	if err := onPage(t, &page{}, func() { bar = newProgress(100, "scan", c.now) }); err != nil {
		t.Fatal(err)
	}
	text, err := shown(t, func() { c.steps(bar, 100, 10*time.Millisecond) })
	if err != nil || text != "scan: 100 of 100 in 1.0 s, 100/s\n" {
		t.Errorf("%v, shown %q", err, text)
	}
}

func TestRangeWalksThroughTheSteps(t *testing.T) {
	for _, tt := range []struct {
		name                string
		total, leave, steps int
		want                string
	}{
		{"to the end", 3, 9, 3, `3 of 3 in`},
		{"to where the loop is left", 5, 2, 2, `ended at 2 of 5 after`},
		{"without end if there is no total", -1, 4, 4, `4 in`},
		{"over nothing", 0, 0, 0, `nothing to do`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var steps int
			text, err := shown(t, func() {
				for i := range Progress(tt.total, "all", "files").Range() {
					if i != steps {
						t.Errorf("step %d, want %d", i, steps)
					}
					if i == tt.leave {
						break
					}
					steps++
				}
			})
			if err != nil || steps != tt.steps || !strings.Contains(text, "all files: "+tt.want) {
				t.Errorf("%d steps, %v:\n%s", steps, err, text)
			}
		})
	}
}

func TestProgressOfSeveralGoroutines(t *testing.T) {
	var p page
	err := onPage(t, &p, func() {
		bar := Progress(800)
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for range 100 {
					bar.Add(1)
					bar.Label("busy")
					bar.MIMEBundle()
				}
			})
		}
		wg.Wait()
		if got := bar.MIMEBundle()[display.PlainText].(string); !regexp.MustCompile(`^(busy: )?800 of 800 in`).MatchString(got) {
			t.Errorf("at the end: %s", got)
		}
	})
	if err != nil || !strings.Contains(p.told[len(p.told)-1], "800 of 800") {
		t.Errorf("%v, the last is %s", err, p.told[len(p.told)-1])
	}
}

func TestTimeText(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0.0 s", 9940 * time.Millisecond: "9.9 s", 9960 * time.Millisecond: "10 s", 59600 * time.Millisecond: "1 min 0 s",
		time.Hour - time.Second: "59 min 59 s", 3*time.Hour + 725*time.Second: "3 h 12 min",
	} {
		if got := timeText(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}
