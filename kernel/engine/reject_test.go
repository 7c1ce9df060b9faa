package engine

import (
	"errors"
	"strings"
	"testing"
)

// What the interpreter would run wrong is refused at its place, and nothing of
// the program runs.
func TestWhatWouldRunWrongIsRefused(t *testing.T) {
	const types = "type named interface{ Name() string }\ntype box struct{ n int }\nfunc (b box) Name() string { return \"box\" }\ntype broken struct{}\nfunc (*broken) Error() string { return \"broken\" }\n"
	for _, tt := range []struct{ name, src, want string }{
		{"a range over a function", "f := func(yield func(int) bool) {}\nfor i := range f {\n\t_ = i\n}", "2:1: the interpreter can't range over a function"},
		{"a method expression", types + "f := box.Name\n_ = f", "6:6: the interpreter has no method expressions such as box.Name"},
		{"a method expression of a library", "f := (*strings.Reader).Len\n_ = f", "1:6: the interpreter has no method expressions such as (*strings.Reader).Len"},
		{"a type switch with an interface", "var v any = 1\nswitch v.(type) {\ncase int:\ncase error, string:\n}", "4:6: the interpreter can't have an interface in a type switch"},
		{"whether an any has a method of the program's interface", types + "var v any = box{}\n_, ok := v.(named)\n_ = ok", "7:13: the interpreter can't tell whether v has the methods of named"},
		{"whether a library's error has such a method", "_, err := os.Open(\"x\")\n_, ok := err.(interface{ Timeout() bool })\n_ = ok", "2:15: the interpreter can't tell whether err has"},
		{"whether an any is an error, among errors of the program", types + "var v any = &broken{}\n_, ok := v.(error)\n_ = ok", "7:13: the interpreter can't tell whether v has the methods of error"},
		{"an error that unwraps itself", "type e struct{ error }\nfunc (x e) Unwrap() error { return x.error }", "2:12: errors.Is and errors.As don't see the method Unwrap"},
		{"a recover in a function value", "f := func() { recover() }\ndefer f()", "1:15: the interpreter recovers only"},
		{"a recover in an argument", "defer func(f func()) { f() }(func() {\n\trecover()\n})", "2:2: the interpreter recovers only"},
		{"a deferred function of a loop", "for i := range 3 {\n\tdefer func() { println(i) }()\n}", "2:25: a deferred function can't use i of the loop"},
		{"a deferred function with a variable in the loop", "for {\n\tx := 1\n\tif x > 0 {\n\t\tdefer func(n int) { println(n, x) }(x)\n\t}\n}", "4:34: a deferred function can't use x of the loop"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, errs, err := run(t, tt.src+"\nfmt.Print(\"runs\")", false)
			if out+errs != "" {
				t.Errorf("it writes %q", out+errs)
			}
			if err == nil || !strings.HasPrefix(err.Error(), "t.go:"+tt.want) {
				t.Errorf("error\n%v\nwant\n%s", err, tt.want)
			}
		})
	}
}

func TestAllThatWouldRunWrongIsRefusedAtOnce(t *testing.T) {
	_, _, err := run(t, "switch any(1).(type) {\ncase error:\n}\nfor range func(func() bool) {} {\n}\nf := func() { recover() }\nf()", false)
	var list Errors
	if !errors.As(err, &list) || len(list) != 3 || list[0].Line != 2 || list[1].Line != 4 || list[2].Line != 6 {
		t.Errorf("errors %v", err)
	}
}

func TestWhatRunsRightIsNotRefused(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"a method value", "b := strings.NewReader(\"abc\")\nf := b.Len\nprint(f())", "3"},
		{"a type switch without interfaces", "switch x := any(2).(type) {\ncase nil, string:\ncase int:\n\tprint(x)\n}", "2"},
		{"whether an error of a library is an interface of one", "_, err := os.Open(\"\")\n_, ok := err.(fmt.Stringer)\nprint(ok)", "false"},
		{"whether the program's value has other methods", "type named interface{ Name() string }\ntype sized interface{ Size() int }\ntype box struct{}\nfunc (box) Name() string { return \"box\" }\nfunc (box) Size() int { return 7 }\nvar n named = box{}\nif s, ok := n.(sized); ok {\n\tprint(s.Size())\n}", "7"},
		{"a deferred function that takes the loop's variable", "func() {\n\tfor i := range 3 {\n\t\tdefer func(n int) { print(n) }(i)\n\t}\n}()", "210"},
		{"a deferred function in a function in a loop", "for i := range 3 {\n\tfunc() {\n\t\tdefer func() { print(i) }()\n\t}()\n}", "012"},
		{"a function by name that recovers", "func rescue() { print(fmt.Sprint(recover())) }\nfunc() {\n\tdefer rescue()\n\tpanic(\"p\")\n}()", "p"},
		{"an unwrapping method of what is no error", "type e struct{ error }\ntype box struct{}\nfunc (box) Unwrap() error { return nil }\nprint(box{}.Unwrap() == nil)", "true"},
	} {
		if out, errs, err := run(t, tt.src, false); err != nil || errs != tt.want || out != "" {
			t.Errorf("%s: %q, %q, %v; want %q", tt.name, out, errs, err, tt.want)
		}
	}
}
