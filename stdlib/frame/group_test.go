package frame

import (
	"slices"
	"testing"
)

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
		{"two aggregates of a column", f.GroupBy().Agg(Min("len"), Max("len"), Quantile("len", 0.75).As("p75"), CountDistinct("medium")), "min_len,max_len,p75,medium|100,1000,325.0,2"},
		{"keys that would be equal as joined text", New(Strings("a", []string{"a_b", "a"}), Strings("b", []string{"c", "b_c"})).GroupBy("a", "b").Agg(Count("n")), "a,b,n|a_b,c,1|a,b_c,1"},
		{"keys that would be equal when rounded", f.GroupBy("ttft").Agg(Count("n")), "ttft,n|2.5,1|1.0,1|,1|1e-08,1|2e-08,1"},
		{"an empty frame", f.Head(0).GroupBy("medium").Agg(Count("n"), Mean("ttft")), "medium,n,ttft"},
		{"the sum of whole numbers", f.GroupBy().Agg(Sum("len")), "len|1300"},
	} {
		check(t, tt.name, tt.f, tt.want)
	}
}

func TestNamesOfAggregates(t *testing.T) {
	f := runs()
	for _, tt := range []struct {
		f    *Frame
		want []string
	}{
		{f.GroupBy("medium").Agg(Mean("ttft")), []string{"medium", "ttft"}},
		{f.GroupBy("medium").Agg(Mean("ttft"), Std("ttft")), []string{"medium", "mean_ttft", "std_ttft"}},
		{f.GroupBy("medium").Agg(Mean("ttft"), Std("ttft").As("sd")), []string{"medium", "ttft", "sd"}},
		{f.GroupBy("len").Agg(Count(""), Max("len")), []string{"len", "count", "max_len"}},
		{f.GroupBy().Agg(Quantile("ttft", 0.999), Quantile("ttft", 0.07)), []string{"p99.9_ttft", "p7_ttft"}},
	} {
		if got := tt.f.Names(); tt.f.Err() != nil || !slices.Equal(got, tt.want) {
			t.Errorf("columns %q (%v), want %q", got, tt.f.Err(), tt.want)
		}
	}
}

func TestAggregatesKeepTheirTypes(t *testing.T) {
	f := New(Ints("k", []int{1, 1, 2}), Ints("n", []int{1, 2, 5}), Strings("s", []string{"b", "a", ""}).WithNulls([]bool{2: true}))
	check(t, "whole numbers and others", f.GroupBy("k").Agg(Sum("n").As("sum"), Mean("n").As("mean"), Median("n").As("median"), Std("n").As("std")),
		"k,sum,mean,median,std|1,3,1.5,1.5,0.7071067811865476|2,5,5.0,5.0,")
	check(t, "texts", f.GroupBy("k").Agg(Min("s").As("min"), Max("s").As("max"), CountDistinct("s").As("k2")), "k,min,max,k2|1,a,b,2|2,,,0")
	all := f.Where("k", "==", 2).GroupBy("k").Agg(First("s"))
	if typ, err := all.Type("s"); typ != String || err != nil {
		t.Errorf("the first of nothing but nulls is of type %s (%v)", typ, err)
	}
	ones := make([]int, 49) // 1/49*49 is less than 1
	ones[0] = 1
	check(t, "a sum that its mean would miss", New(Ints("n", ones)).GroupBy().Agg(Sum("n")), "n|1")
}
