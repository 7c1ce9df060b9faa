//go:build ignore

package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

type request struct {
	ID     int
	Tokens int
	Meta   map[string]string
}

type response struct {
	Body string
	Code int
}

type handler interface {
	serve(r *request) (response, error)
}

type handlerFunc func(r *request) (response, error)

func (f handlerFunc) serve(r *request) (response, error) { return f(r) }

type middleware func(handler) handler

func wrap(h handler, ms ...middleware) handler {
	for _, m := range slices.Backward(ms) {
		h = m(h)
	}
	return h
}

type logger struct{ lines []string }

func (l *logger) logf(format string, args ...any) {
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
}

func logging(l *logger, name string) middleware {
	return func(next handler) handler {
		return handlerFunc(func(r *request) (resp response, err error) {
			l.logf("%s> %d", name, r.ID)
			defer func() { l.logf("%s< %d code=%d err=%v", name, r.ID, resp.Code, err) }()
			return next.serve(r)
		})
	}
}

var errTooLong = errors.New("too long")

func limit(n int) middleware {
	return func(next handler) handler {
		return handlerFunc(func(r *request) (response, error) {
			if r.Tokens > n {
				return response{Code: 413}, fmt.Errorf("request %d: %w (%d > %d)", r.ID, errTooLong, r.Tokens, n)
			}
			return next.serve(r)
		})
	}
}

func recovering(next handler) handler {
	return handlerFunc(func(r *request) (resp response, err error) {
		defer func() {
			switch v := recover().(type) {
			case nil:
			case error:
				resp, err = response{Code: 500}, fmt.Errorf("caught: %w", v)
			default:
				resp, err = response{Code: 500}, fmt.Errorf("caught value: %v", v)
			}
		}()
		return next.serve(r)
	})
}

type option func(*config)

type config struct {
	name string
	size int
	tags []string
}

func withName(n string) option    { return func(c *config) { c.name = n } }
func withTags(t ...string) option { return func(c *config) { c.tags = append(c.tags, t...) } }

func build(opts ...option) config {
	c := config{name: "default", size: 16}
	for _, o := range opts {
		o(&c)
	}
	return c
}

func main() {
	l := &logger{}
	core := handlerFunc(func(r *request) (response, error) {
		if r.ID == 3 {
			var m map[string]int
			m["x"] = 1
		}
		if r.ID == 4 {
			panic(fmt.Sprintf("bad request %d", r.ID))
		}
		r.Meta["seen"] = strings.Repeat("*", r.ID)
		return response{fmt.Sprint("ok ", r.Tokens), 200}, nil
	})
	h := wrap(core, logging(l, "outer"), recovering, limit(1000), logging(l, "inner"))
	for id, tokens := range []int{10, 5000, 30, 40, 50} {
		r := &request{ID: id + 1, Tokens: tokens, Meta: map[string]string{}}
		resp, err := h.serve(r)
		fmt.Printf("%+v %v %v %v\n", resp, err, errors.Is(err, errTooLong), r.Meta)
	}
	for _, line := range l.lines {
		fmt.Println(line)
	}
	fmt.Printf("%+v\n", build())
	fmt.Printf("%+v\n", build(withTags("a"), withName("lmcache"), withTags("b", "c"), func(c *config) { c.size *= 4 }))
}
