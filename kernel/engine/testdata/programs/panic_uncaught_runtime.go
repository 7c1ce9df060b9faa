//go:build ignore

package main

import (
	"fmt"
	"strings"
)

type table struct {
	cols []string
	rows [][]float64
}

func (t *table) cell(row int, col string) float64 {
	for i, c := range t.cols {
		if c == col {
			return t.rows[row][i]
		}
	}
	panic(fmt.Sprintf("no column %q in %v", col, t.cols))
}

func (t *table) sum(col string) (total float64) {
	defer func() { fmt.Printf("sum(%s) = %.1f\n", col, total) }()
	for r := range len(t.rows) {
		total += t.cell(r, col)
	}
	return
}

func main() {
	t := &table{
		cols: strings.Fields("batch ttft itl"),
		rows: [][]float64{{1, 10.5, 2}, {8, 30.25, 2.5}, {32, 99}},
	}
	fmt.Println(t.sum("batch"))
	fmt.Println(t.sum("ttft"))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		t.sum("p99")
	}()
	defer fmt.Println("last words of main")
	for i := 3; i >= 0; i-- {
		defer func() { fmt.Println("unwinding", i) }()
	}
	fmt.Println(t.sum("itl")) // the last row is short
	fmt.Println("unreachable")
}
