package history

import (
	"strings"
	"testing"
)

// The cells of benchmarks: 10,000 of 200 bytes, as many as a file has once it was
// shortened.
const benchCells = 10_000

var benchSource = strings.Repeat("y = append(y, \"x\") // and\n", 7)

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	write(b, dir, 100, benchCells/100, benchSource)
	for b.Loop() {
		if s := open(b, dir); len(s.cells) != benchCells {
			b.Fatalf("there are %d cells", len(s.cells))
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	dir := b.TempDir()
	write(b, dir, 100, benchCells/100, benchSource)
	s := open(b, dir)
	for _, query := range []string{"append", "nothing of it", "Nothing"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				s.Search(query, 100)
			}
		})
	}
}

func BenchmarkWalk(b *testing.B) {
	dir := b.TempDir()
	write(b, dir, 100, benchCells/100, benchSource)
	s := open(b, dir)
	for b.Loop() {
		w := s.Walk("x")
		for _, ok := w.Older(); ok; _, ok = w.Older() {
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	s := open(b, b.TempDir())
	for b.Loop() {
		if err := s.Add(1, benchSource); err != nil {
			b.Fatal(err)
		}
	}
}
