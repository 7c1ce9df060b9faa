package zmtp

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestTheLogIsNotFlooded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var lines []string
		r := reporter{log: func(text string) { lines = append(lines, text) }}
		for range 100 {
			r.printf("a")
		}
		time.Sleep(time.Second)
		r.printf("b")
		for range 5 {
			r.printf("c")
		}
		r.close()
		want := []string{
			"a", "a", "a", "a",
			"96 more lines of this kind were left out", "b", "c", "c",
			"3 more lines of this kind were left out",
		}
		if !slices.Equal(lines, want) {
			t.Errorf("got %q", lines)
		}
	})
}
