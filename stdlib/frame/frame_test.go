package frame

import (
	"errors"
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
	if got := strings.TrimSuffix(csvOf(f), "\n"); got != want {
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
	} {
		check(t, tt.column+" "+tt.op, f.Where(tt.column, tt.op, tt.value).Select("len"), "len|"+tt.want)
	}
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

func TestGroupBy(t *testing.T) {
	f := runs()
	for _, tt := range []struct {
		name string
		f    *Frame
		want string
	}{
		{"groups in order of appearance, null one of them", f.GroupBy("medium").Agg(Count("n")), "medium,n|GDS,2|CPU,2|,1"},
		{"aggregates leave nulls out", f.GroupBy("medium").Agg(Mean("ttft"), Max("len")), "medium,ttft,len|GDS,2.5,1000|CPU,0.50000001,100|,1e-08,100"},
		{"a group of nulls only", f.Where("len", "==", 1000).GroupBy("len").Agg(Median("ttft").As("m"), First("medium")), "len,m,medium|1000,,GDS"},
		{"two aggregates of a column", f.GroupBy().Agg(Min("len"), Max("len"), Quantile("len", 0.75).As("p75"), CountDistinct("medium")), "min_len,max_len,p75,medium|100,1000,325,2"},
		{"keys that would be equal as joined text", New(Strings("a", []string{"a_b", "a"}), Strings("b", []string{"c", "b_c"})).GroupBy("a", "b").Agg(Count("n")), "a,b,n|a_b,c,1|a,b_c,1"},
		{"keys that would be equal when rounded", f.GroupBy("ttft").Agg(Count("n")), "ttft,n|2.5,1|1.0,1|,1|1e-08,1|2e-08,1"},
		{"an empty frame", f.Head(0).GroupBy("medium").Agg(Count("n"), Mean("ttft")), "medium,n,ttft"},
		{"the sum of whole numbers", f.GroupBy().Agg(Sum("len")), "len|1300"},
	} {
		check(t, tt.name, tt.f, tt.want)
	}
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

func TestErrorsNameTheColumnAndAreKept(t *testing.T) {
	f := runs()
	for _, tt := range []struct {
		f    *Frame
		want string
	}{
		{f.Select("mediun"), `frame: Select: column "mediun": there is no such column; did you mean "medium"?`},
		{f.Where("tfft", ">", 1).Sort("x"), `frame: Where: column "tfft": there is no such column; did you mean "ttft"?`},
		{f.Where("medium", ">", 1), `it holds text values and can't be compared with the int 1`},
		{f.Where("len", "=>", 1), `"=>" is no operator`},
		{f.Where("len", "in", 1), "in asks for a slice"},
		{f.Sort("-modality"), "there is no such column"},
		{f.GroupBy("medim").Agg(Count("n")), `did you mean "medium"?`},
		{f.GroupBy("medium").Agg(Mean("warm")), "mean asks for numbers, but it holds bool values"},
		{f.GroupBy("medium").Agg(Mean("x")), "frame: Agg"},
		{f.Join(f, "iner", "len"), `did you mean "inner"?`},
		{f.Join(New(Strings("len", []string{"x"})), "left", "len"), "differ in type"},
		{f.Join(f, "inner"), "no column to join on"},
		{f.Take([]int{9}), "there is no row 9 in 5 rows"},
		{f.With(Ints("x", []int{1})), "it has 1 cells, but the frame has 5 rows"},
		{f.With(f.Column("nope")), "no name"},
		{f.Rename("len", "ttft"), `there is a column "ttft" already`},
		{f.Mutate("x", func(r Row) any { return r.Float("tftt") }), `did you mean "ttft"?`},
		{f.Mutate("x", func(r Row) any { return []int{1} }), "can't be in a column"},
		{f.Filter(func(r Row) bool { return r.Null("lenn") }), `did you mean "len"?`},
		{f.Concat(New(Strings("len", []string{"x"}))), "int values here and text values there"},
		{f.FillNull("len", "x"), "text value"},
		{f.Pivot("medium", "len", "ttft").Select("x"), "there is no such column"},
		{f.Concat(f).Pivot("len", "medium", "ttft"), "aggregate them first"},
		{New(Ints("a", []int{1}), Ints("a", []int{2})), "two of this name"},
		{New(Ints("a", []int{1}), Ints("b", nil)), "it has 0 cells"},
		{FromGota(dataframe.DataFrame{Err: errors.New("boom")}), "boom"},
		{ReadCSV(strings.NewReader("")), "no header"},
		{ReadCSV(strings.NewReader("a,b\n1,2\n3\n")), "line 3"},
		{ReadCSVFile("no/such.csv"), "no/such.csv"},
	} {
		if tt.f.Err() == nil || !strings.Contains(tt.f.Err().Error(), tt.want) {
			t.Errorf("error %v, want %q", tt.f.Err(), tt.want)
			continue
		}
		later := tt.f.Head(1).Sort("len").GroupBy("len").Agg(Count("n"))
		if later.Err() != tt.f.Err() || later.Len() != 0 {
			t.Errorf("%v was lost: %v", tt.f.Err(), later.Err())
		}
		if _, err := later.Floats("len"); err != tt.f.Err() {
			t.Errorf("Floats gives %v", err)
		}
		if s := later.String(); !strings.Contains(s, "error: ") || !strings.Contains(s, tt.want) {
			t.Errorf("it shows as %q", s)
		}
		if later.Save("x.csv") == nil || later.Gota().Err == nil || csvOf(later) == "" {
			t.Error("a way out gave no error")
		}
	}
	var typed *Error
	if err := f.Select("x").Err(); !errors.As(err, &typed) || typed.Column != "x" {
		t.Errorf("error %#v", err)
	}
	if f.Err() != nil {
		t.Error("the frame itself has failed")
	}
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
