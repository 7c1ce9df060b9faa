package frame

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

var nan = math.NaN()

// runs is a small frame with every type and a null in each.
func runs() *Frame {
	return New(
		Strings("medium", []string{"GDS", "CPU", "GDS", "", "CPU"}).WithNulls([]bool{false, false, false, true, false}),
		Ints("len", []int{100, 100, 1000, 100, 0}).WithNulls([]bool{false, false, false, false, true}),
		Floats("ttft", []float64{2.5, 1, nan, 1e-8, 2e-8}),
		Bools("warm", []bool{true, false, true, true, false}).WithNulls([]bool{false, false, false, true, false}),
	)
}

// csvOf is a frame as CSV text, or its error.
func csvOf(f *Frame) string {
	var b strings.Builder
	if err := f.WriteCSV(&b, CSVOptions{}); err != nil {
		return "error: " + err.Error()
	}
	return b.String()
}

func check(t *testing.T, name string, f *Frame, want string) {
	t.Helper()
	want = strings.ReplaceAll(want, "|", "\n")
	got := strings.TrimSuffix(csvOf(f), "\n")
	got = strings.ReplaceAll(got, `""`, "") // a null that is alone in its line
	if got != want {
		t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, want)
	}
}

func TestVerbs(t *testing.T) {
	f := runs()
	for _, tt := range []struct {
		name string
		f    *Frame
		want string
	}{
		{"the whole frame", f, "medium,len,ttft,warm|GDS,100,2.5,true|CPU,100,1.0,false|GDS,1000,,true|,100,1e-08,|CPU,,2e-08,false"},
		{"select", f.Select("ttft", "len").Head(1), "ttft,len|2.5,100"},
		{"drop", f.Drop("medium", "warm").Head(1), "len,ttft|100,2.5"},
		{"rename", f.Rename("len", "input_len").Select("input_len").Head(1), "input_len|100"},
		{"take, with a row twice", f.Select("len").Take([]int{2, 0, 2}), "len|1000|100|1000"},
		{"tail", f.Select("ttft").Tail(2), "ttft|1e-08|2e-08"},
		{"rows beyond the end", f.Select("ttft").Rows(4, 99), "ttft|2e-08"},
		{"no rows", f.Select("len").Head(0), "len"},
		{"unique", f.Unique("medium").Select("medium", "len"), "medium,len|GDS,100|CPU,100|,100"},
		{"unique of all columns", f.Concat(f).Unique(), "medium,len,ttft,warm|GDS,100,2.5,true|CPU,100,1.0,false|GDS,1000,,true|,100,1e-08,|CPU,,2e-08,false"},
		{"rows without null", f.DropNull("ttft", "len").Select("ttft"), "ttft|2.5|1.0|1e-08"},
		{"nulls filled", f.FillNull("len", 7).Select("len"), "len|100|100|1000|100|7"},
		{"a new column", f.Select("len").With(Strings("x", []string{"a", "b", "c", "d", "e"})).Head(1), "len,x|100,a"},
		{"a column replaced", f.Select("len", "ttft").With(Ints("len", []int{1, 2, 3, 4, 5})).Head(1), "len,ttft|1,2.5"},
		{"a computed column", f.Select("len", "ttft").Mutate("rate", func(r Row) any {
			if r.Null("ttft") {
				return nil
			}
			return r.Float("ttft") * 2
		}).Select("rate"), "rate|5.0|2.0||2e-08|4e-08"},
		{"rows together", f.Select("len").Head(1).Concat(New(Strings("x", []string{"a"}))), "len,x|100,|,a"},
		{"whole numbers and others together", New(Ints("x", []int{1})).Concat(New(Floats("x", []float64{2.5}))), "x|1.0|2.5"},
		{"filter", f.Filter(func(r Row) bool { return r.Bool("warm") && r.Text("medium") == "GDS" }).Select("len"), "len|100|1000"},
	} {
		check(t, tt.name, tt.f, tt.want)
	}
	check(t, "the frame did not change", f.Select("len"), "len|100|100|1000|100|")
}

// medium is a type of texts that is not string.
type medium string

