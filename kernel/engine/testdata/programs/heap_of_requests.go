//go:build ignore

package main

import (
	"container/heap"
	"fmt"
	"strings"
)

type request struct {
	id       int
	deadline float64
	prio     int
	index    int
}

func (r *request) String() string { return fmt.Sprintf("r%d(%d,%.1f)", r.id, r.prio, r.deadline) }

type queue []*request

func (q queue) Len() int { return len(q) }

func (q queue) Less(i, j int) bool {
	if q[i].prio != q[j].prio {
		return q[i].prio > q[j].prio
	}
	return q[i].deadline < q[j].deadline
}

func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}

func (q *queue) Push(x any) {
	r := x.(*request)
	r.index = len(*q)
	*q = append(*q, r)
}

func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	old[len(old)-1] = nil
	last.index = -1
	*q = old[:len(old)-1]
	return last
}

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() (x any) {
	n := len(*h) - 1
	x, *h = (*h)[n], (*h)[:n]
	return
}

// maxInts turns the order of the embedded heap around.
type maxInts struct{ *ints }

func (m maxInts) Less(i, j int) bool { return m.ints.Less(j, i) }

// running keeps the median in two heaps.
type running struct {
	low  maxInts
	high *ints
}

func (r running) add(v int) {
	if r.low.Len() == 0 || v <= (*r.low.ints)[0] {
		heap.Push(r.low, v)
	} else {
		heap.Push(r.high, v)
	}
	switch d := r.low.Len() - r.high.Len(); {
	case d > 1:
		heap.Push(r.high, heap.Pop(r.low))
	case d < 0:
		heap.Push(r.low, heap.Pop(r.high))
	}
}

func (r running) median() float64 {
	if r.low.Len() > r.high.Len() {
		return float64((*r.low.ints)[0])
	}
	return float64((*r.low.ints)[0]+(*r.high)[0]) / 2
}

func main() {
	q := &queue{}
	heap.Init(q)
	var all []*request
	for i, d := range []float64{9, 4, 7.5, 1, 6} {
		r := &request{id: i, deadline: d, prio: i % 3}
		all = append(all, r)
		heap.Push(q, r)
	}
	fmt.Println(q.Len(), (*q)[0], *q)
	all[1].prio = 5
	heap.Fix(q, all[1].index)
	gone := heap.Remove(q, all[4].index).(*request)
	fmt.Println((*q)[0], gone, gone.index)
	var order []string
	for q.Len() > 0 {
		order = append(order, fmt.Sprint(heap.Pop(q)))
	}
	fmt.Println(strings.Join(order, " < "))
	h := ints{5, 1, 8, 3}
	heap.Init(&h)
	fmt.Println(h, h[0])
	h[0] = 10
	heap.Fix(&h, 0)
	for len(h) > 0 {
		fmt.Print(heap.Pop(&h), " ")
	}
	fmt.Println()
	r := running{maxInts{&ints{}}, &ints{}}
	for _, v := range []int{12, 40, 7, 33, 21, 5} {
		r.add(v)
		fmt.Print(r.median(), " ")
	}
	fmt.Println(*r.low.ints, *r.high)
}
