//go:build ignore

package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
)

type outcome struct {
	name string
	err  error
}

type supervisor struct {
	mu       sync.Mutex
	restarts map[string]int
	log      []string
}

func (s *supervisor) logf(f string, a ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = append(s.log, fmt.Sprintf(f, a...))
}

func guard(name string, f func()) (o outcome) {
	o.name = name
	defer func() {
		switch v := recover().(type) {
		case nil:
		case runtime.Error:
			o.err = fmt.Errorf("%s: runtime: %w", name, v)
		case error:
			o.err = fmt.Errorf("%s: error: %w", name, v)
		case fmt.Stringer:
			o.err = fmt.Errorf("%s: stringer: %s", name, v)
		default:
			o.err = fmt.Errorf("%s: %T: %v", name, v, v)
		}
	}()
	f()
	return
}

func (s *supervisor) run(name string, tries int, f func(attempt int)) <-chan outcome {
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		for a := range tries {
			if o = guard(name, func() { f(a) }); o.err == nil {
				break
			}
			s.mu.Lock()
			s.restarts[name]++
			s.mu.Unlock()
			s.logf("%s attempt %d: %v", name, a, o.err)
		}
		done <- o
	}()
	return done
}

type code struct{ n int }

func (c code) String() string { return fmt.Sprintf("code<%d>", c.n) }

var errDisk = errors.New("disk gone")

func main() {
	s := &supervisor{restarts: map[string]int{}}
	var nilMap map[string]int
	tasks := []struct {
		name string
		f    func(int)
	}{
		{"index", func(a int) { _ = []int{1, 2}[a+2:][a] }},
		{"nilmap", func(a int) {
			if a < 2 {
				nilMap["x"] = a
			}
		}},
		{"error", func(a int) { panic(fmt.Errorf("attempt %d: %w", a, errDisk)) }},
		{"value", func(a int) { panic(code{a}) }},
		{"assert", func(a int) { _ = any(a).(string) }},
		{"text", func(a int) {
			if a == 0 {
				panic("first only")
			}
		}},
		{"goexit", func(int) {
			done := make(chan bool)
			go func() {
				defer close(done)
				defer s.logf("goexit deferred")
				runtime.Goexit()
			}()
			<-done
		}},
	}
	for _, t := range tasks {
		o := <-s.run(t.name, 3, t.f)
		fmt.Println(o.name, "->", o.err, errors.Is(o.err, errDisk))
	}
	fmt.Println(s.restarts)
	for _, l := range s.log {
		fmt.Println(" ", l)
	}
	// Many at once; results by index.
	outs := make([]outcome, 8)
	var wg sync.WaitGroup
	for i := range outs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			outs[i] = guard(strings.Repeat("x", i%3+1), func() {
				if i%2 == 1 {
					panic(i)
				}
			})
		}()
	}
	wg.Wait()
	for _, o := range outs {
		fmt.Print(o.name, "=", o.err, "; ")
	}
	fmt.Println()
	errc := make(chan error)
	go func() {
		defer close(errc)
		defer func() {
			if r := recover(); r != nil {
				errc <- fmt.Errorf("sent from deferred call: %v", r)
			}
		}()
		var once sync.Once
		defer once.Do(func() { errc <- errDisk })
		var p *code
		fmt.Println(p.n)
	}()
	for err := range errc {
		fmt.Println(err)
	}
}
