//go:build ignore

package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type counter struct {
	sync.Mutex
	n map[string]int
}

func (c *counter) inc(k string) {
	c.Lock()
	defer c.Unlock()
	if c.n == nil {
		c.n = make(map[string]int)
	}
	c.n[k]++
}

type store struct {
	mu   sync.RWMutex
	data map[int]string
}

func (s *store) get(k int) (string, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := s.data[k]
	return v, ok
}

func (s *store) set(k int, v string) {
	s.mu.Lock()
	s.data[k] = v
	s.mu.Unlock()
}

type config struct {
	name string
	rev  int
}

type stats struct {
	hits, misses atomic.Int64
	on           atomic.Bool
	cur          atomic.Pointer[config]
	any          atomic.Value
}

func (s *stats) rate() float64 {
	h, m := s.hits.Load(), s.misses.Load()
	return float64(h) / float64(h+m)
}

type lazy struct {
	once sync.Once
	val  string
}

func (l *lazy) get(f func() string) string {
	l.once.Do(func() { l.val = f() })
	return l.val
}

func main() {
	var c counter
	var wg sync.WaitGroup
	for i := range 60 {
		wg.Go(func() { c.inc([]string{"hbm", "cpu", "gds"}[i%3]) })
	}
	wg.Wait()
	fmt.Println(c.n, c.TryLock())
	c.Unlock()
	s := &store{data: map[int]string{}}
	for i := 0; i < 10; i++ {
		wg.Add(2)
		go func(k int) { defer wg.Done(); s.set(k, fmt.Sprint("v", k*k)) }(i)
		go func() { defer wg.Done(); s.get(i) }()
	}
	wg.Wait()
	fmt.Println(len(s.data), s.data)
	var st stats
	for i := range 40 {
		wg.Go(func() {
			if i%4 == 0 {
				st.misses.Add(1)
			} else {
				st.hits.Add(1)
			}
			st.on.Store(true)
			for {
				old := st.cur.Load()
				next := &config{"c", 1}
				if old != nil {
					next.rev = old.rev + 1
				}
				if st.cur.CompareAndSwap(old, next) {
					break
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(st.rate(), st.on.Load(), *st.cur.Load(), st.hits.CompareAndSwap(30, 1), st.hits.Swap(7), st.hits.Load())
	fmt.Println(st.any.Load() == nil, st.any.CompareAndSwap(nil, "x"), st.any.Load(), st.any.Swap("y"))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		st.any.Store(5)
	}()
	var u32 uint32
	atomic.AddUint32(&u32, ^uint32(0))
	fmt.Println(u32, atomic.LoadUint32(&u32), st.hits.And(6), st.hits.Or(8), st.hits.Load())

	var l lazy
	calls := 0
	for range 3 {
		fmt.Print(l.get(func() string { calls++; return fmt.Sprint("made ", calls) }), " ")
	}
	load := sync.OnceValues(func() (int, error) { calls++; return calls, fmt.Errorf("err %d", calls) })
	fmt.Println(load())
	fmt.Println(load())
	boom := sync.OnceFunc(func() { calls++; panic("boom") })
	for range 2 {
		func() {
			defer func() { fmt.Print(recover(), calls, " ") }()
			boom()
		}()
	}
	val := sync.OnceValue(func() map[string]int { return map[string]int{"a": 1} })
	val()["b"] = 2
	fmt.Println(val())

	var m sync.Map
	for i := range 5 {
		m.Store(i, i*i)
	}
	v, loaded := m.LoadOrStore(2, "x")
	_, ok := m.Load("none")
	fmt.Println(v, loaded, ok)
	m.Delete(0)
	v, loaded = m.LoadAndDelete(3)
	sum, n := 0, 0
	m.Range(func(k, v any) bool { sum += v.(int); n++; return true })
	fmt.Println(v, loaded, sum, n, m.CompareAndSwap(1, 1, 100))
	prev, had := m.Swap(1, 5)
	fmt.Println(prev, had)
	p := sync.Pool{New: func() any { return new(config) }}
	got := p.Get().(*config)
	got.rev++
	p.Put(got)
	fmt.Println(got.rev, p.Get().(*config) != nil)
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready, woken := false, 0
	for range 3 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for !ready {
				cond.Wait()
			}
			woken++
		})
	}
	mu.Lock()
	ready = true
	mu.Unlock()
	cond.Broadcast()
	wg.Wait()
	fmt.Println("woken", woken)
}
