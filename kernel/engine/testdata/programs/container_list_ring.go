//go:build ignore

package main

import (
	"container/list"
	"container/ring"
	"fmt"
	"strings"
)

type slot struct {
	name string
	load int
}

type balancer struct {
	r *ring.Ring
	n int
}

func newBalancer(names ...string) *balancer {
	r := ring.New(len(names))
	for _, n := range names {
		r.Value = &slot{name: n}
		r = r.Next()
	}
	return &balancer{r: r, n: len(names)}
}

func (b *balancer) next() *slot {
	s := b.r.Value.(*slot)
	b.r = b.r.Next()
	s.load++
	return s
}

func (b *balancer) String() string {
	var sb strings.Builder
	b.r.Do(func(v any) {
		s := v.(*slot)
		fmt.Fprintf(&sb, "%s:%d ", s.name, s.load)
	})
	return strings.TrimSpace(sb.String())
}

type window struct {
	list.List
	max int
	sum float64
}

func (w *window) add(v float64) float64 {
	w.PushBack(v)
	w.sum += v
	if w.Len() > w.max {
		w.sum -= w.Remove(w.Front()).(float64)
	}
	return w.sum / float64(w.Len())
}

type undo struct {
	*list.List
}

func (u undo) do(f func()) { u.PushFront(f) }
func (u undo) rollback() int {
	n := 0
	for e := u.Front(); e != nil; {
		next := e.Next()
		u.Remove(e).(func())()
		e = next
		n++
	}
	return n
}

func dump(l *list.List) string {
	var parts []string
	for e := l.Front(); e != nil; e = e.Next() {
		parts = append(parts, fmt.Sprint(e.Value))
	}
	for e := l.Back(); e != nil; e = e.Prev() {
		parts = append(parts, fmt.Sprintf("%T", e.Value))
	}
	return strings.Join(parts, ",")
}

func main() {
	l := list.New()
	a := l.PushBack("a")
	b := l.PushBack(2)
	c := l.PushFront(slot{"c", 3})
	l.InsertBefore(1.5, b)
	l.InsertAfter([]int{1}, a)
	fmt.Println(l.Len(), dump(l))
	l.MoveToFront(b)
	l.MoveBefore(c, a)
	l.MoveToBack(a)
	fmt.Println(dump(l))
	fmt.Println(l.Remove(b), b.Next() == nil, l.Len(), l.Front().Value, c.Next().Value)
	other := list.New()
	other.PushBack(true)
	other.PushBackList(l)
	fmt.Println(other.Len(), dump(other))
	l.Init()
	fmt.Println(l.Len(), l.Front() == nil, l.Back())

	bal := newBalancer("gpu0", "gpu1", "gpu2")
	for range 7 {
		fmt.Print(bal.next().name, " ")
	}
	fmt.Println("|", bal, bal.r.Len())
	removed := bal.r.Unlink(1)
	fmt.Println(removed.Value.(*slot).name, bal, bal.r.Move(-1).Value.(*slot).name)

	w := &window{max: 3}
	for _, v := range []float64{10, 20, 30, 40, 1} {
		fmt.Printf("%.2f ", w.add(v))
	}
	fmt.Println(w.Len())
	state := []string{"start"}
	u := undo{list.New()}
	for i, s := range []string{"prefill", "decode"} {
		state = append(state, s)
		u.do(func() {
			state = append(state[:i+1:i+1], "undid "+s)
			fmt.Println("undo", i, state)
		})
	}
	fmt.Println(u.Len(), u.rollback(), u.Len(), state)
	queue := list.New()
	queue.PushBack([2]int{0, 0})
	seen := map[[2]int]int{{0, 0}: 0}
	for queue.Len() > 0 {
		at := queue.Remove(queue.Front()).([2]int)
		for _, d := range [...][2]int{{1, 2}, {2, 1}} {
			to := [2]int{(at[0] + d[0]) % 5, (at[1] + d[1]) % 5}
			if _, ok := seen[to]; !ok {
				seen[to] = seen[at] + 1
				queue.PushBack(to)
			}
		}
	}
	fmt.Println(len(seen), seen[[2]int{4, 4}], seen[[2]int{3, 3}])
}
