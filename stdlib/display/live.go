package display

import "fmt"

// Live is a sink whose displays can be changed afterwards.
type Live interface {
	Sink
	// DisplayAs shows a bundle under an id.
	DisplayAs(bundle map[string]any, id string) error
	// Update puts a bundle in the place of all that was shown under the id.
	Update(bundle map[string]any, id string) error
	// Clear takes away what the cell has given. If wait is set, it does so when
	// the next output comes.
	Clear(wait bool) error
}

// live is the current sink if it is a [Live] one.
func live() (Live, bool) {
	l, ok := sink().(Live)
	return l, ok
}

// ToLive reports whether what the current sink has shown can be changed, so that
// what is shown again and again takes one place.
func ToLive() bool {
	_, ok := live()
	return ok
}

// ShowAs shows v as [Show] does, under an id by which [Update] finds it. A sink
// that is not [Live] just shows it.
func ShowAs(v any, id string) {
	l, ok := live()
	if !ok {
		Show(v)
		return
	}
	failedAlready(v)
	if err := l.DisplayAs(Bundle(v), id); err != nil {
		Fail(fmt.Errorf("show %T as %q: %w", v, id, err))
	}
}

// Update puts v in the place of what was shown under the id. A sink that is not
// [Live] shows it anew: plain text gets one more line.
func Update(v any, id string) {
	l, ok := live()
	if !ok {
		Show(v)
		return
	}
	failedAlready(v)
	if err := l.Update(Bundle(v), id); err != nil {
		Fail(fmt.Errorf("update %q with %T: %w", id, v, err))
	}
}

// Clear takes away what the cell has given so far; if wait is set, when the next
// output comes, which avoids flicker. In plain text it does nothing.
func Clear(wait bool) {
	l, ok := live()
	if !ok {
		return
	}
	if err := l.Clear(wait); err != nil {
		Fail(fmt.Errorf("clear the output: %w", err))
	}
}