func TestWhere(t *testing.T) {
	f := runs()
	for _, tt := range []struct {
		column, op string
		value      any
		want       string // the rows' lengths
	}{
		{"medium", "==", "GDS", "100|1000"},
		{"medium", "!=", "GDS", "100|"},
		{"medium", "in", []string{"CPU", "HBM"}, "100|"},
		{"medium", "not in", []string{"CPU"}, "100|1000"},
		{"medium", "contains", "P", "100|"},
		{"medium", "is null", nil, "100"},
		{"len", ">=", 1000, "1000"},
		{"len", "<", 1000.0, "100|100|100"},
		{"len", "not null", nil, "100|100|1000|100"},
		{"len", "in", []int{1000, 5}, "1000"},
		{"ttft", ">", 0, "100|100|100|"},
		{"ttft", "==", 1, "100"},
		{"ttft", "<=", 1.5e-8, "100"},
		{"warm", "==", true, "100|1000"},
		{"warm", "<", true, "100|"},
		{"medium", "not in", []string{}, "100|100|1000|"},
		{"medium", "==", medium("CPU"), "100|"},
		{"medium", "in", [1]medium{"CPU"}, "100|"},
		{"ttft", "in", []any{1, 2.5}, "100|100"},
		{"len", "in", []float64{1000, 0.5}, "1000"},
		{"len", "==", uint8(100), "100|100|100"},
		{"ttft", "==", float32(2.5), "100"},
	} {
		check(t, tt.column+" "+tt.op, f.Where(tt.column, tt.op, tt.value).Select("len"), "len|"+tt.want)
	}
	check(t, "an empty list", f.Where("medium", "in", []string{}).Select("len"), "len")
	check(t, "conditions in a row", f.Where("medium", "==", "GDS").Where("len", "==", 100).Select("len"), "len|100")
}

func TestSortIsStableWithNullsLast(t *testing.T) {
	f := runs().With(Ints("row", []int{0, 1, 2, 3, 4}))
	for key, want := range map[string]string{
		"medium": "1|4|0|2|3", "-medium": "0|2|1|4|3",
		"len": "0|1|3|2|4", "-len": "2|0|1|3|4",
		"ttft": "3|4|1|0|2", "-ttft": "0|1|4|3|2",
		"warm": "1|4|0|2|3",
	} {
		check(t, "sort by "+key, f.Sort(key).Select("row"), "row|"+want)
	}
	check(t, "two keys", f.Sort("-len", "ttft").Select("row"), "row|2|3|1|0|4")
	check(t, "a name that begins with a minus", New(Ints("-x", []int{2, 1})).Sort("-x"), "-x|1|2")
}

func TestJoin(t *testing.T) {
	left := New(Strings("k", []string{"a", "b", "c", ""}).WithNulls([]bool{false, false, false, true}), Ints("x", []int{1, 2, 3, 4}))
	right := New(Strings("k", []string{"b", "a", "b", "d", ""}).WithNulls([]bool{false, false, false, false, true}), Ints("x", []int{20, 10, 21, 40, 50}))
	for kind, want := range map[string]string{
		"inner": "k,x,x_right|a,1,10|b,2,20|b,2,21",
		"left":  "k,x,x_right|a,1,10|b,2,20|b,2,21|c,3,|,4,",
		"outer": "k,x,x_right|a,1,10|b,2,20|b,2,21|c,3,|,4,|d,,40|,,50",
		"semi":  "k,x|a,1|b,2",
		"anti":  "k,x|c,3|,4",
	} {
		check(t, kind, left.Join(right, kind, "k"), want)
	}
	check(t, "whole numbers join with others", New(Ints("k", []int{1, 2})).Join(New(Floats("k", []float64{2, 3.5}), Bools("y", []bool{true, false})), "inner", "k"), "k,y|2,true")
}

func TestPivotAndDescribe(t *testing.T) {
	long := New(Ints("len", []int{100, 1000, 100}), Strings("medium", []string{"GDS", "GDS", "CPU"}), Floats("ttft", []float64{1, 2, 3}))
	check(t, "pivot", long.Pivot("len", "medium", "ttft"), "len,GDS,CPU|100,1.0,3.0|1000,2.0,")
	check(t, "describe", runs().Describe().Select("column", "type", "n", "null", "median", "distinct", "top"),
		"column,type,n,null,median,distinct,top|medium,text,4,1,,2,GDS|len,int,4,1,100.0,,|ttft,float,4,1,0.50000001,,|warm,bool,4,1,,2,true")
}

