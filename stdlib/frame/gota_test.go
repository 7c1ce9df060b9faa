package frame

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// Each test of this file names a defect of gota v0.12.0 that frames must not
// have.

func TestCSVKeepsMoreThanSixDecimals(t *testing.T) {
	check(t, "small numbers", New(Floats("x", []float64{1e-8, 0.1234567891}), Ints("n", []int{1, 2})), "x,n|1e-08,1|0.1234567891,2")
}

func TestGroupsOfKeysThatPrintAlikeStayApart(t *testing.T) {
	text := New(Strings("a", []string{"a_b", "a", "a_b"}), Strings("b", []string{"c", "b_c", "c"}))
	check(t, "joined texts", text.GroupBy("a", "b").Agg(Count("n")), "a,b,n|a_b,c,2|a,b_c,1")
	numbers := New(Floats("x", []float64{1e-8, 2e-8, 1e-8}))
	check(t, "numbers alike in six decimals", numbers.GroupBy("x").Agg(Count("n")), "x,n|1e-08,2|2e-08,1")
	null := New(Strings("s", []string{"", "NaN", "", "null"}).WithNulls([]bool{true, false, false, false}))
	check(t, "null, no text, and texts that look like null", null.GroupBy("s").Agg(Count("n")), "s,n|,1|NaN,1|,1|null,1")
}

func TestGroupsComeInOrderOfAppearance(t *testing.T) {
	ids := make([]int, 500)
	for i := range ids {
		ids[i] = (i * 7919) % 500
	}
	got, err := New(Ints("id", ids)).GroupBy("id").Agg(Count("n")).Ints("id")
	if err != nil || !slices.Equal(got, ids) {
		t.Errorf("groups are out of order: %v, %v", got, err)
	}
}

func TestAggregatesOfNoRowsAndOfUnknownColumnsDoNotPanic(t *testing.T) {
	f := runs().Head(0)
	got := f.GroupBy("medium").Agg(Count("n"), Mean("ttft"), Sum("len"), First("warm"), Max("medium").As("last"), CountDistinct("ttft").As("k"))
	check(t, "no rows", got, "medium,n,ttft,len,warm,last,k")
	for name, want := range map[string]Type{"medium": String, "n": Int, "ttft": Float, "len": Int, "warm": Bool, "last": String, "k": Int} {
		if typ, err := got.Type(name); typ != want || err != nil {
			t.Errorf("column %s is of type %s (%v), want %s", name, typ, err, want)
		}
	}
	if runs().GroupBy("medium").Agg(Mean("tfft")).Err() == nil {
		t.Error("an unknown column gave no error")
	}
}

func TestConditionsInARowMeanAnd(t *testing.T) {
	f := New(Ints("a", []int{1, 1, 2}), Ints("b", []int{1, 2, 2}))
	check(t, "and", f.Where("a", "==", 1).Where("b", "==", 2), "a,b|1,2")
}

func TestNullsCountTheSameWhereverTheyAre(t *testing.T) {
	for _, v := range [][]float64{{nan, 3, 1}, {3, nan, 1}, {3, 1, nan}} {
		f := New(Floats("x", v))
		check(t, "aggregates", f.GroupBy().Agg(Min("x").As("min"), Max("x").As("max"), Mean("x").As("mean"), Median("x").As("median"), Sum("x").As("sum")),
			"min,max,mean,median,sum|1.0,3.0,2.0,2.0,4.0")
		check(t, "order", f.Sort("x").Head(2), "x|1.0|3.0")
		check(t, "the other order", f.Sort("-x").Head(2), "x|3.0|1.0")
	}
}

func TestCopiesShareNoCells(t *testing.T) {
	f := runs()
	for name, other := range map[string]*Frame{
		"Select": f.Select(f.Names()...),
		"Head":   f.Head(f.Len()),
		"Sort":   f.Sort(),
		"Rename": f.Rename("warm", "hot"),
		"Gota":   FromGota(f.Gota()),
	} {
		other.df.Elem(0, 1).Set(12345)
		if v, _ := f.Floats("len"); v[0] != 100 {
			t.Fatalf("%s shares cells with its frame", name)
		}
	}
	source := []float64{1, 2}
	g := New(Floats("x", source))
	source[0] = 9
	check(t, "a frame of a slice", g, "x|1.0|2.0")
}

func TestTextNaNIsAText(t *testing.T) {
	f := New(Strings("s", []string{"NaN", "a", ""}).WithNulls([]bool{false, false, true}))
	for name, g := range map[string]*Frame{
		"as made": f, "taken": f.Take([]int{0, 1, 2}), "computed": f.Mutate("s", func(r Row) any {
			if r.Null("s") {
				return nil
			}
			return r.Text("s")
		}), "by gota and back": FromGota(f.Gota()),
	} {
		if null, err := g.IsNull("s"); err != nil || !slices.Equal(null, []bool{false, false, true}) {
			t.Errorf("%s: nulls %v, %v", name, null, err)
		}
		check(t, name, g, "s|NaN|a|")
	}
}

func TestGotaFramesThatCanNotBeTaken(t *testing.T) {
	twice := dataframe.New(series.Ints([]int{1}), series.Ints([]int{2}))
	if err := twice.SetNames("x", "x"); err != nil {
		t.Fatal(err)
	}
	if err := FromGota(twice).Err(); err == nil {
		t.Error("two columns of one name gave no error")
	}
	if err := FromGota(New().Gota()).Err(); err != nil {
		t.Errorf("an empty frame does not come back: %v", err)
	}
}

func TestWholeNumbersKeepAllDigits(t *testing.T) {
	const large = math.MaxInt - 1
	f := New(Ints("n", []int{large, large - 1, math.MinInt}).WithNulls([]bool{}))
	check(t, "where", f.Where("n", "==", large).Where("n", ">", large-1), "n|9223372036854775806")
	check(t, "in", f.Where("n", "in", []int{large - 1}), "n|9223372036854775805")
	check(t, "sort", f.Sort("-n").Head(2), "n|9223372036854775806|9223372036854775805")
	check(t, "max", f.GroupBy().Agg(Max("n").As("m"), Min("n").As("k")), "m,k|9223372036854775806,-9223372036854775808")
	check(t, "mutate", f.Mutate("m", func(r Row) any { return r.Int("n") }).Select("m").Head(1), "m|9223372036854775806")
	check(t, "fill", f.With(Ints("n", []int{1, 2, 3}).WithNulls([]bool{true, false, false})).FillNull("n", large), "n|9223372036854775806|2|3")
	check(t, "read", ReadCSV(strings.NewReader("n\n9223372036854775806\n")), "n|9223372036854775806")
	check(t, "too large to read as a number", ReadCSV(strings.NewReader("n\n18446744073709551615\n0.5\n")), "n|18446744073709551615|0.5")
	if err := f.Head(2).GroupBy().Agg(Sum("n")).Err(); err == nil {
		t.Error("a sum that is too large gave no error")
	}
}
