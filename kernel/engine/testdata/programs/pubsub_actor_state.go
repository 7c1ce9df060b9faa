//go:build ignore

package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

type event any

type (
	loaded struct {
		block int
		from  string
	}
	evicted  struct{ block int }
	shutdown struct{ done chan<- map[string]int }
	query    struct {
		f     func(*state)
		reply chan struct{}
	}
)

type state struct {
	resident map[int]string
	counts   map[string]int
	history  []string
}

func (s *state) apply(e event) (more bool) {
	switch e := e.(type) {
	case loaded:
		s.resident[e.block] = e.from
		s.counts["load/"+e.from]++
	case *evicted:
		s.counts["evict*"]++
		delete(s.resident, e.block)
	case evicted:
		if _, ok := s.resident[e.block]; !ok {
			s.counts["miss"]++
			break
		}
		delete(s.resident, e.block)
		s.counts["evict"]++
	case query:
		e.f(s)
		close(e.reply)
		return true
	case shutdown:
		e.done <- maps.Clone(s.counts)
		return false
	default:
		s.counts[fmt.Sprintf("%T", e)]++
	}
	s.history = append(s.history, fmt.Sprintf("%v", e))
	return true
}

type actor struct {
	inbox chan event
}

func start(buf int) *actor {
	a := &actor{make(chan event, buf)}
	go func() {
		s := &state{resident: map[int]string{}, counts: map[string]int{}}
		for e := range a.inbox {
			if !s.apply(e) {
				return
			}
		}
	}()
	return a
}

func ask[T any](a *actor, f func(*state) T) (out T) {
	q := query{func(s *state) { out = f(s) }, make(chan struct{})}
	a.inbox <- q
	<-q.reply
	return
}

type bus[T any] struct {
	sync.RWMutex
	subs map[string][]chan<- T
}

func (b *bus[T]) subscribe(topic string, n int) <-chan T {
	b.Lock()
	defer b.Unlock()
	if b.subs == nil {
		b.subs = map[string][]chan<- T{}
	}
	c := make(chan T, n)
	b.subs[topic] = append(b.subs[topic], c)
	return c
}

func (b *bus[T]) publish(topic string, v T) (delivered, dropped int) {
	b.RLock()
	defer b.RUnlock()
	for _, c := range b.subs[topic] {
		select {
		case c <- v:
			delivered++
		default:
			dropped++
		}
	}
	return
}

func (b *bus[T]) close() {
	for _, cs := range b.subs {
		for _, c := range cs {
			close(c)
		}
	}
}

func main() {
	a := start(4)
	for i, from := range []string{"CPU", "GDS", "CPU", "Disk"} {
		a.inbox <- loaded{i, from}
	}
	a.inbox <- evicted{1}
	a.inbox <- evicted{1}
	a.inbox <- &evicted{3}
	a.inbox <- "text"
	a.inbox <- 3.5
	a.inbox <- nil
	fmt.Println(ask(a, func(s *state) []int { return slices.Sorted(maps.Keys(s.resident)) }))
	fmt.Println(ask(a, func(s *state) string { return strings.Join(s.history, " ") }))
	n := ask(a, func(s *state) struct{ n, m int } { return struct{ n, m int }{len(s.history), len(s.counts)} })
	fmt.Printf("%+v\n", n)
	done := make(chan map[string]int)
	a.inbox <- shutdown{done}
	fmt.Println(<-done)

	var b bus[string]
	big, small, other := b.subscribe("ttft", 10), b.subscribe("ttft", 2), b.subscribe("itl", 1)
	for i := range 4 {
		d, x := b.publish("ttft", fmt.Sprint("m", i))
		fmt.Print(d, "/", x, " ")
	}
	fmt.Println(b.publish("none", ""))
	b.publish("itl", "only")
	b.close()
	for i, c := range []<-chan string{big, small, other} {
		fmt.Print(i, ":")
		for m := range c {
			fmt.Print(" ", m)
		}
		fmt.Println()
	}
}
