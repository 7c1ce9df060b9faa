package generic

import (
	theirs "iter"
	"runtime"
	"testing"
	"time"

	ours "kvsh/kernel/generic/iter"
)

// TestIter runs sequences of many kinds by many orders of next and stop.
func TestIter(t *testing.T) {
	c := compare(t, "iter")
	scripts := []string{"", "s", "ss", "n", "ns", "nns", "nsns", "sn", "nnnnnnnn", "nnnnnnnns", "nnsnn", "snns", "nnnsn"}
	for kind := range 6 {
		for _, script := range scripts {
			comparePull(c, kind, script)
		}
	}
	compareReentry(c)
	c.missed()
}

// sequence gives a sequence of numbers that tells what becomes of it, and by
// its kind panics in the middle, panics when it is stopped, goes on after that,
// or panics at once.
func sequence(kind int, tell teller) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		tell("start")
		defer tell("finish")
		if kind == 4 {
			panic("at once")
		}
		for i := range 4 {
			if kind == 1 && i == 2 {
				panic("in the middle")
			}
			more := yield(i+1, "v")
			tell("yield %d: %t", i+1, more)
			switch {
			case !more && kind == 2:
				panic("when stopped")
			case !more && kind != 3:
				return
			case kind == 5:
				defer func() { tell("late: %t", yield(9, "late")) }()
				return
			}
		}
	}
}

func comparePull(c comparison, kind int, script string) {
	pair(c, "Pull", theirs.Pull[int], pull, func(pull func(theirs.Seq[int]) (func() (int, bool), func()), tell teller) {
		pairs := sequence(kind, tell)
		next, stop := pull(func(yield func(int) bool) {
			pairs(func(i int, s string) bool { return yield(i) })
		})
		follow(script, tell, func() {
			v, ok := next()
			tell("next %d %t", v, ok)
		}, stop)
	})
	pair(c, "Pull2", theirs.Pull2[int, string], pull2, func(pull func(theirs.Seq2[int, string]) (func() (int, string, bool), func()), tell teller) {
		next, stop := pull(sequence(kind, tell))
		follow(script, tell, func() {
			k, v, ok := next()
			tell("next %d %q %t", k, v, ok)
		}, stop)
	})
}

// follow calls next for each n of the script and stop for each s.
func follow(script string, tell teller, next, stop func()) {
	for _, step := range script + "s" {
		func() {
			defer func() {
				if p := recover(); p != nil {
					tell("%c panics: %v", step, p)
				}
			}()
			if step == 'n' {
				next()
			} else {
				stop()
				tell("stopped")
			}
		}()
	}
}

// pull and pull2 are our functions with the real types, for ours are other types
// when they are compiled.
func pull(seq theirs.Seq[int]) (func() (int, bool), func()) {
	return ours.Pull(ours.Seq[int](seq))
}

func pull2(seq theirs.Seq2[int, string]) (func() (int, string, bool), func()) {
	return ours.Pull2(ours.Seq2[int, string](seq))
}

// compareReentry compares calls of next from within the sequence.
func compareReentry(c comparison) {
	pair(c, "Pull", theirs.Pull[int], pull, func(pull func(theirs.Seq[int]) (func() (int, bool), func()), tell teller) {
		var next func() (int, bool)
		next, stop := pull(func(yield func(int) bool) {
			defer func() { tell("within: %v", recover()) }()
			next()
		})
		defer stop()
		v, ok := next()
		tell("%d %t", v, ok)
	})
	pair(c, "Pull", theirs.Pull[int], pull, func(pull func(theirs.Seq[int]) (func() (int, bool), func()), tell teller) {
		var kept func(int) bool
		next, stop := pull(func(yield func(int) bool) {
			kept = yield
			yield(1)
		})
		next()
		defer func() {
			tell("%v", recover())
			stop()
			tell("%t", kept(3))
		}()
		kept(2)
	})
}

// TestPullNested pulls from a sequence that pulls itself.
func TestPullNested(t *testing.T) {
	count := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	pairs := func(yield func(int, int) bool) {
		next, stop := ours.Pull(count)
		defer stop()
		for {
			a, _ := next()
			b, _ := next()
			if !yield(a, b) {
				return
			}
		}
	}
	next, stop := ours.Pull2(pairs)
	defer stop()
	for i := range 1000 {
		if a, b, ok := next(); a != 2*i || b != 2*i+1 || !ok {
			t.Fatal(a, b, ok)
		}
	}
}

// TestPullStopWithin has the sequence stop itself.
func TestPullStopWithin(t *testing.T) {
	var stop func()
	next, stop := ours.Pull(func(yield func(int) bool) {
		yield(1)
		stop()
		if yield(2) {
			t.Error("yield goes on")
		}
	})
	if v, ok := next(); v != 1 || !ok {
		t.Error(v, ok)
	}
	if v, ok := next(); v != 0 || ok {
		t.Error(v, ok)
	}
}

// TestPullGoexit has the sequence end its goroutine, which ends the sequence.
func TestPullGoexit(t *testing.T) {
	next, stop := ours.Pull(func(yield func(int) bool) {
		yield(1)
		runtime.Goexit()
	})
	next()
	if v, ok := next(); v != 0 || ok {
		t.Error(v, ok)
	}
	stop()
}

// TestPullLeaks counts the goroutines that are left of sequences that ended,
// were stopped, or never began.
func TestPullLeaks(t *testing.T) {
	before := runtime.NumGoroutine()
	for n := range 300 {
		next, stop := ours.Pull(func(yield func(int) bool) {
			_ = yield(1) && yield(2)
		})
		for range n % 4 {
			next()
		}
		if n%4 < 3 {
			stop()
		}
	}
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, and %d before", runtime.NumGoroutine(), before)
		}
	}
}
