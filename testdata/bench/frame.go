//go:build ignore

// Times the verbs of frame, as frame.py times those of pandas:
//
//	frame make 1000000 FOLDER   makes the tables data.csv and side.csv
//	frame run FOLDER            prints name, seconds and check of every operation
//
// A time is the best of five. The check is what both must agree in.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/kv"
)

const (
	keys  = 100
	modes = 5
	names = 2000
	tries = 5
)

func main() {
	switch {
	case len(os.Args) == 4 && os.Args[1] == "make":
		n, err := strconv.Atoi(os.Args[2])
		kv.Check(err)
		kv.Check(makeTable(n).Save(filepath.Join(os.Args[3], "data.csv")))
		kv.Check(makeSide().Save(filepath.Join(os.Args[3], "side.csv")))
	case len(os.Args) == 3 && os.Args[1] == "run":
		run(os.Args[2])
	default:
		fmt.Fprintln(os.Stderr, "usage: frame make ROWS FOLDER, or frame run FOLDER")
		os.Exit(2)
	}
}

// makeTable has eight columns: three texts, two whole numbers, two other ones,
// one with nulls, and a bool.
func makeTable(n int) *frame.Frame {
	r := rand.New(rand.NewPCG(1, 2))
	key, mode, name := make([]string, n), make([]string, n), make([]string, n)
	input, id := make([]int, n), make([]int, n)
	x, y, ok := make([]float64, n), make([]float64, n), make([]bool, n)
	for i := range n {
		key[i] = fmt.Sprintf("key-%03d", r.IntN(keys))
		mode[i] = fmt.Sprintf("mode-%d", r.IntN(modes))
		name[i] = fmt.Sprintf("host-%04d", r.IntN(names))
		input[i], id[i] = 100*r.IntN(names), r.IntN(1e9)
		x[i], y[i], ok[i] = r.Float64(), math.Round(1e6*r.ExpFloat64())/1e3, r.IntN(3) > 0
		if r.IntN(50) == 0 {
			y[i] = math.NaN()
		}
	}
	return frame.New(frame.Strings("key", key), frame.Strings("mode", mode), frame.Strings("name", name),
		frame.Ints("input", input), frame.Ints("id", id), frame.Floats("x", x), frame.Floats("y", y), frame.Bools("ok", ok))
}

// makeSide is the other side of the joins, with each key once.
func makeSide() *frame.Frame {
	name, input, weight := make([]string, names), make([]int, names), make([]float64, names)
	for i, k := range rand.New(rand.NewPCG(3, 4)).Perm(names) {
		k += names / 20 // some rows of the table match none
		name[i], input[i], weight[i] = fmt.Sprintf("host-%04d", k), 100*k, float64(k)/8
	}
	return frame.New(frame.Strings("name", name), frame.Ints("input", input), frame.Floats("weight", weight))
}

// An operation gives the frame that it makes, and what to check of it.
type operation struct {
	name  string
	run   func() *frame.Frame
	check func(*frame.Frame) string
}

func run(folder string) {
	path := filepath.Join(folder, "data.csv")
	f, side := frame.ReadCSVFile(path), frame.ReadCSVFile(filepath.Join(folder, "side.csv"))
	byName, byInput := side.Select("name", "weight"), side.Select("input", "weight")
	numbers := f.Select("input", "id", "x", "y")
	written := filepath.Join(folder, "written.csv")
	grouped := func(f *frame.Frame) string { return check(f, "key", "n", "x") }
	rows := func(f *frame.Frame) string { return check(f, "name", "id", "x", "y") }
	joined := func(f *frame.Frame) string { return check(f, "key", "id", "weight") }
	aggregates := []frame.Agg{frame.Count("n"), frame.Mean("x")}
	for _, op := range []operation{
		{"group by text", func() *frame.Frame { return f.GroupBy("key").Agg(aggregates...) }, grouped},
		{"group by two texts", func() *frame.Frame { return f.GroupBy("key", "mode").Agg(aggregates...) }, grouped},
		{"group by text and int", func() *frame.Frame { return f.GroupBy("mode", "input").Agg(aggregates...) }, func(f *frame.Frame) string { return check(f, "mode", "input", "n", "x") }},
		{"filter float >", func() *frame.Frame { return f.Where("x", ">", 0.5) }, rows},
		{"filter text ==", func() *frame.Frame { return f.Where("key", "==", "key-042") }, rows},
		{"sort by float", func() *frame.Frame { return f.Sort("x") }, rows},
		{"sort by text, int", func() *frame.Frame { return f.Sort("key", "id") }, rows},
		{"join on text", func() *frame.Frame { return f.Join(byName, "inner", "name") }, joined},
		{"join on int", func() *frame.Frame { return f.Join(byInput, "inner", "input") }, joined},
		{"describe numbers", numbers.Describe, described},
		{"describe all", f.Describe, func(f *frame.Frame) string { return described(f) + " " + check(f.DropNull("top"), "distinct") }},
		{"read CSV", func() *frame.Frame { return frame.ReadCSVFile(path) }, func(f *frame.Frame) string { return check(f, f.Names()...) }},
		{"write CSV", func() *frame.Frame { kv.Check(writeCSV(f, written)); return f }, func(*frame.Frame) string { return size(written) }},
	} {
		best, out := math.Inf(1), (*frame.Frame)(nil)
		for range tries {
			out = nil
			runtime.GC()
			begin := time.Now()
			out = op.run()
			best = min(best, time.Since(begin).Seconds())
		}
		kv.Check(out.Err())
		fmt.Printf("%s\t%.6f\t%s\n", op.name, best, op.check(out))
	}
}

func writeCSV(f *frame.Frame, path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return f.WriteCSV(file, frame.CSVOptions{})
}

// check tells the number of rows, and for each column the sum and the first
// cell, of texts and bools the first cell alone.
func check(f *frame.Frame, columns ...string) string {
	parts := []string{strconv.Itoa(f.Len())}
	for _, name := range columns {
		v, err := f.Floats(name)
		if err != nil {
			parts = append(parts, f.Row(0).Text(name))
			continue
		}
		sum := 0.0
		for _, x := range v {
			if !math.IsNaN(x) {
				sum += x
			}
		}
		parts = append(parts, number(sum), number(v[0]))
	}
	return strings.Join(parts, " ")
}

func described(f *frame.Frame) string {
	return check(f.DropNull("median"), "n", "mean", "std", "min", "p25", "median", "p75", "max")
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', 12, 64) }

// size is the number of bytes and lines of a file.
func size(path string) string {
	b, err := os.ReadFile(path)
	kv.Check(err)
	lines := 0
	for s := bufio.NewScanner(bytes.NewReader(b)); s.Scan(); {
		lines++
	}
	return fmt.Sprint(len(b), " ", lines)
}
