package kv

import (
	"crypto/rand"
	"strings"
	"sync"
	"time"

	"kvsh/stdlib/display"
)

const (
	barEvery  = 100 * time.Millisecond // the least time between two states of a bar
	lineEvery = time.Second            // and between two lines of text
)

// ProgressBar is how far a job has come. It may be used by several goroutines.
type ProgressBar struct {
	id    string
	total int
	now   func() time.Time

	mu      sync.Mutex
	label   string
	n       int
	start   time.Time
	last    time.Time     // when it was shown last
	stopped time.Time     // when it ended
	live    bool          // it is shown under its id
	tenths  int           // of the total, in the last line of text
	pause   time.Duration // till the next line, of a job without a total
}

// Progress shows how far a job of so many steps has come: the count, the rate
// and the time that is left. A total below 0 means that nobody knows it. Count
// with Add or Set, or walk through the steps:
//
//	for i := range kv.Progress(len(files), "read").Range() { … }
//
// A notebook has a bar that moves. A terminal or a log gets a line at the start,
// one at each tenth of the job, but never two in a second, and one at the end.
func Progress(total int, label ...string) *ProgressBar {
	return newProgress(total, strings.Join(label, " "), time.Now)
}

func newProgress(total int, label string, now func() time.Time) *ProgressBar {
	p := &ProgressBar{id: "progress-" + rand.Text(), total: total, label: label, now: now, start: now(), pause: lineEvery}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.moved(0)
	return p
}

// Add counts n more steps as done.
func (p *ProgressBar) Add(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.moved(p.n + n)
}

// Set says that n steps are done in all.
func (p *ProgressBar) Set(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.moved(n)
}

// Label changes the text in front of the bar.
func (p *ProgressBar) Label(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended() {
		return
	}
	p.label = text
	p.show()
}

// Done ends the progress, be the total reached or not. Progress that has reached
// its total has ended already. What has ended stays as it is.
func (p *ProgressBar) Done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended() {
		return
	}
	p.stopped = p.now()
	p.show()
}

// Range walks through the steps from 0, counts each one that is over, and ends
// with the last one or where the loop is left.
func (p *ProgressBar) Range() func(yield func(i int) bool) {
	return func(yield func(i int) bool) {
		defer p.Done()
		for i := 0; p.total < 0 || i < p.total; i++ {
			if !yield(i) {
				return
			}
			p.Add(1)
		}
	}
}

// MIMEBundle is the progress as it is now.
func (p *ProgressBar) MIMEBundle() map[string]any {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.bundle(p.now())
}

func (p *ProgressBar) ended() bool { return !p.stopped.IsZero() }

// moved sets the count and ends the progress at its total.
func (p *ProgressBar) moved(n int) {
	if p.ended() {
		return
	}
	p.n = max(0, n)
	if p.total >= 0 && p.n >= p.total {
		p.stopped = p.now()
	}
	p.show()
}

// show shows the progress if it is time to. The sink may change under it: a
// goroutine can outlive its cell.
func (p *ProgressBar) show() {
	now := p.now()
	if !display.ToLive() {
		if p.lineIsDue(now) {
			p.last = now
			display.Show(p.line(now))
		}
		return
	}
	if !p.last.IsZero() && !p.ended() && now.Sub(p.last) < barEvery {
		return
	}
	p.last = now
	if !p.live {
		p.live = true
		display.ShowAs(p.bundle(now), p.id)
		return
	}
	display.Update(p.bundle(now), p.id)
}

// lineIsDue reports whether text gets a line now: about ten in all.
func (p *ProgressBar) lineIsDue(now time.Time) bool {
	if p.last.IsZero() || p.ended() {
		return true
	}
	if now.Sub(p.last) < p.pause {
		return false
	}
	if p.total < 0 {
		p.pause *= 3
		return true
	}
	tenths := int(10 * float64(p.n) / float64(p.total))
	if tenths <= p.tenths {
		return false
	}
	p.tenths = tenths
	return true
}
