//go:build ignore

package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

type token struct {
	kind rune // 'n'umber, 'i'dentifier, an operator, or 0 at the end
	text string
	pos  int
}

type syntaxError struct {
	pos int
	msg string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("%d: %s", e.pos, e.msg) }

type expr interface {
	eval(vars map[string]float64) float64
	fmt.Stringer
}

type (
	number float64
	name   struct{ id string }
	unary  struct {
		op rune
		x  expr
	}
	binary struct {
		op   rune
		x, y expr
	}
	callExpr struct {
		fn   string
		args []expr
	}
)

var errUnknown = errors.New("unknown name")

var funcs = map[string]func(...float64) float64{
	"max":  func(a ...float64) float64 { return a[0] + (a[1]-a[0])*b2f(a[1] > a[0]) },
	"sqrt": func(a ...float64) float64 { return math.Sqrt(a[0]) },
	"sum": func(a ...float64) (t float64) {
		for _, v := range a {
			t += v
		}
		return
	},
}

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func (n number) eval(map[string]float64) float64 { return float64(n) }
func (n number) String() string                  { return strconv.FormatFloat(float64(n), 'g', -1, 64) }

func (n name) eval(v map[string]float64) float64 {
	x, ok := v[n.id]
	if !ok {
		panic(fmt.Errorf("%w: %s", errUnknown, n.id))
	}
	return x
}
func (n name) String() string                       { return n.id }
func (u unary) eval(v map[string]float64) float64   { return -u.x.eval(v) }
func (u unary) String() string                      { return fmt.Sprintf("(%c%v)", u.op, u.x) }
func (b *binary) eval(v map[string]float64) float64 { return ops[b.op].f(b.x.eval(v), b.y.eval(v)) }
func (b *binary) String() string                    { return fmt.Sprintf("(%v %c %v)", b.x, b.op, b.y) }

func (c callExpr) eval(v map[string]float64) float64 {
	args := make([]float64, len(c.args))
	for i, a := range c.args {
		args[i] = a.eval(v)
	}
	return funcs[c.fn](args...)
}
func (c callExpr) String() string { return c.fn + fmt.Sprint(c.args) }

var ops = map[rune]struct {
	prec  int
	right bool
	f     func(a, b float64) float64
}{
	'+': {prec: 1, f: func(a, b float64) float64 { return a + b }},
	'-': {prec: 1, f: func(a, b float64) float64 { return a - b }},
	'*': {prec: 2, f: func(a, b float64) float64 { return a * b }},
	'/': {prec: 2, f: func(a, b float64) float64 { return a / b }},
	'^': {prec: 4, right: true, f: math.Pow},
}

type parser struct {
	toks []token
	at   int
}

func lex(s string) (toks []token) {
	rs := []rune(s)
	for i := 0; i < len(rs); {
		start, c := i, rs[i]
		scan := func(kind rune, ok func(rune) bool) {
			for i < len(rs) && ok(rs[i]) {
				i++
			}
			toks = append(toks, token{kind, string(rs[start:i]), start})
		}
		switch {
		case unicode.IsSpace(c):
			i++
		case unicode.IsDigit(c) || c == '.':
			scan('n', func(r rune) bool { return unicode.IsDigit(r) || r == '.' })
		case unicode.IsLetter(c):
			scan('i', func(r rune) bool { return unicode.IsLetter(r) || r == '_' })
		default:
			i++
			toks = append(toks, token{c, string(c), start})
		}
	}
	return append(toks, token{pos: len(rs)})
}

func (p *parser) peek() token { return p.toks[p.at] }
func (p *parser) next() token { defer func() { p.at++ }(); return p.toks[p.at] }
func (p *parser) expect(k rune) {
	if t := p.next(); t.kind != k {
		panic(&syntaxError{t.pos, fmt.Sprintf("want %q, have %q", string(k), t.text)})
	}
}

func (p *parser) expr(prec int) expr {
	x := p.primary()
	for {
		op, ok := ops[p.peek().kind]
		if !ok || op.prec < prec {
			return x
		}
		t := p.next()
		bind := op.prec
		if !op.right {
			bind++
		}
		x = &binary{t.kind, x, p.expr(bind)}
	}
}

func (p *parser) primary() expr {
	switch t := p.next(); t.kind {
	case 'n':
		f, err := strconv.ParseFloat(t.text, 64)
		if err != nil {
			panic(&syntaxError{t.pos, err.Error()})
		}
		return number(f)
	case '-':
		return unary{'-', p.expr(3)}
	case '(':
		defer p.expect(')')
		return p.expr(1)
	case 'i':
		if p.peek().kind != '(' {
			return name{t.text}
		}
		p.next()
		c := callExpr{fn: t.text}
		for p.peek().kind != ')' {
			c.args = append(c.args, p.expr(1))
			if p.peek().kind == ',' {
				p.next()
			}
		}
		p.expect(')')
		return c
	default:
		panic(&syntaxError{t.pos, "unexpected " + strconv.Quote(t.text)})
	}
}

func evaluate(s string, vars map[string]float64) (tree string, v float64, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("%q: %w", s, r)
		default:
			panic(r)
		}
	}()
	p := &parser{toks: lex(s)}
	e := p.expr(1)
	p.expect(0)
	return e.String(), e.eval(vars), nil
}

func main() {
	vars := map[string]float64{"ttft": 40, "itl": 2.5, "n": 100}
	for _, s := range strings.Split("1+2*3|2^3^2|-2^2|(1+2)*-3|ttft + itl*(n-1)|max(itl, sqrt(16))|sum(1, 2, n)/sum()|1 - 2 - 3|8/4/2|sum()", "|") {
		fmt.Println(evaluate(s, vars))
	}
	for _, s := range []string{"1+", "(1", "1 2", "x*2", "1.2.3", "nofn(1)", "max(1)", "$"} {
		_, _, err := evaluate(s, vars)
		se, ok := errors.AsType[*syntaxError](err)
		fmt.Println(err, ok, ok && se.pos > 1, errors.Is(err, errUnknown))
	}
}
