//go:build ignore

package main

import (
	"container/list"
	"fmt"
	"slices"
	"strings"
)

type blockID struct {
	prefix uint64
	index  int
}

type tier interface {
	fetch(id blockID) (cost float64, ok bool)
	store(id blockID) (evicted *blockID)
	fmt.Stringer
}

type stats struct{ hits, misses, evictions int }

func (s *stats) hit(ok bool) bool {
	if ok {
		s.hits++
	} else {
		s.misses++
	}
	return ok
}

func (s stats) rate() float64 {
	if n := s.hits + s.misses; n > 0 {
		return 100 * float64(s.hits) / float64(n)
	}
	return 0
}

type memory struct {
	stats
	name  string
	size  int
	cost  float64
	order *list.List
	at    map[blockID]*list.Element
	touch bool
}

func newMemory(name string, size int, cost float64, lru bool) *memory {
	return &memory{name: name, size: size, cost: cost, order: list.New(), at: map[blockID]*list.Element{}, touch: lru}
}

func (m *memory) fetch(id blockID) (float64, bool) {
	e, ok := m.at[id]
	if m.hit(ok) && m.touch {
		m.order.MoveToBack(e)
	}
	return m.cost, ok
}

func (m *memory) store(id blockID) (evicted *blockID) {
	if _, ok := m.at[id]; ok {
		return nil
	}
	if m.order.Len() >= m.size {
		old := m.order.Remove(m.order.Front()).(blockID)
		delete(m.at, old)
		m.evictions++
		evicted = &old
	}
	m.at[id] = m.order.PushBack(id)
	return
}

func (m *memory) String() string {
	return fmt.Sprintf("%s[%d/%d %.1f%% ev %d]", m.name, m.order.Len(), m.size, m.rate(), m.evictions)
}

type unlimited struct {
	stats
	seen map[blockID]bool
}

func (u *unlimited) fetch(id blockID) (float64, bool) { return 40, u.hit(u.seen[id]) }
func (u *unlimited) store(id blockID) *blockID        { u.seen[id] = true; return nil }
func (u *unlimited) String() string                   { return fmt.Sprintf("Disk[%d %.1f%%]", len(u.seen), u.rate()) }

type hierarchy struct {
	tiers     []tier
	recompute float64
	writeBack bool
}

func (h hierarchy) put(level int, id blockID) {
	if level == len(h.tiers) {
		return
	}
	out := h.tiers[level].store(id)
	switch {
	case h.writeBack && out != nil:
		h.put(level+1, *out)
	case !h.writeBack:
		h.put(level+1, id)
	}
}

func (h hierarchy) get(id blockID) (cost float64, from string) {
	for _, t := range h.tiers {
		c, ok := t.fetch(id)
		if ok {
			h.put(0, id)
			return cost + c, strings.Split(t.String(), "[")[0]
		}
		cost += c / 10 // a look-up
	}
	h.put(0, id)
	return cost + h.recompute, "recompute"
}

type workload func(yield func(id blockID) bool)

func chats(users, turns int) workload {
	return func(yield func(blockID) bool) {
		seed := uint64(9)
		history := make([]int, users)
		for range users * turns {
			seed = seed*6364136223846793005 + 1
			u := int(seed>>33) % users
			history[u] = min(history[u]+1, 6)
			for b := range history[u] {
				if !yield(blockID{uint64(u) + 1, b}) {
					return
				}
			}
		}
	}
}

func main() {
	for _, lru := range []bool{false, true} {
		for _, writeBack := range []bool{false, true} {
			h := hierarchy{[]tier{newMemory("HBM", 10, 0.1, lru), newMemory("CPU", 24, 2, lru)}, 100, writeBack}
			if writeBack {
				h.tiers = append(h.tiers, &unlimited{seen: map[blockID]bool{}})
			}
			total, n := 0.0, 0
			from := map[string]int{}
			chats(8, 25)(func(id blockID) bool {
				c, f := h.get(id)
				total += c
				from[f]++
				n++
				return true
			})
			fmt.Printf("lru=%-5t back=%-5t %d blocks %.2f ms each %v\n", lru, writeBack, n, total/float64(n), from)
			for i, t := range h.tiers {
				fmt.Print(i, ":", t, " ")
			}
			fmt.Println()
		}
	}
	n := 0
	for id := range chats(2, 4) {
		if n++; n > 5 {
			break
		}
		fmt.Print(id, " ")
	}
	fmt.Println(n)
	m := newMemory("x", 2, 1, true)
	var evicted []blockID
	for i := range 5 {
		m.fetch(blockID{index: 0})
		if e := m.store(blockID{index: i}); e != nil {
			evicted = append(evicted, *e)
		}
	}
	fmt.Println(evicted, m, m.stats, slices.Contains(evicted, blockID{}))
}
