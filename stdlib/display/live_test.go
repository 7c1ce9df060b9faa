package display

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// liveSink records what it is told, and fails with err.
type liveSink struct {
	told []string
	err  error
}

func (s *liveSink) tell(format string, args ...any) error {
	s.told = append(s.told, fmt.Sprintf(format, args...))
	return s.err
}

func (s *liveSink) Display(b map[string]any) error { return s.tell("show %v", b[PlainText]) }

func (s *liveSink) DisplayAs(b map[string]any, id string) error {
	return s.tell("show %v as %s", b[PlainText], id)
}

func (s *liveSink) Update(b map[string]any, id string) error {
	return s.tell("update %s with %v", id, b[PlainText])
}

func (s *liveSink) Clear(wait bool) error { return s.tell("clear %t", wait) }

func TestALiveSinkIsToldTheIDs(t *testing.T) {
	var s liveSink
	defer SetSink(&s)()
	ShowAs(5, "n")
	Update(picture{}, "n")
	Clear(true)
	if want := []string{"show 5 as n", "update n with a picture\n", "clear true"}; !slices.Equal(s.told, want) {
		t.Errorf("told %q, want %q", s.told, want)
	}
	if !ToLive() || ToText() {
		t.Error("a live sink is not known as one")
	}
}

func TestPlainTextGetsALineForEachUpdate(t *testing.T) {
	var out strings.Builder
	defer SetSink(TextSink{&out})()
	ShowAs(5, "n")
	Update(6, "n")
	Clear(false)
	if out.String() != "5\n6\n" {
		t.Errorf("shown: %q", out.String())
	}
	if ToLive() {
		t.Error("text is taken for a live sink")
	}
}

func TestDisplaysFailAsShowDoes(t *testing.T) {
	boom := errors.New("boom")
	for _, tt := range []struct {
		name string
		sink error // what the sink fails with
		f    func()
		want string
	}{
		{"a failed value is not shown", nil, func() { ShowAs(failedValue{boom}, "n") }, "boom"},
		{"a failed value is no update", nil, func() { Update(failedValue{boom}, "n") }, "boom"},
		{"a broken sink can't show", boom, func() { ShowAs(5, "n") }, `show int as "n": boom`},
		{"a broken sink can't update", boom, func() { Update(5, "n") }, `update "n" with int: boom`},
		{"a broken sink can't clear", boom, func() { Clear(false) }, "clear the output: boom"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := liveSink{err: tt.sink}
			defer SetSink(&s)()
			if err := failure(t, tt.f); err == nil || err.Error() != tt.want || !errors.Is(err, boom) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
			if tt.sink == nil && len(s.told) > 0 {
				t.Errorf("told %q", s.told)
			}
		})
	}
}
