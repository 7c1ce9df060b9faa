//go:build ignore

package main

import (
	"container/heap"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

type graph[N comparable] struct {
	edges map[N]map[N]float64
	nodes []N
}

func (g *graph[N]) node(n N) {
	if g.edges == nil {
		g.edges = make(map[N]map[N]float64)
	}
	if _, ok := g.edges[n]; !ok {
		g.edges[n] = map[N]float64{}
		g.nodes = append(g.nodes, n)
	}
}

func (g *graph[N]) link(from, to N, w float64) *graph[N] {
	g.node(from)
	g.node(to)
	g.edges[from][to] = w
	return g
}

type cycleError[N any] struct{ path []N }

func (c *cycleError[N]) Error() string { return fmt.Sprint("cycle: ", c.path) }

func (g *graph[N]) topo(less func(a, b N) int) (order []N, err error) {
	const (
		white = iota
		grey
		black
	)
	color := map[N]int{}
	var stack []N
	var visit func(n N) error
	visit = func(n N) error {
		switch color[n] {
		case black:
			return nil
		case grey:
			at := slices.Index(stack, n)
			return &cycleError[N]{append(slices.Clone(stack[at:]), n)}
		}
		color[n] = grey
		stack = append(stack, n)
		defer func() { stack = stack[:len(stack)-1] }()
		for _, m := range slices.SortedFunc(maps.Keys(g.edges[n]), less) {
			if err := visit(m); err != nil {
				return err
			}
		}
		color[n] = black
		order = append(order, n)
		return nil
	}
	for _, n := range slices.SortedFunc(slices.Values(g.nodes), less) {
		if err := visit(n); err != nil {
			return nil, fmt.Errorf("topo: %w", err)
		}
	}
	slices.Reverse(order)
	return order, nil
}

type item[N any] struct {
	n    N
	dist float64
}

type pq[N any] []item[N]

func (q pq[N]) Len() int           { return len(q) }
func (q pq[N]) Less(i, j int) bool { return q[i].dist < q[j].dist }
func (q pq[N]) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *pq[N]) Push(x any)        { *q = append(*q, x.(item[N])) }
func (q *pq[N]) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

func (g *graph[N]) shortest(from N) (dist map[N]float64, path func(N) []N) {
	dist, prev := map[N]float64{from: 0}, map[N]N{}
	q := &pq[N]{{from, 0}}
	for q.Len() > 0 {
		cur := heap.Pop(q).(item[N])
		if cur.dist > dist[cur.n] {
			continue
		}
		for m, w := range g.edges[cur.n] {
			d := cur.dist + w
			if old, ok := dist[m]; !ok || d < old {
				dist[m], prev[m] = d, cur.n
				heap.Push(q, item[N]{m, d})
			}
		}
	}
	return dist, func(to N) (p []N) {
		if _, ok := dist[to]; !ok {
			return nil
		}
		for n := to; n != from; n = prev[n] {
			p = append(p, n)
		}
		p = append(p, from)
		slices.Reverse(p)
		return
	}
}

type cell struct{ r, c int }

func maze(rows ...string) (*graph[cell], cell, cell) {
	g := &graph[cell]{}
	var start, end cell
	at := func(r, c int) byte {
		if r < 0 || r >= len(rows) || c < 0 || c >= len(rows[r]) {
			return '#'
		}
		return rows[r][c]
	}
	for r, row := range rows {
		for c := range row {
			switch at(r, c) {
			case 'S':
				start = cell{r, c}
			case 'E':
				end = cell{r, c}
			case '#':
				continue
			}
			for _, d := range [4]cell{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
				if n := (cell{r + d.r, c + d.c}); at(n.r, n.c) != '#' {
					g.link(cell{r, c}, n, 1)
				}
			}
		}
	}
	return g, start, end
}

func main() {
	var g graph[string]
	g.link("HBM", "CPU", 1).link("CPU", "Disk", 5).link("HBM", "GDS", 4).link("GDS", "Disk", 1.5).link("Disk", "S3", 20).link("CPU", "GDS", 2)
	g.node("Tape")
	fmt.Println(g.topo(strings.Compare))
	dist, path := g.shortest("HBM")
	for _, n := range slices.Sorted(maps.Keys(dist)) {
		fmt.Printf("%-4s %5.1f %s\n", n, dist[n], strings.Join(path(n), ">"))
	}
	fmt.Println(path("Tape") == nil, dist["Tape"], len(dist), math.IsInf(g.edges["S3"]["x"], 0))
	g.link("S3", "GDS", 1)
	_, err := g.topo(strings.Compare)
	var ce *cycleError[string]
	fmt.Println(err, errors.As(err, &ce), len(ce.path))
	var ints graph[int]
	for i := range 12 {
		for j := i * 2; i > 0 && j < 12; j += i {
			ints.link(j, i, float64(j-i))
		}
	}
	fmt.Println(ints.topo(func(a, b int) int { return a - b }))
	m, s, e := maze("S.#.E", ".#...", ".....", "##.#.")
	d, route := m.shortest(s)
	fmt.Println(d[e], len(m.nodes), len(route(e)), route(e)[0] == s)
	_, err = m.topo(func(a, b cell) int { return a.r*10 + a.c - b.r*10 - b.c })
	fmt.Println(err)
}
