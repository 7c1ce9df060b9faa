//go:build ignore

package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

type shardError struct {
	shard int
	keys  []string
}

func (e *shardError) Error() string {
	return fmt.Sprintf("shard %d: lost %s", e.shard, strings.Join(e.keys, ","))
}

type shard struct {
	id   int
	mu   sync.Mutex
	data map[string]int
}

type cluster []*shard

func newCluster(n int) cluster {
	c := make(cluster, n)
	for i := range c {
		c[i] = &shard{id: i, data: map[string]int{}}
	}
	return c
}

func (c cluster) of(key string) *shard {
	h := uint32(2166136261)
	for i := 0; i < len(key); i++ {
		h = (h ^ uint32(key[i])) * 16777619
	}
	return c[h%uint32(len(c))]
}

func (s *shard) incr(key string, by int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.data[key] += by
	return s.data[key]
}

func (s *shard) verify(want map[string]int) {
	var lost []string
	for k, v := range want {
		if s.data[k] != v {
			lost = append(lost, k)
		}
	}
	if len(lost) > 0 {
		sort.Strings(lost)
		panic(&shardError{s.id, lost})
	}
}

func main() {
	c := newCluster(3)
	var wg sync.WaitGroup
	for i := range 30 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			key := fmt.Sprint("req", i%5)
			c.of(key).incr(key, i)
		}()
	}
	wg.Wait()
	for _, s := range c {
		fmt.Println(s.id, s.data)
	}
	want := map[string]int{"req0": 75, "req1": 81}
	errs := make(chan error)
	go func() {
		defer close(errs)
		defer func() {
			if e, ok := recover().(*shardError); ok {
				errs <- e
			}
		}()
		c.of("req0").verify(map[string]int{"req0": 75})
		fmt.Println("verified req0")
		c.of("req1").verify(map[string]int{"req1": 1, "nope": 2})
	}()
	for err := range errs {
		fmt.Println("caught:", err)
	}
	fmt.Println("total", want["req0"]+want["req1"])
	defer fmt.Println("never: a panic elsewhere ends the process without main's deferred calls")
	done := make(chan struct{})
	go func() {
		defer fmt.Println("deferred in the goroutine")
		c.of("req1").verify(map[string]int{"req1": -1, "a": 1})
		close(done)
	}()
	<-done
	fmt.Println("unreachable")
}
