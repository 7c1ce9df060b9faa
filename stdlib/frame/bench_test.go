package frame

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"kvsh/stdlib/table"
)

// large is a frame of n rows with 200 distinct keys.
func large(n int) *Frame {
	r := rand.New(rand.NewPCG(1, 2))
	key, x, id := make([]string, n), make([]float64, n), make([]int, n)
	for i := range n {
		key[i], x[i], id[i] = fmt.Sprint("key", r.IntN(200)), r.Float64(), r.IntN(n)
	}
	return New(Strings("key", key), Floats("x", x), Ints("id", id))
}

func BenchmarkVerbs(b *testing.B) {
	for _, n := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmarkVerbs(b, n) })
	}
}

func benchmarkVerbs(b *testing.B, n int) {
	f := large(n)
	keys := f.Unique("key").Select("key")
	var text, parquet bytes.Buffer
	if err := f.WriteCSV(&text, CSVOptions{}); err != nil {
		b.Fatal(err)
	}
	if err := f.WriteParquet(&parquet); err != nil {
		b.Fatal(err)
	}
	for _, bm := range []struct {
		name string
		run  func() *Frame
	}{
		{"GroupBy", func() *Frame { return f.GroupBy("key").Agg(Count("n"), Mean("x"), Median("x")) }},
		{"GroupByMean", func() *Frame { return f.GroupBy("key").Agg(Count("n"), Mean("x")) }},
		{"GroupByTwo", func() *Frame { return f.GroupBy("key", "id").Agg(Mean("x")) }},
		{"Sort", func() *Frame { return f.Sort("x") }},
		{"SortByTwo", func() *Frame { return f.Sort("key", "id") }},
		{"Where", func() *Frame { return f.Where("x", ">", 0.5) }},
		{"WhereText", func() *Frame { return f.Where("key", "==", "key42") }},
		{"Join", func() *Frame { return f.Join(keys, "inner", "key") }},
		{"Describe", func() *Frame { return f.Describe() }},
		{"ReadCSV", func() *Frame { return ReadCSV(bytes.NewReader(text.Bytes())) }},
		{"WriteCSV", func() *Frame { return asFailed(f.WriteCSV(io.Discard, CSVOptions{})) }},
		{"ReadParquet", func() *Frame { return readParquetBytes(parquet.Bytes()) }},
		{"WriteParquet", func() *Frame { return asFailed(f.WriteParquet(io.Discard)) }},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := bm.run().Err(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A pager shows a whole frame at once.
func BenchmarkRenderWhole(b *testing.B) {
	const n, width = 100_000, 20
	f := large(n)
	columns := make([]Column, width)
	for j := range columns {
		columns[j] = f.Column([]string{"key", "x", "id"}[j%3]).Named(fmt.Sprint("c", j))
	}
	f = New(columns...)
	for b.Loop() {
		if text := f.Table().Render(table.Screen{Rows: table.AllRows}); len(text) < n*width {
			b.Fatalf("only %d bytes", len(text))
		}
	}
}
