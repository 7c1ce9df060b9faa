package kv

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"kvsh/stdlib/display"
)

// wire is a channel that records what the page is sent.
type wire struct {
	mu   sync.Mutex
	sent []string
}

func (w *wire) add(id, text string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sent = append(w.sent, id+" "+text)
	return nil
}

func (w *wire) Open(id, target string, _ any) error { return w.add(id, "open "+target) }
func (w *wire) Close(id string, _ any) error        { return w.add(id, "close") }

func (w *wire) Message(id string, data any) error {
	b, err := json.Marshal(data)
	return errors.Join(err, w.add(id, string(b)))
}

// idOf is the id of the control that a page shows last.
func (p *page) idOf(t *testing.T) string {
	t.Helper()
	m := regexp.MustCompile(`data-kvsh-control="([A-Z2-7]+)"`).FindStringSubmatch(p.told[len(p.told)-1])
	if m == nil {
		t.Fatalf("no control in %s", p.told[len(p.told)-1])
	}
	return m[1]
}

func open(comm, control string) bool {
	return display.Opened(comm, controlTarget, json.RawMessage(`{"control":"`+control+`"}`))
}

func choose(comm, value string) bool {
	return display.Received(comm, json.RawMessage(`{"value":`+value+`}`))
}

func TestASliderFollowsItsPage(t *testing.T) {
	var p page
	var w wire
	defer display.SetChannel(&w)()
	err := onPage(t, &p, func() {
		var changes []float64
		var s *SliderControl
		s = Slider(`a "b"`, 0, 10, 15, func(v float64) { changes = append(changes, v, s.Value()) })
		id := p.idOf(t)
		for _, part := range []string{`min="0" max="10" step="0.1" value="10"`, `aria-label="a &#34;b&#34;"`, "disabled", ">10</output>", `)("` + id + `");</script>`} {
			if !strings.Contains(p.told[0], part) {
				t.Errorf("no %s in %s", part, p.told[0])
			}
		}
		if !open("c1", id) || !open("c2", id) { // two places of the same output
			t.Error("the control doesn't answer")
		}
		for _, v := range []string{"5", "5", "-3", `"x"`, "null", "1e300"} {
			choose("c1", v)
		}
		display.Received("c1", json.RawMessage(`[]`))
		display.Closed("c2", nil)
		choose("c1", "2")
		if want := []float64{5, 5, 0, 0, 10, 10, 2, 2}; !slices.Equal(changes, want) || s.Value() != 2 {
			t.Errorf("changes %v", changes)
		}
		if s.String() != `a "b": 2 (0 – 10)` || s.MIMEBundle()[display.PlainText] != s.String() {
			t.Errorf("text %s", s)
		}
	})
	want := []string{`c1 {"value":10}`, `c2 {"value":10}`}
	for _, v := range []int{5, 5, 0, 0, 0, 10, 10} {
		want = append(want, fmt.Sprintf(`c1 {"value":%d}`, v), fmt.Sprintf(`c2 {"value":%d}`, v))
	}
	if want = append(want, `c1 {"value":2}`); err != nil || !slices.Equal(w.sent, want) {
		t.Errorf("%v, sent %q, want %q", err, w.sent, want)
	}
}

func TestAChoiceFollowsItsPage(t *testing.T) {
	var p page
	var w wire
	defer display.SetChannel(&w)()
	err := onPage(t, &p, func() {
		var changes []string
		c := Choice("medium", []string{"HBM", "<CPU>"}, func(v string) { changes = append(changes, v) })
		if !strings.Contains(p.told[0], `<option value="&lt;CPU&gt;">&lt;CPU&gt;</option>`) {
			t.Errorf("told %s", p.told[0])
		}
		open("c", p.idOf(t))
		for _, v := range []string{`"HBM"`, `"<CPU>"`, `"GDS"`, "1"} {
			choose("c", v)
		}
		if !slices.Equal(changes, []string{"<CPU>"}) || c.String() != "medium: <CPU> (HBM, <CPU>)" {
			t.Errorf("changes %q, %s", changes, c)
		}
	})
	if want := `c {"value":"\u003cCPU\u003e"}`; err != nil || len(w.sent) != 5 || w.sent[4] != want {
		t.Errorf("%v, sent %q", err, w.sent)
	}
}

