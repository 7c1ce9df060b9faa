package jupyter

import (
	"slices"
	"testing"
)

func TestACellKnowsTheCellsUpToItself(t *testing.T) {
	k := &kernel{running: map[*execution]bool{}}
	begin := func(code string, store bool) *execution {
		e := &execution{code: code}
		if e.count = k.begin(e, store); store {
			e.number = e.count
		}
		return e
	}
	first, hidden, last := begin("x := 1", true), begin("%history", false), begin("%history -n 1", true)
	for _, tt := range []struct {
		name string
		e    *execution
		want []string
	}{
		{"the first one, while others run", first, []string{"x := 1"}},
		{"one that is not kept", hidden, []string{"x := 1", "%history"}},
		{"the last one", last, []string{"x := 1", "%history -n 1"}},
	} {
		if got := k.cells(tt.e); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
