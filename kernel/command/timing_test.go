package command

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"kvsh/kernel"
	"kvsh/kernel/engine"
)

func TestTimeit(t *testing.T) {
	e, _ := newEnv(t)
	mustDo(t, e, "calls, setups := 0, 0\nfunc f() int { calls++; return calls }\ntype num int\nvar time = 3 // hides the package")
	for _, tt := range []struct {
		name, src    string
		calls        string // that were made
		setups, want string
	}{
		{"a call", "%timeit -n 10 -r 3 f()", "30", "0", `^\S+ [nµm]?s ± \S+ [nµm]?s per loop \(mean ± std\. dev\. of 3 runs of 10 loops; best \S+ [nµm]?s\)\n$`},
		{"a value", "%timeit -n 2 -r 1 f() + 1", "2", "0", "of 1 run of 2 loops"},
		{"a variable of its own", "%timeit -n 2 -r 2 x := f(); y := x", "4", "0", "of 2 runs"},
		{"a conversion and a call of a builtin", "%%timeit -n 2 -r 1\nnum(f())\nlen(\"abc\")", "2", "0", "of 1 run"},
		{"a cell with a setup", "%%timeit -n 5 -r 2 setups++; k := 1\nf()\nk++", "10", "1", "of 2 runs of 5 loops"},
		{"a cell with an import and a function", "%%timeit -n 1 -r 1\nimport str \"strings\"\nfunc g() string { return str.Repeat(\"a\", 2) }\ng()\nf()", "1", "0", "of 1 run of 1 loop;"},
		{"output of the code", "%timeit -n 2 -r 1 fmt.Println(f())", "2", "0", "^1\n2\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			mustDo(t, e, "calls, setups = 0, 0")
			got := mustDo(t, e, tt.src)
			if !regexp.MustCompile(tt.want).MatchString(got) {
				t.Errorf("%q is not like %s", got, tt.want)
			}
			if calls, setups := mustDo(t, e, "calls"), mustDo(t, e, "setups"); calls != tt.calls || setups != tt.setups {
				t.Errorf("%s calls and %s setups", calls, setups)
			}
		})
	}
	for _, n := range e.Session().Names() {
		if n.Name == "x" || n.Name == "k" || strings.HasPrefix(n.Name, "kvsh") {
			t.Errorf("%s is left", n.Name)
		}
	}
}

func TestTimeitChoosesTheNumberOfLoops(t *testing.T) {
	e, _ := newEnv(t)
	got := mustDo(t, e, "%timeit -r 1 time.Sleep(30 * time.Millisecond)")
	m := regexp.MustCompile(`^(\S+) ms ± 0 ns per loop \(mean ± std. dev. of 1 run of (1 loop|(2|5|10) loops); best`).FindStringSubmatch(got)
	if m == nil {
		t.Errorf("got %q", got)
	}
}

func TestValuesAfterTimeitAreShown(t *testing.T) {
	var shown strings.Builder
	session, err := engine.NewSession(engine.Options{Stdout: &shown})
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	e, _ := newEnv(t)
	e.Session = func() *engine.Session { return session }
	e.Run = func(ctx context.Context, code string) error { // without an output
		return session.Run(ctx, kernel.Cell{Name: e.Cell, Source: code}, nil)
	}
	for _, src := range []string{"%timeit -n 1 -r 1 len(\"abc\")", "%timeit -n 1 panic(1)"} {
		if _, err := do(t, e, src); err == nil == strings.Contains(src, "panic") {
			t.Errorf("%s: error %v", src, err)
		}
		mustDo(t, e, "x := 40\nx + 2")
		if got := shown.String(); got != "42\n" {
			t.Errorf("behind %s the value is shown as %q", src, got)
		}
		shown.Reset()
	}
}

func TestAPanicUnderTimeitInACellBefore(t *testing.T) {
	e, _ := newEnv(t)
	mustDo(t, e, "func f(x []int) int {\n\n\treturn x[5]\n}")
	e.Cell = "cell[2]"
	_, err := do(t, e, "%%timeit -n 1\nx := []int{}\nf(x)")
	if want := "cell[1]:3:9: panic: runtime error: index out of range [5] with length 0\n\treturn x[5]\n\t       ^\n  called at cell[2]:3:1"; err == nil || err.Error() != want {
		t.Errorf("error\n%v\nwant\n%s", err, want)
	}
}

func TestTimeitIsInterrupted(t *testing.T) {
	e, out := newEnv(t)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-out.wrote; cancel() }()
	steps, _ := Split("%timeit fmt.Print(1); time.Sleep(time.Millisecond)")
	if err := e.Do(ctx, steps[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestSpans(t *testing.T) {
	for _, tt := range []struct {
		d    time.Duration
		want string
	}{
		{0, "0 ns"},
		{12, "12 ns"},
		{999, "999 ns"},
		{1000, "1 µs"},
		{1234567, "1.23 ms"},
		{999499 * time.Microsecond, "999 ms"},
		{999600 * time.Microsecond, "1 s"},
		{59 * time.Second, "59 s"},
		{61500 * time.Millisecond, "1 min 2 s"},
		{2*time.Hour + 3*time.Minute + 4*time.Second, "2 h 3 min 4 s"},
	} {
		if got := span(float64(tt.d)); got != tt.want {
			t.Errorf("%v is %q, want %q", tt.d, got, tt.want)
		}
	}
	if got := report(2000, []float64{2000, 6000}); got != "2 ns ± 1 ns per loop (mean ± std. dev. of 2 runs of 2,000 loops; best 1 ns)" {
		t.Errorf("report %q", got)
	}
}

func TestSizes(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 999: "999 B", 1000: "1.0 kB", 9949: "9.9 kB", 12345: "12 kB", 999600: "1.0 MB", 5e12: "5.0 TB"} {
		if got := size(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
