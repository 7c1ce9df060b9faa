package frame

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"kvsh/stdlib/stats"
)

// random is a frame of n rows with few distinct values, nulls and extremes, and
// the position of each row.
func random(r *rand.Rand, n int) *Frame {
	texts := []string{"", "a", "b", "ab", "东", "NaN"}
	floats := []float64{0, math.Copysign(0, -1), 1, -1, 1e-300, -1e300, math.Inf(1), math.Inf(-1), nan}
	ints := []int{0, 1, -1, math.MaxInt, math.MinInt, 256, -256}
	s, x, k, b, row := make([]string, n), make([]float64, n), make([]int, n), make([]bool, n), make([]int, n)
	null := make([][]bool, 3)
	for j := range null {
		null[j] = make([]bool, n)
		for i := range n {
			null[j][i] = r.IntN(6) == 0
		}
	}
	for i := range n {
		s[i], x[i], k[i] = texts[r.IntN(len(texts))], floats[r.IntN(len(floats))], ints[r.IntN(len(ints))]
		b[i], row[i] = r.IntN(2) == 0, i
	}
	return New(Strings("s", s).WithNulls(null[0]), Floats("x", x), Ints("k", k).WithNulls(null[1]), Bools("b", b).WithNulls(null[2]), Ints("row", row))
}

// compareCells compares two cells in the plainest way, nulls last.
func compareCells(f *Frame, name string, i, j int, descending bool) int {
	a, b := f.Row(i), f.Row(j)
	switch x, y := a.Null(name), b.Null(name); {
	case x && y:
		return 0
	case x:
		return 1
	case y:
		return -1
	}
	var c int
	switch name {
	case "s":
		c = cmp.Compare(a.Text(name), b.Text(name))
	case "x":
		c = cmp.Compare(a.Float(name), b.Float(name))
	default:
		c = cmp.Compare(a.Int(name), b.Int(name))
		if name == "b" {
			c = compareBools(a.Bool(name), b.Bool(name))
		}
	}
	if descending {
		return -c
	}
	return c
}

func TestSortAgreesWithAPlainSort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, keys := range [][]string{{"s"}, {"-s"}, {"x"}, {"-x"}, {"k"}, {"-k"}, {"b", "-k"}, {"-b", "x", "s"}} {
		f := random(r, 60)
		want := make([]int, f.Len())
		for i := range want {
			want[i] = i
		}
		slices.SortStableFunc(want, func(i, j int) int {
			for _, key := range keys {
				name, descending := key, key[0] == '-'
				if descending {
					name = key[1:]
				}
				if c := compareCells(f, name, i, j, descending); c != 0 {
					return c
				}
			}
			return 0
		})
		if got, err := f.Sort(keys...).Ints("row"); err != nil || !slices.Equal(got, want) {
			t.Errorf("sort by %q gives rows %v (%v), want %v", keys, got, err, want)
		}
	}
}

func TestGroupsAgreeWithAPlainSearch(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, by := range [][]string{{"s"}, {"x"}, {"k", "s"}, {"b", "s", "x", "k"}} {
		f := random(r, 80)
		var want [][]int
		for i := range f.Len() {
			g := slices.IndexFunc(want, func(rows []int) bool {
				return !slices.ContainsFunc(by, func(name string) bool { return compareCells(f, name, i, rows[0], false) != 0 })
			})
			if g < 0 {
				want = append(want, []int{i})
			} else {
				want[g] = append(want[g], i)
			}
		}
		groups := f.GroupBy(by...)
		if got := groups.Rows(); !slices.EqualFunc(got, want, slices.Equal[[]int]) || groups.Len() != len(want) {
			t.Errorf("groups by %q are %v, want %v", by, got, want)
		}
	}
}

func TestJoinAgreesWithNestedLoops(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, on := range [][]string{{"s"}, {"k"}, {"x"}, {"b", "s"}} {
		f, g := random(r, 30), random(r, 25)
		agree := func(i, j int) bool {
			for _, name := range on {
				a, b := f.Take([]int{i}), g.Take([]int{j})
				if f.Row(i).Null(name) || g.Row(j).Null(name) || compareCells(a.Concat(b), name, 0, 1, false) != 0 {
					return false
				}
			}
			return true
		}
		var pairs [][2]int
		for i := range f.Len() {
			for j := range g.Len() {
				if agree(i, j) {
					pairs = append(pairs, [2]int{i, j})
				}
			}
		}
		joined := f.Join(g, "inner", on...)
		left, err := joined.Ints("row")
		if err != nil {
			t.Fatal(err)
		}
		right, err := joined.Ints("row_right")
		if err != nil {
			t.Fatal(err)
		}
		var got [][2]int
		for k := range left {
			got = append(got, [2]int{left[k], right[k]})
		}
		if !slices.Equal(got, pairs) {
			t.Errorf("joined on %q: pairs %v, want %v", on, got, pairs)
		}
	}
}

func TestQuantileAgreesWithTheOneOfStats(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for n := 1; n < 200; n++ {
		v := make([]float64, n)
		for i := range v {
			v[i] = float64(r.IntN(n)) // with ties
		}
		if n%3 == 0 {
			slices.Sort(v)
		}
		for _, q := range []float64{0, 0.01, 0.25, 0.5, 0.75, 0.99, 1} {
			if got, want := quantile(slices.Clone(v), q), stats.Quantile(v, q); got != want {
				t.Fatalf("the %v-quantile of %v is %v, want %v", q, v, got, want)
			}
		}
	}
}
