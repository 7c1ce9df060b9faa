package vm

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// What compiled code would start goroutines for, or has as generic types, the
// machine does itself.

func init() {
	define(map[string]intrinsic{
		"(*sync.WaitGroup).Go": plain(waitGroupGo),
		"time.AfterFunc": plain(func(fr *frame, a, r []unsafe.Pointer) {
			run := fr.thread.background(*(*unsafe.Pointer)(a[1]))
			*(**time.Timer)(r[0]) = time.AfterFunc(*(*time.Duration)(a[0]), run)
		}),
		"context.AfterFunc": func(m *Machine, src *ssa.Function) nativeFunc {
			stopType := m.types.of(src.Signature.Results().At(0).Type())
			return func(fr *frame, a, r []unsafe.Pointer) {
				run := fr.thread.background(*(*unsafe.Pointer)(a[1]))
				stop := context.AfterFunc(*(*context.Context)(a[0]), run)
				stopType.move(r[0], unsafe.Pointer(&stop))
			}
		},

		"sync.OnceFunc":   plain(func(fr *frame, a, r []unsafe.Pointer) { fr.once(a, r, nil) }),
		"sync.OnceValue":  onceValues,
		"sync.OnceValues": onceValues,

		"(*sync/atomic.Pointer).Load":  plain(func(_ *frame, a, r []unsafe.Pointer) { *(*unsafe.Pointer)(r[0]) = atomic.LoadPointer(cellOf(a)) }),
		"(*sync/atomic.Pointer).Store": plain(func(_ *frame, a, _ []unsafe.Pointer) { atomic.StorePointer(cellOf(a), *(*unsafe.Pointer)(a[1])) }),
		"(*sync/atomic.Pointer).Swap": plain(func(_ *frame, a, r []unsafe.Pointer) {
			*(*unsafe.Pointer)(r[0]) = atomic.SwapPointer(cellOf(a), *(*unsafe.Pointer)(a[1]))
		}),
		"(*sync/atomic.Pointer).CompareAndSwap": plain(func(_ *frame, a, r []unsafe.Pointer) {
			*(*bool)(r[0]) = atomic.CompareAndSwapPointer(cellOf(a), *(*unsafe.Pointer)(a[1]), *(*unsafe.Pointer)(a[2]))
		}),
	})
}

// cellOf is the pointer inside an atomic.Pointer: the receiver points to it, and
// it has nothing of any size before.
func cellOf(a []unsafe.Pointer) *unsafe.Pointer {
	p := *(**unsafe.Pointer)(a[0])
	_ = *p // a nil receiver
	return p
}

// background is a function of the program for a goroutine that compiled code
// starts.
func (th *thread) background(p unsafe.Pointer) func() {
	m, g := th.m, th.group
	m.shared.Store(true)
	return func() {
		started := newThread(m, g)
		g.add(started)
		defer g.remove(started)
		g.report(started.call(func() { callFunc(started, p) }))
	}
}

// callFunc calls a function value without parameters and results.
func callFunc(th *thread, p unsafe.Pointer) {
	if p == nil {
		var nothing func()
		nothing()
	}
	if cl := asClosure(p); cl != nil {
		cl.fn.call(th, nil, cl.env, nil, nil)
		return
	}
	(*(*func())(unsafe.Pointer(&p)))()
}

// waitGroupGo runs a function of the program in a goroutine that its group knows.
func waitGroupGo(fr *frame, a, _ []unsafe.Pointer) {
	wg, f := *(**sync.WaitGroup)(a[0]), *(*unsafe.Pointer)(a[1])
	wg.Add(1)
	fr.thread.start(func(th *thread) {
		defer wg.Done()
		callFunc(th, f)
	})
}

func onceValues(m *Machine, src *ssa.Function) nativeFunc {
	var types []*Type
	for _, t := range src.TypeArgs() {
		types = append(types, m.types.of(t))
	}
	return func(fr *frame, a, r []unsafe.Pointer) { fr.once(a, r, types) }
}

// once makes a function that calls another one the first time it is called, and
// from then on returns what that returned or panics with what it panicked with.
func (fr *frame) once(a, r []unsafe.Pointer, results []*Type) {
	m, f := fr.thread.m, *(*unsafe.Pointer)(a[0])
	var (
		first    sync.Once
		kept     []unsafe.Pointer
		panicked any
		valid    bool
	)
	for _, t := range results {
		kept = append(kept, t.alloc())
	}
	call := &function{m: m, name: "sync.Once", results: results}
	call.native = func(fr *frame, _, res []unsafe.Pointer) {
		first.Do(func() {
			defer func() {
				if !valid {
					panicked = recover()
					if p, ok := panicked.(*Panic); ok {
						panicked = p.Value
					}
				}
			}()
			if cl := asClosure(f); cl != nil {
				cl.fn.call(fr.thread, fr, cl.env, nil, kept)
			} else {
				(*(*func())(unsafe.Pointer(&f)))()
			}
			valid = true
		})
		if !valid {
			panic(panicked)
		}
		for i, t := range results {
			t.move(res[i], kept[i])
		}
	}
	*(*unsafe.Pointer)(r[0]) = unsafe.Pointer(&closure{entry: leakedEntry, fn: call})
}
