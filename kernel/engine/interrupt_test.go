package engine

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"kvsh/kernel"
	"kvsh/kernel/vm"
)

// Whatever a cell waits for, it ends soon after it is interrupted, and the
// session goes on.
func TestCellsCanBeInterrupted(t *testing.T) {
	for _, tt := range []struct{ name, src string }{
		{"a loop", "for {\n}"},
		{"a loop that calls", "for { _ = strings.ToUpper(\"a\") }"},
		{"a recursion of loops", "var f func(int)\nf = func(n int) { for { if n < 5 { f(n+1) } } }\nf(0)"},
		{"a goto", "k := 0\nagain:\n\tk++\n\tgoto again"},
		{"a range over a function", "for range func(yield func() bool) { for yield() {} } {\n}"},
		{"a channel that nobody sends to", "<-make(chan int)"},
		{"a channel that nobody receives from", "make(chan int) <- 1"},
		{"a nil channel", "var c chan int\n<-c"},
		{"an empty select", "select {}"},
		{"a select", "a, b := make(chan int), make(chan int)\nselect {\ncase <-a:\ncase b <- 1:\n}"},
		{"a select with a default in a loop", "c := make(chan int)\nfor {\n\tselect {\n\tcase <-c:\n\tdefault:\n\t}\n}"},
		{"a range over a channel", "for range make(chan int) {\n}"},
		{"sleep", "time.Sleep(time.Hour)"},
		{"the callback of a sort", "v := make([]int, 1000)\nsort.Slice(v, func(i, j int) bool { for {} })"},
		{"a generic sort", "v := make([]int, 3)\nslices.SortFunc(v, func(a, b int) int { for {} })"},
		{"a wait group", "var wg sync.WaitGroup\nwg.Go(func() { for {} })\nwg.Wait()"},
		{"a mutex", "var mu sync.Mutex\nmu.Lock()\nmu.Lock()"},
		{"a deferred function", "defer func() { for {} }()"},
		{"goroutines", "for range 10 {\n\tgo func() { for {} }()\n}\nselect {}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newSession(t)
			if err := s.Run(t.Context(), kernel.Cell{Name: "before", Source: "n := 41"}, nil); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			var asked time.Time
			time.AfterFunc(20*time.Millisecond, func() {
				asked = time.Now()
				cancel()
			})
			err := s.Run(ctx, kernel.Cell{Name: "cell", Source: tt.src}, nil)
			took := time.Since(asked)
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("error %v", err)
			}
			if took > time.Second { // 50 ms on a machine that does nothing else
				t.Errorf("it ended %v after the interrupt", took)
			}
			out := &transcript{}
			if err := s.Run(t.Context(), kernel.Cell{Name: "after", Source: "n + 1"}, out); err != nil || out.take() != "= 42\n" {
				t.Errorf("the session is gone: %v", err)
			}
		})
	}
}

func TestAWaitThatCantBeStoppedIsSaidToGoOn(t *testing.T) {
	s := newSession(t)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	err := s.Run(ctx, kernel.Cell{Name: "cell", Source: "var mu sync.Mutex\nmu.Lock()\nmu.Lock()"}, nil)
	if !errors.Is(err, vm.ErrAbandoned) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	if err := s.Run(t.Context(), kernel.Cell{Name: "cell", Source: "mu.Unlock()"}, nil); err != nil {
		t.Errorf("then %v", err)
	}
}

func TestGoroutinesGoOnAfterTheirCell(t *testing.T) {
	s := newSession(t)
	first, second := &transcript{}, &transcript{}
	const src = "start := make(chan bool)\ngo func() {\n\t<-start\n\tfmt.Println(\"from the first cell\")\n\tstart <- true\n\tselect {}\n}()"
	if err := s.Run(t.Context(), kernel.Cell{Name: "cell[1]", Source: src}, first); err != nil {
		t.Fatal(err)
	}
	if list := s.Background(); len(list) != 1 || list[0] != (Background{"cell[1]", 1}) {
		t.Errorf("goroutines %v", list)
	}
	if err := s.Run(t.Context(), kernel.Cell{Name: "cell[2]", Source: "start <- true\n<-start\nfmt.Println(\"second\")"}, second); err != nil {
		t.Fatal(err)
	}
	if got := first.take(); got != "from the first cell\n" {
		t.Errorf("the first cell got %q", got)
	}
	if got := second.take(); got != "second\n" {
		t.Errorf("the second cell got %q", got)
	}
	s.Interrupt()
	for deadline := time.Now().Add(5 * time.Second); len(s.Background()) > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the goroutine does not end")
		}
	}
}

func TestThePanicOfAGoroutineIsToldInItsCell(t *testing.T) {
	s := newSession(t)
	out := &transcript{}
	err := s.Run(t.Context(), kernel.Cell{Name: "cell[1]", Source: "go func() {\n\tvar m map[string]int\n\tm[\"a\"]++\n}()\nselect {}"}, out)
	var fault *Error
	if !errors.As(err, &fault) || fault.Line != 3 || !strings.Contains(fault.Msg, "nil map") {
		t.Errorf("error %v", err)
	}
	if err := s.Run(t.Context(), kernel.Cell{Name: "cell[2]", Source: "late := make(chan bool)\ngo func() {\n\t<-late\n\tpanic(\"too late\")\n}()"}, out); err != nil {
		t.Fatal(err)
	}
	out.take()
	if err := s.Run(t.Context(), kernel.Cell{Name: "cell[3]", Source: "close(late)\ntime.Sleep(50 * time.Millisecond)"}, &transcript{}); err != nil {
		t.Errorf("another cell fails: %v", err)
	}
	if got := out.take(); !strings.HasPrefix(got, "[stderr] a goroutine of cell[2] ended: cell[2]:4:2: panic: too late") {
		t.Errorf("the cell that started it got %q", got)
	}
}

func TestInfiniteRecursionIsAnError(t *testing.T) {
	s := newSession(t)
	for _, src := range []string{
		"func down(n int) int { return down(n+1) + 1 }\ndown(0)",
		"type T struct{ n int }\nfunc (t T) String() string { return fmt.Sprintf(\"%v\", t) }\nfmt.Println(T{1})",
		"var f func(int) bool\nf = func(n int) bool { v := []int{2, 1}; sort.Slice(v, func(i, j int) bool { return f(n) }); return true }\nf(0)",
	} {
		err := s.Run(t.Context(), kernel.Cell{Name: "cell", Source: src}, nil)
		if err == nil || !strings.Contains(err.Error(), "stack overflow") {
			t.Errorf("%s: error %v", src, err)
		}
	}
}
