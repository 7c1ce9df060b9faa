//go:build ignore

package main

import (
	"fmt"
	"strings"
)

func grade(ms float64) string {
	switch {
	case ms < 0:
		return "invalid"
	case ms < 20:
		return "fast"
	case ms < 100, ms == 1234:
		return "fine"
	default:
		return "slow"
	}
}

func fall(n int) (out []string) {
	switch n {
	case 0:
		out = append(out, "zero")
		fallthrough
	case 1:
		out = append(out, "one")
		if n == 0 {
			break
		}
		fallthrough
	default:
		out = append(out, "default")
		fallthrough
	case 2:
		out = append(out, "two")
	case 3:
	}
	return
}

func side(s string, log *[]string, v int) int { *log = append(*log, s); return v }

func parse(s string) (toks []string, err error) {
	i := 0
next:
	for i < len(s) {
		switch c := s[i]; {
		case c == ' ':
			i++
			continue
		case c == '#':
			break next
		case '0' <= c && c <= '9':
			j := i
			for ; j < len(s); j++ {
				if s[j] < '0' || s[j] > '9' {
					break
				}
			}
			toks = append(toks, "n"+s[i:j])
			i = j
		case strings.ContainsRune("+-*/", rune(c)):
			toks = append(toks, "o"+string(c))
			i++
		default:
			err = fmt.Errorf("unexpected %q at %d", c, i)
			break next
		}
	}
	return
}

func retry(fail int) (tries int, log string) {
again:
	tries++
	if tries <= fail {
		log += "x"
		if tries < 4 {
			goto again
		}
		goto give
	}
	log += "ok"
	return
give:
	log += "gave up"
	return
}

func search(grid [][]int, want int) (r, c int) {
	r, c = -1, -1
rows:
	for i, row := range grid {
		for j, v := range row {
			if v < 0 {
				continue rows
			}
			if v == want {
				r, c = i, j
				break rows
			}
		}
		fmt.Print("row", i, " ")
	}
	return
}

func main() {
	for _, ms := range []float64{-1, 5, 20, 1234, 500} {
		fmt.Print(grade(ms), " ")
	}
	fmt.Println()
	for n := range 5 {
		fmt.Print(n, fall(n), " ")
	}
	fmt.Println()
	var log []string
	switch side("tag", &log, 2) {
	case side("a", &log, 1), side("b", &log, 2), side("c", &log, 3):
		log = append(log, "hit")
	case side("d", &log, 2):
	}
	fmt.Println(log)
	fmt.Println(parse("12 + 3*4 # rest"))
	fmt.Println(parse("1 $ 2"))
	fmt.Println(retry(2))
	fmt.Println(retry(9))
	fmt.Println(search([][]int{{1, 2}, {3, -1, 7}, {5, 7}}, 7))
	fmt.Println(search(nil, 1))
	switch x := any(3.5); y := x.(type) {
	case float64:
		x = "reassigned"
		fmt.Println(x, y)
	}
	switch n := len(log); n {
	case 4 - 1:
		fmt.Println("three")
	case 4, 5:
		fmt.Println("four or five", n)
	}
	switch true {
	case false:
		fmt.Println("no")
	case len("abc") == 3 && !false:
		fmt.Println("bool switch")
	}
	switch s := "b"; {
	case s > "a" && s < "c":
		fmt.Println("between")
	}
	switch any(int64(1)) {
	case 1:
		fmt.Println("int")
	case int64(1):
		fmt.Println("int64")
	}
	switch {
	default:
		fmt.Println("default first")
	case len(log) == 0:
		fmt.Println("never")
	}
	type p struct{ x, y int }
	switch (p{1, 2}) {
	case p{2, 1}:
		fmt.Println("swapped")
	case p{1, 2}:
		fmt.Println("struct case")
	}
	i, j := 0, 10
	for i < j {
		i, j = i+1, j-1
		if i == 2 {
			continue
		}
		if j-i < 3 {
			break
		}
		fmt.Print(i, ":", j, " ")
	}
	fmt.Println(i, j)
block:
	switch {
	case i >= 0:
		if i > 0 {
			break block
		}
		fmt.Println("skipped")
	}
	for {
		if i++; i > 8 {
			break
		}
	}
	var fs []func() int
	for i, s := 0, "ab"; i < len(s); i, s = i+1, s+"c"[:1-i%2] {
		if len(s) > 4 {
			break
		}
		fs = append(fs, func() int { return i*10 + len(s) })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println(i)
}
