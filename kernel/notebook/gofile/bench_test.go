package gofile

import (
	"fmt"
	"strings"
	"testing"
)

// cells is a file of many cells, as a script and as a program.
func cells(n int) map[string]string {
	var script, program strings.Builder
	program.WriteString("package main\n\nfunc main() {\n")
	for i := range n {
		fmt.Fprintf(&script, "// %%%%\nx%d := %d\nfmt.Println(x%d)\n\n", i, i, i)
		fmt.Fprintf(&program, "\t// %%%%\n\tx%d := %d\n\tprintln(x%d)\n\n", i, i, i)
	}
	program.WriteString("}\n")
	return map[string]string{"script": script.String(), "program": program.String()}
}

func BenchmarkManyCells(b *testing.B) {
	for _, n := range []int{1000, 4000} {
		for name, text := range cells(n) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if f, err := Read("t.go", []byte(text)); err != nil || len(f.Cells) != n {
						b.Fatal(len(f.Cells), err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/cell")
			})
		}
	}
}

func BenchmarkManyCodes(b *testing.B) {
	for _, n := range []int{1000, 4000} {
		for name, text := range cells(n) {
			f, err := Read("t.go", []byte(text))
			if err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if codes := f.Codes(text); len(codes) != n {
						b.Fatal(len(codes))
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/cell")
			})
		}
	}
}
