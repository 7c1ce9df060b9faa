//go:build ignore

package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

type value interface{ eval(env *scope) value }

type (
	num    float64
	sym    string
	cons   []value
	lambda struct {
		params []sym
		body   value
		env    *scope
	}
	builtin func(args []value) value
	boolean bool
)

type scope struct {
	vars  map[sym]value
	outer *scope
}

func (s *scope) find(k sym) (value, *scope) {
	for ; s != nil; s = s.outer {
		if v, ok := s.vars[k]; ok {
			return v, s
		}
	}
	panic(fmt.Errorf("unbound %q", string(k)))
}

func (n num) eval(*scope) value     { return n }
func (b boolean) eval(*scope) value { return b }
func (s sym) eval(env *scope) value { v, _ := env.find(s); return v }
func (l *lambda) eval(*scope) value { return l }
func (b builtin) eval(*scope) value { return b }

func (c cons) eval(env *scope) value {
	if head, ok := c[0].(sym); ok {
		switch head {
		case "def":
			v := c[2].eval(env)
			env.vars[c[1].(sym)] = v
			return v
		case "if":
			if c[1].eval(env) == boolean(true) {
				return c[2].eval(env)
			}
			return c[3].eval(env)
		case "fn":
			l := &lambda{body: c[2], env: env}
			for _, p := range c[1].(cons) {
				l.params = append(l.params, p.(sym))
			}
			return l
		}
	}
	f := c[0].eval(env)
	args := make([]value, len(c)-1)
	for i, a := range c[1:] {
		args[i] = a.eval(env)
	}
	return call(f, args)
}

func call(f value, args []value) value {
	switch f := f.(type) {
	case builtin:
		return f(args)
	case *lambda:
		inner := &scope{map[sym]value{}, f.env}
		for i, p := range f.params {
			inner.vars[p] = args[i]
		}
		return f.body.eval(inner)
	default:
		panic(fmt.Sprintf("cannot call %T", f))
	}
}

func read(toks *[]string) value {
	t := (*toks)[0]
	*toks = (*toks)[1:]
	if t == "(" {
		list := cons{}
		for (*toks)[0] != ")" {
			list = append(list, read(toks))
		}
		*toks = (*toks)[1:]
		return list
	}
	var f float64
	if n, _ := fmt.Sscan(t, &f); n == 1 {
		return num(f)
	}
	return sym(t)
}

func parse(src string) (out []value) {
	toks := strings.Fields(strings.NewReplacer("(", " ( ", ")", " ) ").Replace(src))
	for len(toks) > 0 {
		out = append(out, read(&toks))
	}
	return
}

func global() *scope {
	fold := func(f func(a, b num) num) builtin {
		return func(args []value) value {
			acc := args[0].(num)
			for _, a := range args[1:] {
				acc = f(acc, a.(num))
			}
			return acc
		}
	}
	return &scope{vars: map[sym]value{
		"+": fold(func(a, b num) num { return a + b }),
		"-": fold(func(a, b num) num { return a - b }),
		"*": fold(func(a, b num) num { return a * b }),
		"<": builtin(func(a []value) value { return boolean(a[0].(num) < a[1].(num)) }),
	}}
}

func run(env *scope, src string) (out string) {
	defer func() {
		if r := recover(); r != nil {
			out = fmt.Sprint("error: ", r)
		}
	}()
	var last value
	for _, e := range parse(src) {
		last = e.eval(env)
	}
	switch last.(type) {
	case builtin, *lambda:
		return fmt.Sprintf("<%T>", last)
	}
	return fmt.Sprint(last)
}

type dirs map[string]dirs

func (d dirs) String() string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(d)) {
		parts = append(parts, k+d[k].String())
	}
	return "{" + strings.Join(parts, ",") + "}"
}

type nest []nest

func (n nest) depth() (d int) {
	for _, c := range n {
		d = max(d, c.depth())
	}
	return d + 1
}

func main() {
	env := global()
	for _, src := range []string{
		"(+ 1 2 (* 3 4))",
		"(def fact (fn (n) (if (< n 2) 1 (* n (fact (- n 1)))))) (fact 10)",
		"(def adder (fn (n) (fn (m) (+ n m)))) (def add5 (adder 5)) (add5 10)",
		"(def fib (fn (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))) (fib 12)",
		"((fn (f x) (f (f x))) add5 1)",
		"add5", "+", "(nope 1)", "(1 2)", "(+ 1 (fn (x) x))",
		"(def x 3) (def shadow (fn (x) (* x x))) (+ (shadow 5) x)",
	} {
		fmt.Println(run(env, src))
	}
	fmt.Println(len(env.vars), dirs{"b": {"d": nil, "c": {"e": {}}}, "a": nil})
	fmt.Println(nest{{}, {{}, {{}}}}.depth(), nest(nil).depth(), len(nest{nil, nil}))
}
