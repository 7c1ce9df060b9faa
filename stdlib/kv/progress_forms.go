package kv

import (
	"fmt"
	"html"
	"strings"
	"time"

	"kvsh/stdlib/display"
)

func (p *ProgressBar) bundle(now time.Time) map[string]any {
	return map[string]any{display.PlainText: p.line(now), "text/html": p.html(now)}
}

// line is the progress as one line of text.
func (p *ProgressBar) line(now time.Time) string {
	if p.label == "" {
		return p.status(now)
	}
	return p.label + ": " + p.status(now)
}

func (p *ProgressBar) status(now time.Time) string {
	if p.ended() {
		now = p.stopped
	}
	taken := now.Sub(p.start)
	switch {
	case p.total == 0:
		return "nothing to do"
	case p.total > 0 && p.ended() && p.n < p.total:
		return fmt.Sprintf("ended at %d of %d after %s", p.n, p.total, timeText(taken))
	case p.total > 0 && p.ended():
		return fmt.Sprintf("%d of %d in %s%s", p.n, p.total, timeText(taken), p.rate(taken))
	case p.ended():
		return fmt.Sprintf("%d in %s%s", p.n, timeText(taken), p.rate(taken))
	case p.total < 0:
		return fmt.Sprintf("%d so far%s", p.n, p.rate(taken))
	case p.n == 0:
		return fmt.Sprintf("0 of %d", p.total)
	}
	left := time.Duration(float64(taken) / float64(p.n) * float64(p.total-p.n))
	return fmt.Sprintf("%d of %d (%d %%)%s, %s left", p.n, p.total, p.percent(), p.rate(taken), timeText(left))
}

// percent is the whole percent that are done, at most 100.
func (p *ProgressBar) percent() int {
	if p.total <= 0 {
		return 100
	}
	return min(100, int(100*float64(p.n)/float64(p.total)))
}

// rate is the steps a second, or the time of a step if that is longer. It is
// empty as long as there is none.
func (p *ProgressBar) rate(taken time.Duration) string {
	if p.n == 0 || taken <= 0 {
		return ""
	}
	switch rate := float64(p.n) / taken.Seconds(); {
	case rate < 1:
		return ", " + timeText(taken/time.Duration(p.n)) + " each"
	case rate < 1000:
		return fmt.Sprintf(", %.3g/s", rate)
	default:
		return fmt.Sprintf(", %.0f/s", rate)
	}
}

// timeText is a time with its two largest units, and tenths of a second if it is
// short.
func timeText(d time.Duration) string {
	if d < 9950*time.Millisecond {
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
	s := int(d.Round(time.Second).Seconds())
	switch {
	case s < 60:
		return fmt.Sprintf("%d s", s)
	case s < 3600:
		return fmt.Sprintf("%d min %d s", s/60, s%60)
	}
	return fmt.Sprintf("%d h %d min", s/3600, s%3600/60)
}

// html is the progress as a bar under its text. Its colours are of middle
// lightness and the text has that of the page, so that both can be read on any
// ground.
func (p *ProgressBar) html(now time.Time) string {
	colour := "#4a8fd4"
	switch {
	case p.ended() && p.n < p.total:
		colour = "#c98a1b"
	case p.ended():
		colour = "#3a9d5d"
	case p.total < 0:
		colour = "repeating-linear-gradient(45deg,#4a8fd4 0 .6em,#7fb0e2 .6em 1.2em)"
	}
	label := p.label
	if label == "" {
		label = "progress"
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<div style="max-width:32em;margin:.3em 0"><div>%s</div>`, html.EscapeString(p.line(now)))
	fmt.Fprintf(&b, `<div role="progressbar" aria-label="%s" aria-valuetext="%s"`, html.EscapeString(label), html.EscapeString(p.status(now)))
	if p.total >= 0 {
		fmt.Fprintf(&b, ` aria-valuemin="0" aria-valuemax="%d" aria-valuenow="%d"`, p.total, min(p.n, p.total))
	}
	b.WriteString(` style="height:.6em;border-radius:.3em;overflow:hidden;background:rgba(128,128,128,.3)">`)
	fmt.Fprintf(&b, `<div style="width:%d%%;height:100%%;background:%s"></div></div></div>`, p.percent(), colour)
	return b.String()
}
