//go:build ignore

package main

import (
	"fmt"
	"slices"
	"strings"
)

type block struct {
	name        string
	size, value int
}

// place chooses the blocks for a tier of a capacity.
func place(blocks []block, capacity int) (best int, chosen []string) {
	table := make([][]int, len(blocks)+1)
	for i := range table {
		table[i] = make([]int, capacity+1)
	}
	for i, b := range blocks {
		for c := range table[i+1] {
			table[i+1][c] = table[i][c]
			if b.size <= c {
				table[i+1][c] = max(table[i+1][c], table[i][c-b.size]+b.value)
			}
		}
	}
	for i, c := len(blocks), capacity; i > 0; i-- {
		if table[i][c] != table[i-1][c] {
			chosen = append(chosen, blocks[i-1].name)
			c -= blocks[i-1].size
		}
	}
	slices.Reverse(chosen)
	return table[len(blocks)][capacity], chosen
}

func editDistance(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	prev := make([]int, len(rb)+1)
	for j := range prev {
		prev[j] = j
	}
	for i, x := range ra {
		cur := append(make([]int, 0, len(prev)), i+1)
		for j, y := range rb {
			cost := 1
			if x == y {
				cost = 0
			}
			cur = append(cur, min(prev[j]+cost, prev[j+1]+1, cur[j]+1))
		}
		prev = cur
	}
	return prev[len(rb)]
}

func lcs[T comparable](a, b []T) []T {
	type key struct{ i, j int }
	memo := map[key][]T{}
	var rec func(i, j int) []T
	rec = func(i, j int) (out []T) {
		if i == len(a) || j == len(b) {
			return nil
		}
		if got, ok := memo[key{i, j}]; ok {
			return got
		}
		defer func() { memo[key{i, j}] = out }()
		if a[i] == b[j] {
			return append([]T{a[i]}, rec(i+1, j+1)...)
		}
		if x, y := rec(i+1, j), rec(i, j+1); len(x) >= len(y) {
			return x
		} else {
			return y
		}
	}
	return rec(0, 0)
}

func partitions(n int) int {
	ways := make([]int, n+1)
	ways[0] = 1
	for coin := 1; coin <= n; coin++ {
		for i := coin; i <= n; i++ {
			ways[i] += ways[i-coin]
		}
	}
	return ways[n]
}

func queens(n int) (count int, first []int) {
	var cols, d1, d2 uint
	row := make([]int, 0, n)
	var place func()
	place = func() {
		r := len(row)
		if r == n {
			if count++; first == nil {
				first = slices.Clone(row)
			}
			return
		}
		for c := range n {
			a, b := uint(1)<<(r+c), uint(1)<<(r-c+n)
			if cols>>c&1 == 1 || d1&a != 0 || d2&b != 0 {
				continue
			}
			cols, d1, d2 = cols|1<<c, d1|a, d2|b
			row = append(row, c)
			place()
			row = row[:r]
			cols, d1, d2 = cols&^(1<<c), d1^a, d2&^b
		}
	}
	place()
	return
}

func sieve(n int) (primes []int) {
	composite := make([]bool, n+1)
	for p := 2; p <= n; p++ {
		if composite[p] {
			continue
		}
		primes = append(primes, p)
		for m := p * p; m <= n; m += p {
			composite[m] = true
		}
	}
	return
}

func life(grid [][]bool) [][]bool {
	next := make([][]bool, len(grid))
	for r := range grid {
		next[r] = make([]bool, len(grid[r]))
		for c := range grid[r] {
			n := 0
			for dr := -1; dr <= 1; dr++ {
				for dc := -1; dc <= 1; dc++ {
					if dr == 0 && dc == 0 {
						continue
					}
					if grid[(r+dr+len(grid))%len(grid)][(c+dc+len(grid[r]))%len(grid[r])] {
						n++
					}
				}
			}
			next[r][c] = n == 3 || grid[r][c] && n == 2
		}
	}
	return next
}

func main() {
	blocks := []block{{"sys", 3, 9}, {"rag", 5, 10}, {"chat", 4, 8}, {"tool", 2, 3}, {"code", 7, 16}}
	for _, c := range []int{0, 5, 9, 14, 100} {
		fmt.Println(place(blocks, c))
	}
	fmt.Println(editDistance("prefill", "refills"), editDistance("", "abc"), editDistance("späť", "spat"))
	fmt.Println(string(lcs([]rune("AGGTABQ"), []rune("GXTXAYBQ"))), lcs([]int{1, 2, 3, 9}, []int{2, 9, 3}), len(lcs([]string{"a"}, nil)))
	fmt.Println(partitions(5), partitions(50))
	fmt.Println(queens(6))
	primes := sieve(100)
	fmt.Println(len(primes), primes[len(primes)-5:], len(sieve(10000)))
	glider := [][]bool{{false, true, false, false, false}, {false, false, true, false, false}, {true, true, true, false, false}, make([]bool, 5), make([]bool, 5)}
	for range 4 {
		glider = life(glider)
	}
	for _, row := range glider {
		fmt.Println(strings.Map(func(r rune) rune { return map[rune]rune{'t': '#', 'f': '.'}[r] }, strings.NewReplacer("true", "t", "false", "f", " ", "", "[", "", "]", "").Replace(fmt.Sprint(row))))
	}
	var pascal [8][]int
	for i := range pascal {
		pascal[i] = make([]int, i+1)
		pascal[i][0], pascal[i][i] = 1, 1
		for j := 1; j < i; j++ {
			pascal[i][j] = pascal[i-1][j-1] + pascal[i-1][j]
		}
	}
	fmt.Println(pascal[7], pascal[4])
	seen, n := map[int]int{}, 27
	for ; n != 1; n = map[bool]int{true: n / 2, false: 3*n + 1}[n%2 == 0] {
		seen[n]++
	}
	fmt.Println(len(seen), n)
}
