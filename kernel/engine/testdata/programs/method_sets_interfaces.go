//go:build ignore

package main

import (
	"fmt"
	"io"
	"strings"
)

type reader interface{ Read() string }

type writer interface{ Write(string) int }

type closer interface{ Close() error }

type readWriter interface {
	reader
	writer
}

type file interface {
	readWriter
	closer
	fmt.Stringer
}

type mem struct {
	data   []string
	closed bool
}

func (m *mem) Read() string {
	if len(m.data) == 0 {
		return "<empty>"
	}
	s := m.data[0]
	m.data = m.data[1:]
	return s
}
func (m *mem) Write(s string) int { m.data = append(m.data, s); return len(s) }
func (m *mem) Close() error       { m.closed = true; return nil }
func (m mem) String() string      { return fmt.Sprintf("mem%v%t", m.data, m.closed) }

// counting changes Write alone; everything else is promoted.
type counting struct {
	file
	n int
}

func (c *counting) Write(s string) int { c.n++; return c.file.Write(strings.ToUpper(s)) }

type plugin func(file) file

type nop struct{}

func (nop) Read() string     { return "nop" }
func (nop) Write(string) int { return 0 }
func (nop) Close() error     { return io.EOF }
func (nop) String() string   { return "nop!" }

type visitor interface {
	visit(n int) visitor
}

type counter int

func (c *counter) visit(n int) visitor {
	*c += counter(n)
	if n > 3 {
		return nil
	}
	return c
}

type stopper struct{ visitor }

func (s stopper) visit(n int) visitor {
	if s.visitor == nil {
		return nil
	}
	if next := s.visitor.visit(n); next != nil {
		return stopper{next}
	}
	return nil
}

func walk(v visitor, ns ...int) (steps int) {
	for _, n := range ns {
		if v = v.visit(n); v == nil {
			return steps + 1
		}
		steps++
	}
	return
}

type val struct{ n int }

func (v val) get() int   { return v.n }
func (v *val) set(n int) { v.n = n }

type getter interface{ get() int }

type setGetter interface {
	getter
	set(int)
}

func use(f file) (out []any) {
	out = append(out, f.Write("one"), f.Write("two"), f.Read(), f)
	if c, ok := f.(interface{ Flush() }); ok {
		c.Flush()
	}
	return append(out, f.Close(), fmt.Sprint(f))
}

func (c *counting) Flush() { c.file.Write(fmt.Sprint("flushed ", c.n)) }

func main() {
	m := &mem{}
	fmt.Println(use(m)...)
	c := &counting{file: &mem{}}
	fmt.Println(use(c)...)
	fmt.Println(use(&counting{file: c})...)
	fmt.Println(use(nop{})...)
	var plugins []plugin
	for i := range 2 {
		plugins = append(plugins, func(f file) file { return &counting{f, i * 10} })
	}
	var f file = &mem{}
	for _, p := range plugins {
		f = p(f)
	}
	f.Write("x")
	fmt.Println(f.(*counting).n, f.(*counting).file.(*counting).n, f.Read())
	var rw readWriter = f
	var r reader = rw
	_, isFile := r.(file)
	_, isCloser := r.(io.Closer)
	_, isWriter := r.(io.Writer)
	fmt.Println(isFile, isCloser, isWriter, r.(writer).Write("again"), r.Read(), r == reader(f))
	var cnt counter
	fmt.Println(walk(&cnt, 1, 2, 3, 4, 5), cnt)
	fmt.Println(walk(stopper{&cnt}, 1, 1, 9, 9), cnt, walk(stopper{}, 1))
	v := val{1}
	var g getter = v
	v.set(2)
	var sg setGetter = &v
	sg.set(3)
	g2 := getter(sg)
	v.n++
	fmt.Println(g.get(), sg.get(), g2.get(), v.get(), g == getter(val{1}), g2 == getter(&v))
	vs := []val{{1}, {2}}
	vs[0].set(10)
	for i := range vs {
		sg = &vs[i]
		sg.set(sg.get() + 1)
	}
	mp := map[string]*val{"a": {5}}
	mp["a"].set(6)
	fmt.Println(vs, *mp["a"], []getter{vs[0], &vs[1], mp["a"]}[2].get())
	getters := map[getter]string{val{1}: "one", &v: "ptr"}
	v.n = 1
	fmt.Println(getters[val{1}], getters[&v], getters[v], len(getters), getters[&val{1}] == "")
	fn := sg.set
	sg = &v
	fn(77)
	fmt.Println(vs[1].n, v.n)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var broken counting
		broken.Write("x")
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		fmt.Println(any(v).(setGetter))
	}()
}
