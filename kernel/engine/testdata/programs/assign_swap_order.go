//go:build ignore

package main

import "fmt"

type node struct {
	val  int
	next *node
}

type box struct {
	m map[string]int
	s []int
	p *box
	n int
}

var trail []string

func t[T any](label string, v T) T {
	trail = append(trail, label)
	return v
}

func flush() {
	fmt.Println(trail)
	trail = nil
}

func reverse(n *node) (prev *node) {
	for n != nil {
		n.next, prev, n = prev, n, n.next
	}
	return
}

func (n *node) String() string {
	s := ""
	for ; n != nil; n = n.next {
		s += fmt.Sprint(n.val, ",")
	}
	return s
}

func three() (int, string, error) { return 1, "two", nil }

func swap3(a, b, c int) (int, int, int) { return c, a, b }

func sum(label string, xs ...int) (n int) {
	for _, x := range xs {
		n += x
	}
	fmt.Print(label, len(xs), "=", n, " ")
	return
}

func main() {
	a, b := 1, 2
	a, b = b, a+b
	a, b = b, a
	fmt.Println(a, b)
	s := []int{10, 20, 30, 40}
	i := 0
	i, s[i] = 2, 99
	s[i], s[i+1], i = s[i+1], s[i], 0
	fmt.Println(i, s)
	s[0], s[1], s[2] = s[1], s[2], s[0]
	fmt.Println(s)
	list := &node{1, &node{2, &node{3, nil}}}
	fmt.Println(reverse(list), list)
	m := map[string]int{"a": 1}
	m["a"], m["b"] = m["b"]+5, m["a"]+7
	m["a"], m["a"] = 1, 2
	fmt.Println(m)
	p := &box{n: 1}
	q := &box{n: 2}
	p.p, p = q, q // p.p of the old p
	fmt.Println(p.n, p.p == nil)

	t("arr", s)[t("idx", 1)] = t("val", 5)
	flush()
	m[t("key1", "x")], s[t("idx2", 0)] = t("v1", 1), t("v2", 2)
	flush()
	_ = t("l", 2)*t("m", 3) + t("r", 4)
	flush()
	if t("false", false) && t("skipped", true) || t("or", true) && !t("not", false) {
		flush()
	}
	_ = []int{t("e0", 0), 3: t("e3", 3), 1: t("e1", 1)}
	_ = box{n: t("n", 1), s: t("s", s)}
	flush()
	fmt.Println(sum("spread", s[:2]...), sum("none"), sum("nil", []int(nil)...))
	t("fn", func(xs ...string) {})(t("x", "1"), t("y", "2"))
	flush()
	s[t("op", 1)] += t("opval", 100)
	s[t("inc", 1)]++
	flush()
	fmt.Println(s)
	m["new"]++
	m["str"] |= 6
	m["str"] &^= 2
	fmt.Println(m)
	n, str, err := three()
	n, extra := n+1, str+"!"
	fmt.Println(n, str, err, extra)
	_, str, _ = three()
	fmt.Println(swap3(swap3(swap3(1, 2, 3))))
	var arr [3]int
	idx := func() int { n++; return n - 3 }
	arr[idx()], arr[idx()], arr[idx()] = idx(), idx(), idx()
	fmt.Println(arr, n)
	func() {
		defer func() { fmt.Println(recover(), trail); trail = nil }()
		var np *box
		np.n = t("evaluated", 8)
	}()
	func() {
		defer func() { fmt.Println(recover(), trail); trail = nil }()
		var nm map[string]int
		nm[t("k", "x")] = t("rhs", 1)
	}()
	var iface any = 5
	v, ok := iface.(int)
	v, ok = iface.(int), !ok
	got, has := m["none"]
	c := make(chan int, 1)
	c <- 3
	recv, open := <-c
	fmt.Println(v, ok, got, has, recv, open)
	x := 1
	y := func() int { x = 50; return 1 }() + func() int { return x }()
	fmt.Println(x, y)
	{
		x, z := x+1, x
		x++
		fmt.Println(x, z)
	}
	if x := x * 2; x > 10 {
		x := "str"
		fmt.Println(x)
	} else if w := x; w > 0 {
		fmt.Println(w)
	}
	fmt.Println(x)
	b1 := box{s: []int{1}, m: map[string]int{}}
	b2 := b1
	b2.s[0], b2.m["k"], b2.n = 9, 9, 9
	b1.s = append(b1.s, 2)
	fmt.Printf("%+v\n%+v\n", b1, b2)
	pp := &p
	(*pp).n, (**pp).s = 42, []int{1}
	*pp = q
	fmt.Println(p.n, q.s)
}
