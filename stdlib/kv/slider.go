package kv

import (
	"fmt"
	"html"
	"math"
	"sync"

	"kvsh/stdlib/display"
)

// SliderControl is a number that the reader can change. See [Slider].
type SliderControl struct {
	label    string
	min, max float64
	changed  func(float64)

	mu    sync.Mutex
	value float64
}

// Slider shows a number that the reader of a notebook can change between min and
// max, and calls changed with each value that the number gets from then on, but
// not with the first one. What changed shows again goes best to [Update]:
//
//	kv.ShowAs("front", plot(0.5))
//	kv.Slider("share", 0, 1, 0.5, func(share float64) { kv.Update("front", plot(share)) })
//
// It moves in Jupyter Notebook 6, and in JupyterLab and Notebook 7 if they are
// started with the option expose_app_in_browser; elsewhere it stands still, and
// a terminal has one line. A value outside is moved to the nearer end.
func Slider(label string, min, max, value float64, changed func(float64)) *SliderControl {
	for _, v := range []float64{min, max, value} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			display.Fail(fmt.Errorf("slider %q: %v is no number to slide to", label, v))
		}
	}
	if min >= max {
		display.Fail(fmt.Errorf("slider %q: the least value, %v, is not below the greatest, %v", label, min, max))
	}
	s := &SliderControl{label: label, min: min, max: max, changed: changed}
	s.value = s.clamped(value)
	c := newControl(s.take, func() any { return s.Value() })
	c.show(s.String(), label, s.input())
	return s
}

// Value is the number as it is now.
func (s *SliderControl) Value() float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.value
}

// String is the slider as a line of text: "share: 0.5 (0 – 1)".
func (s *SliderControl) String() string {
	return fmt.Sprintf("%s: %v (%v – %v)", s.label, s.Value(), s.min, s.max)
}

// MIMEBundle is the slider as a line of text. The slider itself is where it was
// made.
func (s *SliderControl) MIMEBundle() map[string]any {
	return map[string]any{display.PlainText: s.String()}
}

func (s *SliderControl) clamped(v float64) float64 { return min(max(v, s.min), s.max) }

// take takes a number that the reader chose. What is none changes nothing.
func (s *SliderControl) take(v any) {
	value, ok := v.(float64)
	if !ok {
		return
	}
	value = s.clamped(value)
	s.mu.Lock()
	same := value == s.value
	s.value = value
	s.mu.Unlock()
	if !same && s.changed != nil {
		s.changed(value)
	}
}

func (s *SliderControl) input() string {
	return fmt.Sprintf(`<input type="range" min="%v" max="%v" step="%v" value="%v" aria-label="%s" disabled style="display:inline-block;vertical-align:middle;width:16em">`+
		` <output style="display:inline;padding:0;color:inherit">%v</output>`, s.min, s.max, sliderStep(s.min, s.max, s.Value()), s.Value(), html.EscapeString(s.label), s.Value())
}

// sliderStep is a power of ten that gives a slider at least a hundred steps. From
// whole numbers that are 20 or more apart come whole numbers.
func sliderStep(lo, hi, value float64) float64 {
	step := math.Pow(10, math.Floor(math.Log10(hi/100-lo/100)))
	if hi-lo >= 20 && lo == math.Trunc(lo) && hi == math.Trunc(hi) && value == math.Trunc(value) {
		return max(step, 1)
	}
	return step
}
