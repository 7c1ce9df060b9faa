//go:build ignore

package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
)

const sweep = `
HBM        1   9.8   102  0.5
HBM        8  14.0   560  2.0
HBM       32  60.5   610  8.0
CPU        1  21.0    95  0.5
CPU        8  33.3   610  2.0
CPU       32  80.0  1400  8.0
Local-Disk 8 140.0   300  2.0
Local-Disk 32 410.0 1390  8.0
GDS        8  61.0   640  2.0
GDS       32  79.5  1400  8.0
GDS       64 150.0  2100 16.0
`

type config struct {
	Medium     string
	Batch      int
	TTFT       float64
	Throughput float64
	Cost       float64
}

type objective struct {
	name   string
	of     func(config) float64
	higher bool
}

func (o objective) better(a, b config) int {
	c := cmp.Compare(o.of(a), o.of(b))
	if !o.higher {
		c = -c
	}
	return c
}

type frontier struct {
	objectives []objective
	points     []config
	dropped    map[string][]string
}

func (f *frontier) dominates(a, b config) bool {
	strict := false
	for _, o := range f.objectives {
		switch c := o.better(a, b); {
		case c < 0:
			return false
		case c > 0:
			strict = true
		}
	}
	return strict
}

func (c config) id() string { return fmt.Sprintf("%s/%d", c.Medium, c.Batch) }

func (f *frontier) add(c config) bool {
	for _, p := range f.points {
		if f.dominates(p, c) {
			f.dropped[p.id()] = append(f.dropped[p.id()], c.id())
			return false
		}
	}
	f.points = slices.DeleteFunc(f.points, func(p config) bool {
		gone := f.dominates(c, p)
		if gone {
			f.dropped[c.id()] = append(f.dropped[c.id()], p.id())
		}
		return gone
	})
	f.points = append(f.points, c)
	return true
}

func load(text string) (cs []config, err error) {
	sc := bufio.NewScanner(strings.NewReader(text))
	for sc.Scan() {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		var c config
		if _, err = fmt.Sscan(sc.Text(), &c.Medium, &c.Batch, &c.TTFT, &c.Throughput, &c.Cost); err != nil {
			return
		}
		c.Medium = strings.ReplaceAll(c.Medium, "-", " ")
		cs = append(cs, c)
	}
	return cs, sc.Err()
}

func hypervolume(ps []config, ref config) (v float64) {
	ps = slices.SortedFunc(slices.Values(ps), func(a, b config) int { return cmp.Compare(a.TTFT, b.TTFT) })
	best := ref.Throughput
	for i, p := range ps {
		next := ref.TTFT
		if i+1 < len(ps) {
			next = ps[i+1].TTFT
		}
		best = max(best, p.Throughput)
		v += (next - p.TTFT) * (best - ref.Throughput)
	}
	return
}

func main() {
	cs, err := load(sweep)
	fmt.Println(len(cs), err)
	ttft := objective{"ttft", func(c config) float64 { return c.TTFT }, false}
	tput := objective{"throughput", func(c config) float64 { return c.Throughput }, true}
	cost := objective{"cost", func(c config) float64 { return c.Cost }, false}
	for _, objs := range [][]objective{{ttft, tput}, {ttft, tput, cost}, {tput}} {
		f := &frontier{objectives: objs, dropped: map[string][]string{}}
		kept := 0
		for _, c := range cs {
			if f.add(c) {
				kept++
			}
		}
		slices.SortFunc(f.points, func(a, b config) int { return cmp.Or(ttft.better(b, a), strings.Compare(a.id(), b.id())) })
		names := make([]string, len(objs))
		for i, o := range objs {
			names[i] = o.name
		}
		fmt.Fprintf(os.Stdout, "== %s: %d of %d\n", strings.Join(names, " x "), len(f.points), kept)
		for _, p := range f.points {
			fmt.Printf("%-14s %7.1f ms %6.0f tok/s %v\n", p.id(), p.TTFT, p.Throughput, f.dropped[p.id()])
		}
		fmt.Printf("hypervolume %.1f\n", hypervolume(f.points, config{TTFT: 500}))
	}
	_, err = load("HBM x 1 2 3")
	fmt.Println(err)
}
