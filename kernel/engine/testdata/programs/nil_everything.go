//go:build ignore

package main

import (
	"errors"
	"fmt"
	"strings"
)

type tree struct {
	left, right *tree
	val         int
}

func (t *tree) insert(v int) *tree {
	if t == nil {
		return &tree{val: v}
	}
	switch {
	case v < t.val:
		t.left = t.left.insert(v)
	case v > t.val:
		t.right = t.right.insert(v)
	}
	return t
}

func (t *tree) sum() int {
	if t == nil {
		return 0
	}
	return t.val + t.left.sum() + t.right.sum()
}

func (t *tree) String() string {
	if t == nil {
		return "."
	}
	return fmt.Sprintf("(%v %d %v)", t.left, t.val, t.right)
}

type logger struct{ prefix string }

func (l *logger) log(s string) string {
	if l == nil {
		return "discarded " + s
	}
	return l.prefix + s
}

type list []int

func (l list) head() (int, bool) {
	if l == nil {
		return -1, false
	}
	return l[0], true
}

type set map[string]bool

func (s set) has(k string) bool { return s[k] }

type hook func(string) string

func (h hook) call(s string) string {
	if h == nil {
		return "no hook for " + s
	}
	return h(s)
}

type service struct {
	*logger
	hook
	list
	set
	err  error
	next *service
	ch   chan int
	any  any
}

func (s *service) depth() (n int) {
	for ; s != nil; s = s.next {
		n++
	}
	return
}

func maybe(ok bool) (*service, error) {
	if !ok {
		return nil, errors.New("no service")
	}
	return &service{}, nil
}

func tryAll(fs ...func() any) {
	for i, f := range fs {
		func() {
			defer func() {
				if r := recover(); r != nil {
					msg := fmt.Sprint(r)
					fmt.Printf("%d panics: %s\n", i, strings.TrimPrefix(msg, "runtime error: "))
				}
			}()
			fmt.Printf("%d gives: %v\n", i, f())
		}()
	}
}

func main() {
	var root *tree
	fmt.Println(root, root.sum(), root == nil)
	for _, v := range []int{5, 2, 8, 1, 9, 5} {
		root = root.insert(v)
	}
	fmt.Println(root, root.sum(), root.left.right, root.right.left.sum())
	var s service
	fmt.Println(s.log("x"), s.call("y"), s.has("z"), s.depth(), (*service)(nil).depth())
	fmt.Println(s.head())
	fmt.Println(s.list == nil, s.set == nil, s.hook == nil, s.err == nil, s.ch == nil, s.any == nil, s.logger == nil, len(s.list), len(s.set), cap(s.ch))
	s.list = append(s.list, 3)
	s.hook = strings.ToUpper
	s.logger = &logger{"> "}
	fmt.Println(s.list, s.call("now"), s.log("on"))
	fmt.Printf("%v %+v %v %v\n", []int(nil), map[string]int(nil), (*int)(nil), error(nil))
	fmt.Printf("%d %s %v %t\n", []int(nil), []string(nil), [2]*int{}, []bool(nil))
	var nilMap map[string][]int
	for range nilMap {
		fmt.Println("never")
	}
	v, ok := nilMap["k"]
	fmt.Println(v == nil, ok, append(nilMap["k"], 1), len(nilMap["k"]))
	var nilSlice []string
	for range nilSlice {
		fmt.Println("never")
	}
	fmt.Println(nilSlice[:0] == nil, nilSlice[0:] == nil, append(nilSlice, nilSlice...) == nil, len(append([]string{}, nilSlice...)), strings.Join(nilSlice, ",") == "")
	copied := copy(nilSlice, []string{"a"})
	fmt.Println(copied, string([]byte(nil)) == "", []byte("") == nil, [0]int{} == [0]int{})
	svc, err := maybe(false)
	fmt.Println(svc.depth(), err, svc == nil)
	svc, err = maybe(true)
	svc.next, svc.any = &service{next: &s}, svc.err
	fmt.Println(svc.depth(), err, svc.any == nil)
	var p **tree
	var iface fmt.Stringer
	var fn func(...int) int
	tryAll(
		func() any { return svc.next.next.next.list },
		func() any { return s.next.any },
		func() any { return (*p).val },
		func() any { return iface.String() },
		func() any { return fn(1, 2) },
		func() any { nilMap["a"] = nil; return "unreachable" },
		func() any { var e error; return e.Error() },
		func() any { var t *tree; t.val++; return t },
		func() any { var a *[3]int; return len(a) + cap(a) },
		func() any { var a *[3]int; return a[1] },
		func() any { var t *tree; return &t.val != nil },
		func() any { iface = root.left.left.left; return iface.String() + fmt.Sprint(iface == nil) },
		func() any { var m map[any]int; return m[root] },
		func() any { delete(nilMap, "x"); return len(nilMap) },
		func() any { var s []func(); return s == nil },
		func() any { return (&service{}).err },
	)
}
