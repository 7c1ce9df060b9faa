//go:build ignore

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// vec formats itself and passes flags on to its elements.
type vec []float64

func (v vec) Format(s fmt.State, verb rune) {
	width, hasWidth := s.Width()
	prec, hasPrec := s.Precision()
	switch verb {
	case 'v':
		if s.Flag('#') {
			fmt.Fprintf(s, "vec%#v", []float64(v))
			return
		}
		fallthrough
	case 'f', 'e':
		io.WriteString(s, "<")
		for i, x := range v {
			if i > 0 {
				io.WriteString(s, "; ")
			}
			fmt.Fprintf(s, fmt.FormatString(s, verb), x)
		}
		io.WriteString(s, ">")
	case 's':
		fmt.Fprintf(s, "vec(%d) w=%d,%t p=%d,%t plus=%t minus=%t zero=%t", len(v), width, hasWidth, prec, hasPrec, s.Flag('+'), s.Flag('-'), s.Flag('0'))
	default:
		fmt.Fprintf(s, "%%!%c(vec)", verb)
	}
}

type secret string

func (secret) Format(s fmt.State, _ rune) { fmt.Fprint(s, "***") }
func (secret) String() string             { return "not used" }

type stackErr struct {
	msg   string
	frame []string
}

func (e *stackErr) Error() string { return e.msg }

func (e *stackErr) Format(s fmt.State, verb rune) {
	fmt.Fprint(s, e.msg)
	if verb == 'v' && s.Flag('+') {
		for _, f := range e.frame {
			fmt.Fprint(s, "\n    at ", f)
		}
	}
}

type goStr struct{ a, b int }

func (g goStr) GoString() string { return fmt.Sprintf("mk(%d,%d)", g.a, g.b) }
func (g goStr) String() string   { return "plain" }

type writer struct {
	strings.Builder
	calls int
}

func (w *writer) Write(p []byte) (int, error) {
	w.calls++
	return w.Builder.Write([]byte(strings.ToUpper(string(p))))
}

type level int

func (l *level) Scan(st fmt.ScanState, verb rune) error {
	tok, err := st.Token(true, nil)
	if err != nil {
		return err
	}
	*l = level(len(tok))
	if string(tok) == "bad" {
		return errors.New("bad level")
	}
	return nil
}

func main() {
	v := vec{1, 2.5, -3}
	fmt.Printf("%v|%.2f|%6.1f|%+.1e|%#v|%d\n", v, v, v, v, v, v)
	fmt.Printf("%s\n%-8.3s\n%+08s\n", v, v, v)
	fmt.Println(v, []vec{{1}, {}}, map[string]vec{"a": {9}})
	fmt.Printf("%+v\n", struct {
		V vec
		S secret
		P *vec
	}{v, "key", nil})
	fmt.Printf("%v %s %d %q %T\n", secret("a"), secret("b"), secret("c"), []secret{"d"}, secret("e"))
	var err error = &stackErr{"lost block", []string{"fetch", "prefill"}}
	fmt.Printf("%v|%s|%+v\n", err, err, err)
	fmt.Printf("wrapped: %v\n", fmt.Errorf("w: %w", err))
	fmt.Printf("%v %#v %+v %#v %#v\n", goStr{1, 2}, goStr{1, 2}, goStr{}, []goStr{{3, 4}}, struct{ G goStr }{goStr{5, 6}})
	w := &writer{}
	n, e := fmt.Fprintf(w, "%s-%d;", "abc", 5)
	fmt.Println(n, e)
	fmt.Fprintln(w, "two", 2)
	fmt.Fprint(w, "three", vec{1})
	fmt.Printf("%q %d %d\n", w.String(), w.calls, w.Len())
	var l level
	var word string
	c, e := fmt.Sscan("four seventy-seven", &l, &word)
	fmt.Println(c, e, int(l), word)
	c, e = fmt.Sscan("bad x", &l, &word)
	fmt.Println(c, e, int(l))
	fmt.Println(string(fmt.Appendf([]byte("pre:"), "%03d", 7)), string(fmt.Append(nil, 1, "x")), string(fmt.Appendln(nil, "y")) == "y\n")
}
