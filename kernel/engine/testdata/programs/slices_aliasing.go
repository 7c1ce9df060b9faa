//go:build ignore

package main

import (
	"fmt"
	"slices"
)

type ring struct {
	buf        []int
	start, len int
}

func (r *ring) push(v int) {
	if r.len < cap(r.buf) {
		r.buf = r.buf[:r.len+1]
		r.buf[r.len] = v
		r.len++
		return
	}
	r.buf[r.start] = v
	r.start = (r.start + 1) % r.len
}

func (r ring) items() []int {
	return append(append([]int(nil), r.buf[r.start:]...), r.buf[:r.start]...)
}

func grow(s []int, v int) []int          { return append(s, v) }
func modify(s []int)                     { s[0] = -1; s = append(s, 100); s[1] = -2 }
func reslice(s *[]int)                   { *s = (*s)[1:] }
func variadic(xs ...int) (n int)         { xs[0] += 10; return len(xs) }
func split(s []int, at int) (a, b []int) { return s[:at:at], s[at:] }

func show(label string, s []int) {
	fmt.Printf("%-8s len=%d cap=%d %v nil=%t\n", label, len(s), cap(s), s, s == nil)
}

func main() {
	base := make([]int, 3, 6)
	copy(base, []int{1, 2, 3})
	x := append(base, 4)
	y := append(base, 5) // overwrites x[3]
	fmt.Println(base, x, y, base[:5])
	z := append(base[:3:3], 6)
	z[0] = 60
	fmt.Println(base, x[3], z)
	show("base", base[:4])
	show("sub", base[1:2])
	show("sub3", base[1:2:3])
	show("empty", base[3:])
	show("nil", nil)
	show("nilsub", []int(nil)[0:0])
	show("lit", []int{})
	modify(base)
	fmt.Println(base, base[:4])
	full := base[:3:3]
	modify(full)
	fmt.Println(base)
	reslice(&base)
	show("reslice", base)
	n := variadic(base...)
	fmt.Println(n, base, variadic(1, 2, 3))

	s := []int{0, 1, 2, 3, 4, 5, 6}
	fmt.Println(copy(s[2:], s), s, copy(s, s[3:]), s)
	s = []int{0, 1, 2, 3, 4, 5}
	s = append(s[:2], s[3:]...)
	fmt.Println(s, s[:6], copy(s, []int{}), len(s))
	s = slices.Insert(s, 1, 7, 8)
	a, b := split(s, 3)
	a = append(a, 1000)
	b[0] = -5
	fmt.Println(s, a, b)
	bs := []byte("hello")
	copy(bs[1:], "EY")
	bs = append(bs, " wörld"...)
	str := string(bs)
	bs[0] = 'J'
	fmt.Println(str, string(bs), len(bs))

	rows := make([][]string, 3)
	for i := range rows {
		rows[i] = append(rows[i], make([]string, i)...)
		for j := range rows[i] {
			rows[i][j] = fmt.Sprint(i, j)
		}
	}
	alias := rows[:2]
	alias[1] = append(alias[1], "new")
	alias = append(alias, nil)
	fmt.Println(rows, len(rows[2]), rows[2] == nil)
	r := &ring{buf: make([]int, 0, 4)}
	for v := range 7 {
		r.push(v)
	}
	fmt.Println(r.items(), r.buf, r.start)
	ptr := &s[0]
	s = append(s, make([]int, 100)...) // moves
	*ptr = 12345
	fmt.Println(s[0], *ptr)
	arr := [5]int{1, 2, 3, 4, 5}
	sl := arr[1:4]
	sl[0] = 20
	arr[2] = 30
	sl = append(sl, 50)
	fmt.Println(arr, sl, cap(sl), len(arr[:0]), cap(arr[2:3:4]))
	sl = append(sl, 60)
	sl[0] = 0
	fmt.Println(arr, sl)
	ss := [][]int{{1}, {2, 3}}
	flat := slices.Concat(ss...)
	ss[1][0] = 99
	ss[0] = append(ss[0], ss[1]...)
	fmt.Println(flat, ss)
	st := []struct{ v []int }{{[]int{1}}, {}}
	st[1].v = append(st[1].v, st[0].v...)
	st[0].v[0]++
	st = append(st, st[0])
	st[2].v[0]++
	fmt.Println(st)
	q := []int{1, 2, 3}
	for len(q) > 0 {
		head := q[0]
		q = q[1:]
		if head < 3 {
			q = append(q, head+2)
		}
		fmt.Print(head, " ")
	}
	clear(arr[1:3])
	fmt.Println(q, arr, grow(nil, 1))
	i := 2
	i, arr[i] = 0, 9 // index taken before i changes
	arr[0], arr[1], arr[4] = arr[4], arr[0], arr[1]
	fmt.Println(i, arr)
}
