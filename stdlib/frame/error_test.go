package frame

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"
)

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
		{f.FillNull("len", "x"), "it holds int values; x is none"},
		{f.FillNull("len", 1.5), "it holds int values; 1.5 is none"},
		{f.FillNull("ttft", nil), "it holds float values"},
		{f.Where("ttft", "==", nan), "NaN is null"},
		{f.Where("ttft", ">", nil), "null compares to nothing"},
		{f.Where("medium", "in", []any{"GDS", nil}), "null is in no list"},
		{f.Where("medium", "in", []any{"GDS", 1}), "row 1 holds a int value"},
		{f.Where("len", "in", []string{"100"}), "it holds int values, and the list text values"},
		{f.Where("len", "contains", "1"), "contains asks for text in a text column"},
		{f.GroupBy().Agg(Quantile("ttft", 1.5)), "there is no 1.5-quantile"},
		{f.GroupBy("len").Agg(Count("len")), "Agg: column \"len\": there are two of this name"},
		{f.Join(nil, "inner", "len"), "the other frame is nil"},
		{f.Concat(nil), "one of the frames is nil"},
		{FromMaps([]map[string]any{{"a": 1}, {"a": "x"}}), "row 1 holds a text value"},
		{f.Mutate("x", func(r Row) any { return uint64(math.MaxUint64) }), "too large"},
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
