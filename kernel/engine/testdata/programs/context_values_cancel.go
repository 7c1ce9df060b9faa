//go:build ignore

package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type ctxKey int

const (
	keyUser ctxKey = iota
	keyTrace
)

type strKey string

type trace struct {
	id    int
	spans []string
	mu    sync.Mutex
}

func (t *trace) add(s string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.spans = append(t.spans, s)
}

func withTrace(ctx context.Context, t *trace) context.Context {
	return context.WithValue(ctx, keyTrace, t)
}

func traceOf(ctx context.Context) *trace {
	t, _ := ctx.Value(keyTrace).(*trace)
	return t
}

var errShutdown = errors.New("shutdown")

type slowErr struct{ after time.Duration }

func (s slowErr) Error() string { return "slow: " + s.after.String() }

func work(ctx context.Context, name string, steps <-chan int) (done int, err error) {
	defer func() { traceOf(ctx).add(fmt.Sprint(name, " ended: ", err)) }()
	for {
		select {
		case <-ctx.Done():
			return done, context.Cause(ctx)
		case _, ok := <-steps:
			if !ok {
				return done, nil
			}
			done++
		}
	}
}

// logged is a context of our own.
type logged struct {
	context.Context
	seen *[]any
}

func (l logged) Value(key any) any {
	*l.seen = append(*l.seen, key)
	return l.Context.Value(key)
}

func main() {
	t := &trace{id: 7}
	ctx := withTrace(context.WithValue(context.Background(), keyUser, "ada"), t)
	ctx = context.WithValue(ctx, strKey("user"), "bob")
	fmt.Println(ctx.Value(keyUser), ctx.Value(strKey("user")), ctx.Value("user"), ctx.Value(ctxKey(9)), ctx.Value(0), traceOf(ctx).id, traceOf(context.TODO()) == nil)
	inner := context.WithValue(ctx, keyUser, "eve")
	fmt.Println(inner.Value(keyUser), ctx.Value(keyUser), ctx.Err(), context.Background(), context.TODO())

	cctx, cancel := context.WithCancelCause(ctx)
	steps := make(chan int)
	res := make(chan string)
	go func() {
		n, err := work(cctx, "first", steps)
		res <- fmt.Sprint(n, " ", err, " ", errors.Is(err, errShutdown))
	}()
	steps <- 1
	steps <- 2
	cancel(fmt.Errorf("admin: %w", errShutdown))
	cancel(errors.New("too late"))
	fmt.Println(<-res)
	fmt.Println(cctx.Err(), cctx.Err() == context.Canceled, context.Cause(cctx), ctx.Err())
	child, stop := context.WithCancel(cctx)
	fmt.Println(child.Err(), context.Cause(child), child.Value(keyUser))
	stop()
	full := make(chan int)
	close(full)
	n, err := work(ctx, "second", full)
	fmt.Println(n, err, t.spans)

	tctx, tcancel := context.WithTimeoutCause(ctx, time.Millisecond, slowErr{time.Millisecond})
	defer tcancel()
	<-tctx.Done()
	se, ok := errors.AsType[slowErr](context.Cause(tctx))
	_, has := tctx.Deadline()
	fmt.Println(tctx.Err(), errors.Is(tctx.Err(), context.DeadlineExceeded), se, ok, has)
	free := context.WithoutCancel(cctx)
	fmt.Println(free.Err(), free.Value(keyUser), free.Done() == nil)
	called := make(chan string, 1)
	actx, acancel := context.WithCancel(context.Background())
	stopped := context.AfterFunc(actx, func() { called <- "after" })
	acancel()
	fmt.Println(<-called, stopped())

	var seen []any
	l := logged{ctx, &seen}
	deep, dcancel := context.WithTimeout(context.WithValue(l, strKey("x"), 1), time.Hour)
	fmt.Println(deep.Value(strKey("x")), deep.Value(keyUser), deep.Value(strKey("none")))
	dcancel()
	fmt.Println(deep.Err(), len(seen) >= 2)
	var wg sync.WaitGroup
	gctx, gcancel := context.WithCancelCause(context.Background())
	errs := make([]error, 4)
	for i := range errs {
		wg.Go(func() {
			if i == 2 {
				gcancel(fmt.Errorf("worker %d broke", i))
			}
			<-gctx.Done()
			errs[i] = context.Cause(gctx)
		})
	}
	wg.Wait()
	fmt.Println(errs)
}