func TestColumnsAreGivenOut(t *testing.T) {
	f := runs()
	if v, err := f.Floats("len"); err != nil || v[0] != 100 || !math.IsNaN(v[4]) {
		t.Errorf("floats %v, %v", v, err)
	}
	if v, err := f.Strings("ttft"); err != nil || !slices.Equal(v, []string{"2.5", "1.0", "", "1e-08", "2e-08"}) {
		t.Errorf("strings %q, %v", v, err)
	}
	if v, err := f.IsNull("warm"); err != nil || !slices.Equal(v, []bool{false, false, false, true, false}) {
		t.Errorf("nulls %v, %v", v, err)
	}
	if _, err := f.Ints("len"); err == nil {
		t.Error("ints of a column with null gave no error")
	}
	if v, err := f.Head(2).Ints("len"); err != nil || !slices.Equal(v, []int{100, 100}) {
		t.Errorf("ints %v, %v", v, err)
	}
	if _, err := f.Floats("medium"); err == nil {
		t.Error("floats of texts gave no error")
	}
	if _, err := f.Bools("len"); err == nil {
		t.Error("bools of numbers gave no error")
	}
	if r := f.Row(0); r.Text("medium") != "GDS" || r.Int("len") != 100 || !f.Row(99).Null("len") {
		t.Error("rows are wrong")
	}
	v, _ := f.Floats("ttft")
	v[0] = 99
	if w, _ := f.Floats("ttft"); w[0] != 2.5 {
		t.Error("a column given out is the frame's own")
	}
}

func TestRowsTellWrongNames(t *testing.T) {
	f := runs()
	r := f.Row(2)
	if r.Text("medium") != "GDS" || !r.Null("ttft") || r.Err() != nil {
		t.Errorf("row 2 is wrong, or has the error %v", r.Err())
	}
	if r.Float("tfft"); r.Err() == nil || !strings.Contains(r.Err().Error(), `did you mean "ttft"?`) {
		t.Errorf("a wrong name gives the error %v", r.Err())
	}
	for _, r := range []Row{{}, f.Row(-1), f.Row(5), f.Select("x").Row(0)} {
		if !r.Null("len") || r.Int("len") != 0 || r.Bool("warm") || r.Text("medium") != "" || !math.IsNaN(r.Float("ttft")) {
			t.Error("a row that is not there has a value")
		}
	}
	if huge := New(Floats("x", []float64{math.Inf(1)})).Row(0); huge.Int("x") != 0 {
		t.Errorf("infinity as a whole number is %d", huge.Int("x"))
	}
}

func TestFromMaps(t *testing.T) {
	rows := []map[string]any{{"n": 1, "medium": medium("GDS")}, {"n": 2.5, "ok": true}, {}}
	check(t, "all names", FromMaps(rows), "medium,n,ok|GDS,1.0,|,2.5,true|,,")
	check(t, "names chosen", FromMaps(rows, "n", "x"), "n,x|1.0,|2.5,|,")
	check(t, "no rows", FromMaps(nil, "n"), "n")
}

func TestGotaGoesInAndOut(t *testing.T) {
	f := runs()
	check(t, "a round trip", FromGota(f.Gota()), strings.ReplaceAll(strings.TrimSuffix(csvOf(f), "\n"), "\n", "|"))
	df := f.Gota()
	df.Elem(0, 1).Set(5)
	if v, _ := f.Floats("len"); v[0] != 100 {
		t.Error("the copy shares cells with the frame")
	}
	source := dataframe.New(series.New([]int{1, 2}, series.Int, "x"))
	taken := FromGota(source)
	source.Elem(0, 0).Set(9)
	check(t, "a frame taken from gota", taken, "x|1|2")
}

func TestFramesWithoutRowsOrColumns(t *testing.T) {
	for name, f := range map[string]*Frame{"none": New(), "zero": {}, "no rows": New(Ints("a", nil))} {
		if f.Err() != nil || f.Len() != 0 || f.Sort().Err() != nil || f.Describe().Err() != nil || f.String() == "" {
			t.Errorf("%s: %v", name, f.Err())
		}
	}
}