func TestControlsDoNotClash(t *testing.T) {
	var p page
	defer display.SetChannel(&wire{})()
	err := onPage(t, &p, func() {
		first := Slider("n", 0, 1, 0, nil)
		firstID := p.idOf(t)
		again := Slider("n", 0, 1, 0, nil) // the cell is run again
		open("first", firstID)
		open("again", p.idOf(t))
		choose("again", "1")
		if first.Value() != 0 || again.Value() != 1 {
			t.Errorf("values %v and %v", first.Value(), again.Value())
		}
	})
	if err != nil {
		t.Error(err)
	}
}

func TestAControlOfAnotherProcessIsClosed(t *testing.T) {
	var w wire
	defer display.SetChannel(&w)()
	err := onPage(t, &page{}, func() { Slider("n", 0, 1, 0, nil) })
	open("old", "GONE")
	display.Opened("odd", controlTarget, json.RawMessage(`5`))
	if err != nil || !slices.Equal(w.sent, []string{"old close", "odd close"}) || choose("old", "1") {
		t.Errorf("%v, sent %q", err, w.sent)
	}
}

func TestAFailingChangeIsAnswered(t *testing.T) {
	var p page
	var w wire
	defer display.SetChannel(&w)()
	boom := errors.New("boom")
	err := onPage(t, &p, func() {
		Slider("n", 0, 1, 0, func(float64) { Check(boom) })
		open("c", p.idOf(t))
		choose("c", "1")
	})
	if want := []string{`c {"value":0}`, `c {"value":1}`}; !errors.Is(err, boom) || !slices.Equal(w.sent, want) {
		t.Errorf("%v, sent %q", err, w.sent)
	}
}

func TestControlsInPlainText(t *testing.T) {
	text, err := shown(t, func() {
		Slider("share", 0, 1, 0.5, nil)
		Choice("medium", []string{"HBM", "CPU"}, nil)
	})
	if err != nil || text != "share: 0.5 (0 – 1)\nmedium: HBM (HBM, CPU)\n" {
		t.Errorf("%v, shown %q", err, text)
	}
}

func TestControlsCheckWhatTheyAreGiven(t *testing.T) {
	for _, tt := range []struct {
		name string
		f    func()
		want string
	}{
		{"ends in the wrong order", func() { Slider("n", 2, 1, 1, nil) }, `slider "n": the least value, 2, is not below the greatest, 1`},
		{"ends that are the same", func() { Slider("n", 1, 1, 1, nil) }, "is not below"},
		{"a value that is no number", func() { Slider("n", 0, 1, math.NaN(), nil) }, `slider "n": NaN is no number to slide to`},
		{"an end that is infinite", func() { Slider("n", 0, math.Inf(1), 1, nil) }, "+Inf is no number"},
		{"no options", func() { Choice("n", nil, nil) }, `choice "n": there are no options`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := shown(t, tt.f); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

func TestSliderStep(t *testing.T) {
	for _, tt := range []struct {
		name               string
		min, max, value, x float64
	}{
		{"a share", 0, 1, 0.5, 0.01},
		{"a few", 0, 10, 5, 0.1},
		{"whole numbers that are apart", 1, 64, 8, 1},
		{"a value between whole numbers", 1, 64, 8.5, 0.1},
		{"large numbers", 0, 131072, 1000, 1000},
		{"all numbers", -math.MaxFloat64, math.MaxFloat64, 0, 1e306},
	} {
		if got := sliderStep(tt.min, tt.max, tt.value); math.Abs(got/tt.x-1) > 1e-9 {
			t.Errorf("%s: step %v, want %v", tt.name, got, tt.x)
		}
	}
}

func TestControlsOfSeveralGoroutines(t *testing.T) {
	var p page
	defer display.SetChannel(&wire{})()
	err := onPage(t, &p, func() {
		s := Slider("n", 0, 100, 0, func(float64) {})
		id := p.idOf(t)
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				comm := fmt.Sprint("comm", i)
				open(comm, id)
				for v := range 50 {
					choose(comm, fmt.Sprint(v))
					_ = s.String()
				}
				display.Closed(comm, nil)
				Choice("m", []string{"a"}, nil)
			})
		}
		wg.Wait()
	})
	if err != nil {
		t.Error(err)
	}
}

func TestCommsOfAProgram(t *testing.T) {
	var w wire
	defer display.SetChannel(&w)()
	HandleComm("echo", func(c *display.Comm, data any) { c.Send(data) })
	defer HandleComm("echo", nil)
	display.Opened("e", "echo", json.RawMessage(`"hello"`))
	c := Comm("plot", 1)
	c.Close()
	if want := []string{`e "hello"`, c.ID() + " open plot", c.ID() + " close"}; !slices.Equal(w.sent, want) {
		t.Errorf("sent %q, want %q", w.sent, want)
	}
}
