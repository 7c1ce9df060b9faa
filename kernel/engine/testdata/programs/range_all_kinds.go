//go:build ignore

package main

import "fmt"

type (
	lane  uint8
	grid  [3][2]int
	board struct{ cells [4]int }
)

func (l lane) String() string { return fmt.Sprintf("lane-%d", uint8(l)) }

func length() int { fmt.Print("(length called)"); return 3 }

func source() []int { fmt.Print("(source called)"); return []int{4, 5, 6} }

func main() {
	for l := range lane(3) {
		fmt.Printf("%v %T ", l, l)
	}
	fmt.Println()
	const n = 4
	for i := range n {
		i *= 10
		fmt.Print(i, " ")
	}
	for i := range length() {
		fmt.Print(i, " ")
	}
	for range -5 {
		fmt.Print("never")
	}
	fmt.Println()
	for i, v := range source() {
		fmt.Print(i, v, " ")
	}
	fmt.Println()

	arr := [3]int{1, 2, 3}
	for i, v := range arr { // a copy
		arr[2] = 10
		fmt.Print(i, v, " ")
	}
	arr = [3]int{1, 2, 3}
	for i, v := range &arr { // no copy
		arr[2] = 10
		fmt.Print(i, v, " ")
	}
	sl := []int{1, 2, 3}
	for i, v := range sl { // length fixed, elements shared
		sl = append(sl, v*100)
		sl[2] = 10
		fmt.Print(i, v, " ")
	}
	fmt.Println(sl)
	for i := range arr {
		arr[i]++
	}
	var np *[5]string
	for i := range np {
		fmt.Print(i)
	}
	fmt.Println(len(np), arr)

	m := map[string]int{"a": 1, "b": 2, "c": 3}
	for k := range m {
		delete(m, k)
	}
	fmt.Println(len(m))
	var sum, keys int
	for k, v := range map[int]int{1: 10, 2: 20} {
		sum += v
		keys += k
	}
	fmt.Println(sum, keys)

	ch := make(chan string, 3)
	ch <- "x"
	ch <- "y"
	close(ch)
	for s := range ch {
		fmt.Print(s, " ")
	}
	v, ok := <-ch
	fmt.Printf("%q %v\n", v, ok)

	var g grid
	for i := range g {
		for j := range g[i] {
			g[i][j] = i*10 + j
		}
	}
	for _, row := range g {
		row[0] = 99 // row is a copy
	}
	fmt.Println(g, len(g), len(g[0]))
	b := &board{}
	for i := range b.cells {
		b.cells[i] = i * i
	}
	fmt.Println(*b)
	type item struct{ n int }
	items := []item{{1}, {2}, {3}}
	for _, it := range items {
		it.n *= 10
	}
	for i := range items {
		p := &items[i]
		p.n += 5
	}
	ptrs := []*item{}
	for _, it := range items {
		ptrs = append(ptrs, &it)
	}
	ptrs[0].n = -1
	fmt.Println(items, *ptrs[0], *ptrs[2])
	var idx int
	var holder struct{ at []rune }
	holder.at = make([]rune, 2)
	for idx, holder.at[1] = range "héllo" {
	}
	fmt.Println(idx, string(holder.at[1]), holder.at[0])
	for i, r := range []byte("hé") {
		fmt.Print(i, ":", r, " ")
	}
	for i, r := range []rune("hé") {
		fmt.Print(i, ":", string(r), " ")
	}
	for i := range "日本" {
		fmt.Print(i, " ")
	}
	fmt.Println()
}
