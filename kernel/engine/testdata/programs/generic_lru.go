//go:build ignore

package main

import (
	"container/list"
	"fmt"
	"strings"
)

type cache[K comparable, V any] interface {
	get(K) (V, bool)
	put(K, V)
	len() int
}

type lru[K comparable, V any] struct {
	cap     int
	order   *list.List
	index   map[K]*list.Element
	onEvict func(K, V)
}

type entry[K comparable, V any] struct {
	key K
	val V
}

func newLRU[K comparable, V any](n int) *lru[K, V] {
	return &lru[K, V]{cap: n, order: list.New(), index: make(map[K]*list.Element)}
}

func (c *lru[K, V]) get(k K) (v V, ok bool) {
	e, ok := c.index[k]
	if !ok {
		return v, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry[K, V]).val, true
}

func (c *lru[K, V]) put(k K, v V) {
	if e, ok := c.index[k]; ok {
		e.Value.(*entry[K, V]).val = v
		c.order.MoveToFront(e)
		return
	}
	if c.order.Len() == c.cap {
		old := c.order.Remove(c.order.Back()).(*entry[K, V])
		delete(c.index, old.key)
		if c.onEvict != nil {
			c.onEvict(old.key, old.val)
		}
	}
	c.index[k] = c.order.PushFront(&entry[K, V]{k, v})
}

func (c *lru[K, V]) len() int { return c.order.Len() }

type fifo[K comparable, V any] struct {
	cap  int
	keys []K
	m    map[K]V
}

func (c *fifo[K, V]) get(k K) (V, bool) { v, ok := c.m[k]; return v, ok }

func (c *fifo[K, V]) put(k K, v V) {
	if _, dup := c.m[k]; !dup {
		if len(c.keys) >= c.cap {
			delete(c.m, c.keys[0])
			c.keys = c.keys[1:]
		}
		c.keys = append(c.keys, k)
	}
	c.m[k] = v
}

func (c *fifo[K, V]) len() int { return len(c.m) }

type lcg uint32

func (r *lcg) next(n int) int {
	*r = *r*1664525 + 1013904223
	return int(*r>>16) % n
}

type block struct {
	seq, page int
}

func hitRate(c cache[block, string], seed lcg) float64 {
	hits, total := 0, 2000
	for range total {
		seq := seed.next(4) * seed.next(4) // skewed
		b := block{seq, seed.next(6)}
		if _, ok := c.get(b); ok {
			hits++
		} else {
			c.put(b, fmt.Sprint(b))
		}
	}
	return float64(hits) / float64(total) * 100
}

func main() {
	var evicted []string
	c := newLRU[string, int](2)
	c.onEvict = func(k string, v int) { evicted = append(evicted, fmt.Sprint(k, v)) }
	c.put("a", 1)
	c.put("b", 2)
	c.get("a")
	c.put("c", 3)
	c.put("a", 10)
	c.put("d", 4)
	v, ok := c.get("a")
	fmt.Println(v, ok, c.len(), evicted)
	v, ok = c.get("b")
	fmt.Println(v, ok)
	for e := c.order.Front(); e != nil; e = e.Next() {
		fmt.Printf("%+v ", *e.Value.(*entry[string, int]))
	}
	fmt.Println()
	for _, size := range []int{4, 8, 16, 32} {
		l := hitRate(newLRU[block, string](size), 42)
		f := hitRate(&fifo[block, string]{cap: size, m: map[block]string{}}, 42)
		fmt.Printf("%3d blocks lru %6.2f%% fifo %6.2f%% |%s\n", size, l, f, strings.Repeat("#", int(l/4)))
	}
	fmt.Printf("%T %T\n", c, entry[block, []byte]{})
}
