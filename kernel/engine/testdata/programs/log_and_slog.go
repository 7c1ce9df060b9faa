//go:build ignore

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"
)

type medium int

func (m medium) String() string { return [...]string{"HBM", "CPU", "GDS"}[m] }

type request struct {
	ID     int
	Tokens int
	secret string
}

func (r request) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("id", r.ID), slog.Int("tokens", r.Tokens), slog.Bool("big", r.Tokens > 1000))
}

type lazy func() any

func (l lazy) LogValue() slog.Value { return slog.AnyValue(l()) }

// collect is a handler of our own.
type collect struct {
	mu     *sync.Mutex
	lines  *[]string
	prefix string
	attrs  []slog.Attr
	min    slog.Leveler
}

func (c collect) Enabled(_ context.Context, l slog.Level) bool { return l >= c.min.Level() }

func (c collect) Handle(ctx context.Context, r slog.Record) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%s%s", r.Level, c.prefix, r.Message)
	for _, a := range c.attrs {
		fmt.Fprintf(&b, " %s", a)
	}
	r.Attrs(func(a slog.Attr) bool {
		fmt.Fprintf(&b, " %s=%v(%s)", a.Key, a.Value.Resolve(), a.Value.Kind())
		return a.Key != "stop"
	})
	if id, ok := ctx.Value(ctxKey{}).(int); ok {
		fmt.Fprint(&b, " ctx=", id)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	*c.lines = append(*c.lines, b.String())
	return nil
}

func (c collect) WithAttrs(as []slog.Attr) slog.Handler {
	c.attrs = append(c.attrs[:len(c.attrs):len(c.attrs)], as...)
	return c
}

func (c collect) WithGroup(name string) slog.Handler { c.prefix += name + "."; return c }

type ctxKey struct{}

type upper struct{ w *bytes.Buffer }

func (u upper) Write(p []byte) (int, error) { return u.w.Write(bytes.ToUpper(p)) }

func noTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	if a.Value.Kind() == slog.KindDuration {
		a.Value = slog.StringValue("~" + a.Value.Duration().String())
	}
	return a
}

func main() {
	l := log.New(os.Stdout, "bench: ", 0)
	l.Println("media", medium(0), medium(2))
	l.Printf("%s %d", errors.New("late"), 5)
	l.SetPrefix("[x] ")
	l.SetFlags(log.Lmsgprefix)
	l.Print("a", 1, 2, "b")
	fmt.Println(l.Prefix(), l.Flags() == log.Lmsgprefix)
	func() {
		defer func() { fmt.Printf("recovered %q\n", recover()) }()
		l.Panicf("cannot %s", "go on")
	}()
	var buf bytes.Buffer
	log.New(upper{&buf}, "p:", 0).Print("shout")
	log.SetFlags(0)
	log.SetOutput(&buf)
	log.Println("default logger", 1)
	fmt.Printf("%q\n", buf.String())

	opts := &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: noTime}
	t := slog.New(slog.NewTextHandler(os.Stdout, opts))
	r := request{7, 4096, "s"}
	t.Info("loaded", "medium", medium(1), "took", 1500*time.Millisecond, "req", r, "err", errors.New("with space"))
	t.With("run", 3).WithGroup("io").Warn("slow", slog.Group("bw", "read", 1.5, "write", "x y"), "bad")
	t.Debug("lazy", "v", lazy(func() any { return []int{1, 2} }), "nil", nil, "b", []byte("raw"))
	j := slog.New(slog.NewJSONHandler(os.Stdout, opts))
	j.Error("failed", "req", r, "medium", medium(2), "map", map[string]int{"b": 1, "a": 2}, "d", time.Second, "e", errors.New("boom"))
	j.LogAttrs(context.Background(), slog.LevelInfo+2, "between", slog.Any("p", &r), slog.Float64("f", 0.1), slog.Group("empty"))

	var lines []string
	level := new(slog.LevelVar)
	c := slog.New(collect{mu: &sync.Mutex{}, lines: &lines, min: level})
	c.Debug("not enabled")
	c.Info("one", "n", 1, "req", r, "l", lazy(func() any { return "made" }))
	level.Set(slog.LevelDebug)
	sub := c.With("a", 1)
	x, y := sub.With("b", 2), sub.With("c", 3)
	x.Debug("two")
	y.WithGroup("g").Warn("three", "stop", true, "unseen", 1)
	c.InfoContext(context.WithValue(context.Background(), ctxKey{}, 42), "four", medium(1), "odd")
	for _, s := range lines {
		fmt.Println(s)
	}
	fmt.Println(c.Enabled(context.Background(), slog.LevelDebug-1), slog.LevelWarn+1, level)
}
