// Package iter has the types of sequences, and turns a sequence that pushes its
// values into one that values are pulled from.
package iter

// Seq is a sequence of values: it calls yield with each until yield returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 is a sequence of pairs: it calls yield with each until yield returns false.
type Seq2[K, V any] func(yield func(K, V) bool)

// Pull gives a function that returns the next value of seq, and one that ends it.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	pairs := func(yield func(V, struct{}) bool) {
		seq(func(v V) bool { return yield(v, struct{}{}) })
	}
	nextPair, stop := Pull2(pairs)
	next = func() (V, bool) {
		v, _, ok := nextPair()
		return v, ok
	}
	return next, stop
}

// Pull2 gives a function that returns the next pair of seq, and one that ends it.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	// The sequence runs in a goroutine of its own, by turns with the caller of
	// next and stop: a send on turn lets the sequence go on, and a send on back
	// returns to the caller. So no two of these variables' users run at once.
	var (
		key     K
		val     V
		ok      bool // key and val are a pair of the sequence
		started bool // the goroutine has been started
		running bool // it is the sequence's turn
		done    bool // the sequence is over, or is to end
		failure any  // what the sequence panicked with
	)
	turn, back := make(chan struct{}), make(chan struct{})

	yield := func(k K, v V) bool {
		if done {
			return false
		}
		if !running {
			panic("iter.Pull: yield called again before next")
		}
		key, val, ok = k, v, true
		running = false
		back <- struct{}{}
		<-turn
		return !done
	}
	run := func() {
		defer func() {
			failure = recover()
			done, running = true, false
			back <- struct{}{}
		}()
		seq(yield)
	}
	resume := func() {
		running = true
		if started {
			turn <- struct{}{}
		} else {
			started = true
			go run()
		}
		<-back
		if failure != nil {
			panic(failure)
		}
	}

	next = func() (k K, v V, more bool) {
		if done {
			return k, v, false
		}
		if running {
			panic("iter.Pull: next called again before yield")
		}
		key, val, ok = k, v, false
		resume()
		return key, val, ok
	}
	stop = func() {
		if done {
			return
		}
		done = true
		if started && !running {
			resume()
		}
	}
	return next, stop
}
