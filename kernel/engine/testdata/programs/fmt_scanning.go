//go:build ignore

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

type result struct {
	medium     string
	batch      int
	ttft, itl  float64
	throughput uint32
	ok         bool
}

func parse(line string) (r result, err error) {
	_, err = fmt.Sscanf(line, "%s b=%d ttft=%f itl=%f tp=%d ok=%t", &r.medium, &r.batch, &r.ttft, &r.itl, &r.throughput, &r.ok)
	return
}

type kelvin float64

func main() {
	for _, line := range []string{
		"HBM b=8 ttft=12.5 itl=3e1 tp=4000 ok=true",
		"CPU b=16 ttft=30 itl=4 tp=-1 ok=true",
		"GDS b=x ttft=1",
		"Disk b=1 ttft=2 itl=3 tp=4",
		"",
	} {
		r, err := parse(line)
		fmt.Printf("%+v err=%v\n", r, err)
	}
	var a, b int
	var s string
	n, err := fmt.Sscan("10 20 rest of it", &a, &b, &s)
	fmt.Println(n, err, a, b, s)
	n, err = fmt.Sscan("10\n\n0x1f", &a, &b)
	fmt.Println(n, err, a, b)
	n, err = fmt.Sscanln("1\n2", &a, &b)
	fmt.Println(n, err, a)
	n, err = fmt.Sscan("7", &a, &b)
	fmt.Println(n, err, errors.Is(err, io.ErrUnexpectedEOF), err == io.EOF)
	n, err = fmt.Sscan("", &a)
	fmt.Println(n, err, err == io.EOF)
	n, err = fmt.Sscan("abc", &a)
	fmt.Println(n, err)
	n, err = fmt.Sscanf("07-2024", "%02d-%4d", &a, &b)
	fmt.Println(n, err, a, b)
	var hex uint8
	var r rune
	var k kelvin
	var by []byte
	n, err = fmt.Sscanf("ff X 300.5 bytes", "%x %c %g %s", &hex, &r, &k, &by)
	fmt.Println(n, err, hex, string(r), k, string(by))
	n, err = fmt.Sscanf("256", "%d", &hex)
	fmt.Println(n, err)
	var q string
	var t bool
	n, err = fmt.Sscanf(`"quo ted" T`, "%q %t", &q, &t)
	fmt.Println(n, err, q, t)
	n, err = fmt.Sscanf("abcdef", "%3s%s", &q, &s)
	fmt.Println(n, err, q, s)
	_, err = fmt.Sscanf("x", "y%d", &a)
	fmt.Println(err)
	_, err = fmt.Sscan("1", a)
	fmt.Println(err)

	in := bufio.NewReader(strings.NewReader("3\n1.5 2.5 3.5\nname total\n"))
	var count int
	fmt.Fscan(in, &count)
	sum, vals := 0.0, make([]float64, count)
	for i := range vals {
		fmt.Fscan(in, &vals[i])
		sum += vals[i]
	}
	var m struct{ key, val string }
	n, err = fmt.Fscan(in, &m.key, &m.val)
	fmt.Println(count, vals, sum, m, n, err)
	n, err = fmt.Fscan(in, &m.key)
	fmt.Println(n, err, m.key)
	arr := [3]int{}
	ptrs := make([]any, 0, 3)
	for i := range arr {
		ptrs = append(ptrs, &arr[i])
	}
	n, err = fmt.Sscanf("1,2,3", "%d,%d,%d", ptrs...)
	fmt.Println(n, err, arr)
}
