//go:build ignore

package main

import (
	"errors"
	"fmt"
)

type abort struct {
	stage string
	code  int
}

type guard struct{ log []string }

func (g *guard) catch() {
	if r := recover(); r != nil {
		g.log = append(g.log, fmt.Sprintf("%T:%v", r, r))
	}
}

func (g *guard) run(f func()) {
	defer g.catch()
	f()
	g.log = append(g.log, "fine")
}

func helper() any { return recover() }

func rethrow() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.Join(err, fmt.Errorf("outer: %v", r))
		}
	}()
	defer func() {
		r := recover()
		err = fmt.Errorf("inner: %v", r)
		panic(fmt.Sprint("again ", r))
	}()
	panic("first")
}

func replaced() (out any) {
	defer func() { out = recover() }()
	defer func() { panic("second replaces first") }()
	panic("first")
}

func notDirect() (out string) {
	defer func() {
		out = fmt.Sprint("outer got ", recover())
	}()
	defer func() {
		func() {
			if r := recover(); r != nil { // one level too deep
				out = "never"
			}
		}()
	}()
	panic("deep")
}

func viaHelper() (out string) {
	defer func() { out = fmt.Sprint("caught ", recover()) }()
	defer helper() // called directly by defer: recovers
	panic("helper catches")
}

func nestedDefers() (trail []int) {
	defer func() {
		recover()
		trail = append(trail, 1)
	}()
	defer func() {
		defer func() {
			trail = append(trail, 3)
			if r := recover(); r != nil {
				trail = append(trail, r.(int))
			}
		}()
		trail = append(trail, 2)
		panic(30)
	}()
	trail = append(trail, 0)
	panic(10)
}

func levels(n int) (depth int) {
	defer func() {
		if r := recover(); r != nil {
			if n%3 == 0 {
				depth = n
				return
			}
			panic(r)
		}
	}()
	if n == 8 {
		panic(abort{"deep", n})
	}
	return levels(n + 1)
}

func loop() (done []string) {
	for _, s := range []string{"ok", "bad", "ok2", "nil"} {
		func() {
			defer func() {
				switch r := recover().(type) {
				case nil:
				case abort:
					done = append(done, "abort "+r.stage)
				case error:
					done = append(done, "error "+r.Error())
				}
			}()
			switch s {
			case "bad":
				panic(abort{s, 1})
			case "nil":
				var p *abort
				p.code = 1
			}
			done = append(done, s)
		}()
	}
	return
}

func main() {
	g := &guard{}
	g.run(func() { panic("text") })
	g.run(func() { panic(abort{"prefill", 2}) })
	g.run(func() { panic(&abort{"decode", 3}) })
	g.run(func() {})
	g.run(func() { panic(errors.New("err value")) })
	g.run(func() { panic([]int{1, 2}) })
	g.run(func() { panic(1.5) })
	for _, l := range g.log {
		fmt.Println(l)
	}
	fmt.Println(rethrow())
	fmt.Println(replaced())
	fmt.Println(notDirect())
	fmt.Println(viaHelper())
	fmt.Println(nestedDefers())
	fmt.Println(levels(0), levels(4))
	fmt.Printf("%q\n", loop())
	fmt.Println(recover(), helper())
}
