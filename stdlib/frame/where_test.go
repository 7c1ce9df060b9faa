package frame

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// passes compares a cell with a value in the plainest way.
func passes(f *Frame, name string, i int, operator string, value any) bool {
	null := f.Row(i).Null(name)
	switch operator {
	case "is null":
		return null
	case "not null":
		return !null
	case "contains":
		return !null && strings.Contains(f.Row(i).Text(name), value.(string))
	case "in":
		return slices.ContainsFunc(value.([]any), func(v any) bool { return passes(f, name, i, "==", v) })
	case "not in":
		return !null && !passes(f, name, i, "in", value)
	}
	one := FromMaps([]map[string]any{{name: value}})
	both := f.Take([]int{i}).Select(name).Concat(one)
	if null || both.Err() != nil {
		return false
	}
	switch sign := compareCells(both, name, 0, 1, false); operator {
	case "==":
		return sign == 0
	case "!=":
		return sign != 0
	case "<":
		return sign < 0
	case "<=":
		return sign <= 0
	case ">":
		return sign > 0
	}
	return compareCells(both, name, 0, 1, false) >= 0
}

func TestWhereAgreesWithATestOfEachRow(t *testing.T) {
	f := random(rand.New(rand.NewPCG(12, 13)), 60)
	for name, values := range map[string][]any{
		"s": {"", "a", "ab", "NaN", "z"},
		"x": {0, -1.0, 1e-300, math.Inf(1), math.Inf(-1), 0.5},
		"k": {0, 256, math.MaxInt, math.MinInt, -3},
		"b": {true, false},
	} {
		for _, operator := range operators {
			for _, value := range values {
				switch {
				case operator == "contains" && name != "s":
					continue
				case strings.HasSuffix(operator, "in"):
					value = []any{value, values[0]}
				}
				var want []int
				for i := range f.Len() {
					if passes(f, name, i, operator, value) {
						want = append(want, i)
					}
				}
				if got, err := f.Where(name, operator, value).Ints("row"); err != nil || !slices.Equal(got, want) {
					t.Errorf("%s %s %v keeps rows %v (%v), want %v", name, operator, value, got, err, want)
				}
			}
		}
	}
}

// What is done in pieces, above so many rows, must be as it is in one.
func TestManyRowsGiveWhatFewGive(t *testing.T) {
	const n = 3*manyRows + 17
	r := rand.New(rand.NewPCG(14, 15))
	f := random(r, n)
	small := random(r, 40).Unique("s")
	for name, verb := range map[string]func(*Frame) *Frame{
		"where":  func(f *Frame) *Frame { return f.Where("x", ">", -1).Where("s", "!=", "a").DropNull("k") },
		"in":     func(f *Frame) *Frame { return f.Where("x", "not in", []float64{1, 0}) },
		"semi":   func(f *Frame) *Frame { return f.Join(small, "semi", "s", "b") },
		"unique": func(f *Frame) *Frame { return f.Unique("s", "x", "k") },
	} {
		var parts []*Frame
		for from := 0; from < n; from += manyRows / 2 {
			parts = append(parts, verb(f.Rows(from, from+manyRows/2)))
		}
		want := parts[0].Concat(parts[1:]...)
		if name == "unique" {
			want = verb(want)
		}
		if diff := sameFrame(verb(f), want); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestLaterPiecesHaveNewKeys(t *testing.T) {
	const n = 4 * manyRows
	text, number := make([]string, n), make([]float64, n)
	for i := range n {
		k := i / 3
		if i > n/2 && i%2 == 0 {
			k = n - i // some that an earlier piece has
		}
		text[i], number[i] = fmt.Sprint(k), float64(k)
	}
	for _, c := range []Column{Strings("k", text), Floats("k", number)} {
		seen := map[string]int{}
		var first []int
		id := make([]int, n)
		for i := range id {
			k, ok := seen[c.text(i)]
			if !ok {
				k = len(first)
				seen[c.text(i)] = k
				first = append(first, i)
			}
			id[i] = k
		}
		if gotID, gotFirst := c.codes(); !slices.Equal(gotID, id) || !slices.Equal(gotFirst, first) {
			t.Errorf("a %s column is numbered in another way", c.typ)
		}
	}
}

func TestQuantilesOfManyValuesAgreeWithASort(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 17))
	qs := []float64{0, 0.01, 0.25, 0.5, 0.75, 0.999, 1}
	for name, draw := range map[string]func() float64{
		"uniform": r.Float64, "normal": r.NormFloat64, "equal": func() float64 { return 3 },
		"few":         func() float64 { return float64(r.IntN(5)) - 2 },
		"any bits":    func() float64 { return max(-math.MaxFloat64, min(math.MaxFloat64, math.Float64frombits(r.Uint64()))) },
		"one outlier": func() float64 { return 1 + float64(r.IntN(1000))*1e-13 + 1e300*math.Floor(1e-4+r.Float64()) },
		"zeros":       func() float64 { return math.Copysign(0, r.Float64()-0.5) },
	} {
		v := make([]float64, 3*buckets)
		for i := range v {
			for v[i] = draw(); math.IsNaN(v[i]); v[i] = draw() {
				continue
			}
		}
		before := slices.Clone(v)
		got := quantiles(v, qs...)
		if !slices.Equal(v, before) {
			t.Fatalf("%s: the values were moved", name)
		}
		for i, q := range qs {
			if want := quantile(before, q); got[i] != want {
				t.Errorf("%s: the %v-quantile is %v, want %v", name, q, got[i], want)
			}
		}
	}
}

func TestSortOfCloseNumbersIsExactAndStable(t *testing.T) {
	r := rand.New(rand.NewPCG(18, 19))
	v, row := make([]float64, 5000), make([]int, 5000)
	for i := range v {
		v[i], row[i] = 1+float64(r.IntN(300))*0x1p-52, i
		if i%100 == 0 {
			v[i] = -1e300 // so that the others differ in the lowest bits alone
		}
	}
	for _, key := range []string{"x", "-x"} {
		want := slices.Clone(row)
		slices.SortStableFunc(want, func(i, j int) int {
			c := cmp.Compare(v[i], v[j])
			if key == "-x" {
				return -c
			}
			return c
		})
		if got, err := New(Floats("x", v), Ints("row", row)).Sort(key).Ints("row"); err != nil || !slices.Equal(got, want) {
			t.Errorf("sort by %s differs (%v)", key, err)
		}
	}
}
