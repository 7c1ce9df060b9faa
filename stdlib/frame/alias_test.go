package frame

import (
	"slices"
	"testing"

	"github.com/go-gota/gota/series"
)

// Elem is a cell of the gota data frame that the columns are given out as.
func (d data) Elem(i, j int) series.Element { return d.gota().Elem(i, j) }

func TestWhatIsGivenInAndOutSharesNoCells(t *testing.T) {
	texts, ints, floats, bools := []string{"a", "b"}, []int{1, 2}, []float64{0.5, nan}, []bool{true, false}
	null := []bool{false, true}
	f := New(Strings("s", texts).WithNulls(null), Ints("i", ints), Floats("x", floats), Bools("b", bools))
	f = f.With(Ints("j", ints).WithNulls(null))
	want := csvOf(f)
	same := func(name string) {
		t.Helper()
		if got := csvOf(f); got != want {
			t.Fatalf("after %s was changed the frame is\n%s\nwant\n%s", name, got, want)
		}
	}
	texts[0], ints[0], floats[0], bools[0], null[0] = "z", 9, 9, false, true
	same("what it was made of")
	for name, g := range map[string]*Frame{"itself": f, "some rows": f.Head(2), "a selection": f.Select(f.Names()...), "other names": f.Rename("b", "c").Rename("c", "b")} {
		for _, column := range g.Names() {
			if v, err := g.Floats(column); err == nil {
				v[0] = 7
			}
			if v, err := g.Ints(column); err == nil {
				v[0] = 7
			}
			if v, err := g.Strings(column); err == nil {
				v[0] = "y"
			}
			if v, err := g.Bools(column); err == nil {
				v[0] = !v[0]
			}
			if v, err := g.IsNull(column); err == nil {
				v[0] = true
			}
			g.Names()[0] = "renamed"
			same(column + " of " + name)
		}
		_ = g.GroupBy("s").Agg(Median("x"), Sum("i"))
		_ = g.With(g.Column("i").WithNulls([]bool{true}))
		_ = New(g.Column("s").WithNulls([]bool{true}))
		_ = g.Describe()
		same(name + " by its verbs")
	}
}

func TestColumnsOfOneSourceKeepTheirNullsApart(t *testing.T) {
	v := []float64{1, 2}
	f := New(Floats("a", v).WithNulls([]bool{true, false}), Floats("b", v))
	check(t, "nulls", f, "a,b|,1.0|2.0,2.0")
	if !slices.Equal(v, []float64{1, 2}) {
		t.Errorf("the source is now %v", v)
	}
}
