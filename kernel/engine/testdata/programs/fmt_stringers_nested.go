//go:build ignore

package main

import (
	"errors"
	"fmt"
	"time"
)

type media int

const (
	hbm media = iota
	cpu
	gds
)

func (m media) String() string { return [...]string{"HBM", "CPU", "GDS"}[m] }

type ms float64

func (m ms) String() string { return fmt.Sprintf("%.1fms", float64(m)) }

type ptrOnly struct{ n int }

func (p *ptrOnly) String() string { return fmt.Sprintf("ptrOnly#%d", p.n) }

type point struct {
	Medium media
	TTFT   ms
	Wait   time.Duration
	Err    error
}

type embedded struct {
	media
	note string
}

type twoEmbedded struct {
	media
	ms
}

type hidden struct {
	m media
	d time.Duration
	p *ptrOnly
	e error
}

type list []media

func (l list) String() string { return fmt.Sprintf("list of %d", len(l)) }

type table map[media]ms

type stack struct {
	Items []point
	By    map[media][]ms
	Any   any
	Ptr   *point
}

type failing struct{}

func (failing) String() string { panic("cannot print") }

type inner struct{ s fmt.Stringer }

func main() {
	p := point{cpu, 12.34, 1500 * time.Millisecond, errors.New("late")}
	fmt.Println(p, &p)
	fmt.Printf("%v|%+v|%s|%d\n", p, p, p, p.Medium)
	fmt.Println([]media{hbm, gds}, [2]media{cpu, cpu}, map[media]int{gds: 1, hbm: 2}, list{hbm})
	fmt.Printf("%v %d %x %q %05d\n", []media{hbm, gds}, []media{hbm, gds}, cpu, cpu, cpu)
	fmt.Println(table{gds: 3, hbm: 1.25}, map[string]ms{"b": 2, "a": 1})
	fmt.Println(embedded{gds, "x"}, &embedded{hbm, "y"})
	fmt.Printf("%v %+v %s\n", embedded{gds, "x"}, embedded{gds, "x"}, embedded{cpu, "z"})
	fmt.Println(twoEmbedded{cpu, 2.5})
	fmt.Printf("%+v\n", twoEmbedded{cpu, 2.5})
	v := ptrOnly{4}
	fmt.Println(v, &v, []*ptrOnly{&v}[0], []ptrOnly{{1}, {2}})
	fmt.Printf("%v %s %v\n", v, &v, struct{ P ptrOnly }{v})
	fmt.Printf("%v %+v\n", hidden{m: cpu, d: time.Second}, hidden{m: gds, d: 2})
	s := stack{[]point{p}, map[media][]ms{gds: {1, 2}, hbm: nil}, cpu, nil}
	fmt.Printf("%v\n%+v\n", s, s)
	fmt.Println([]any{cpu, ms(1), time.Minute, nil, p.Err, []ms{1}, struct{ M media }{gds}})
	fmt.Printf("%v %v\n", &[]media{cpu}, &map[media]ms{cpu: 1})
	fmt.Printf("%v %+v\n", struct {
		A, b media
		C    *media
	}{cpu, gds, nil}, &struct{ X ms }{4})
	fmt.Println(failing{})
	fmt.Printf("%s|%v|%d\n", media(9), failing{}, media(9))
	fmt.Println(inner{cpu}, inner{}, []fmt.Stringer{cpu, ms(2), &v, nil})
	var nilPtr *ptrOnly
	fmt.Printf("%v %s %+v\n", nilPtr, nilPtr, []fmt.Stringer{nilPtr})
	fmt.Print(cpu, gds, 1, 2, "a", "b", cpu, "\n")
	fmt.Println(fmt.Sprint(cpu, " ", ms(3)), fmt.Sprint(hbm, cpu), fmt.Sprintln("end", gds))
	fmt.Printf("%-6s|%6s|%6v|%.2s|%T|%T\n", cpu, gds, ms(1), cpu, cpu, s)
}
