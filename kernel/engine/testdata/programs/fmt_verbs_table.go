//go:build ignore

package main

import (
	"fmt"
	"math"
	"strings"
)

type (
	celsius float32
	mask    uint8
	label   string
	raw     []byte
	flags   [3]bool
	cplx    complex128
)

func main() {
	fmt.Printf("|%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%c|%q|%U|%#U|\n", 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 65, 65, 0x1F600, 0x1F600)
	fmt.Printf("|%f|%.2f|%8.3f|%-8.2f|%08.3f|%+.1f|%e|%.3E|%g|%G|%.3g|%6.0f|\n", math.Pi, math.Pi, math.Pi, math.Pi, -math.Pi, math.Pi, 123456.789, 123456.789, 1e21, 1e-7, 123456.789, 2.5)
	fmt.Printf("|%s|%10s|%-10s|%.3s|%q|%x|%X|% x|%#q|%+q|\n", "gds", "gds", "gds", "prefill", "a\"b\n", "hi", "hi", "hi", "back`tick", "é")
	fmt.Printf("|%t|%5t|%v|%v|%v|\n", true, false, nil, []int(nil), map[string]int(nil))
	fmt.Printf("|%*d|%-*d|%.*f|%[2]d %[1]d|%[3]*.[2]*[1]f|\n", 6, 42, 6, 42, 2, math.E, 7)
	fmt.Printf("%[2]d %[1]d\n", 1, 2)
	fmt.Printf("%[3]*.[2]*[1]f|\n", 12.0, 2, 6)
	fmt.Printf("%v %v %v %v\n", math.Inf(1), math.Inf(-1), math.NaN(), -0.0)
	fmt.Printf("%v %+v %#v %T\n", celsius(36.6), celsius(36.6), celsius(36.6), celsius(36.6))
	fmt.Printf("%v %#v %T %08b\n", mask(5), mask(5), mask(5), mask(5))
	fmt.Printf("%v %#v %T %q\n", label("l"), label("l"), label("l"), label("l"))
	fmt.Printf("%v %s %x %X %q %T\n", raw("abc"), raw("abc"), raw("abc"), raw("abc"), raw("abc"), raw{})
	fmt.Printf("%#v %d %v\n", raw("ab"), raw("ab"), []label{"x", "y z"})
	fmt.Printf("%v %#v\n", flags{true}, flags{true})
	fmt.Printf("%v %.1f %#v %T\n", cplx(complex(1, -2)), complex(1.25, 2), cplx(1i), cplx(0))
	fmt.Printf("%v %v %s %x\n", [3]byte{1, 2, 3}, &[]byte{1}, [2]byte{'h', 'i'}, [3]byte{1, 2, 255})
	fmt.Printf("%d%%|%5.1f%%|%c%c|%v\n", 50, 99.5, '世', 0x10FFFF+1, 'x')
	fmt.Printf("%6.2f|%-8v|%8v|%+v\n", []float64{1, 2.345}, []int{1, 2}, []string{"a", "b"}, []any{1, "a", nil})
	fmt.Printf("%q %q %v\n", []string{"a b", "c"}, [2]rune{'x', '\n'}, []error{nil})
	fmt.Printf("%x %X %#x %x\n", "hello", []byte("hello"), []byte{1, 171}, -255)
	fmt.Printf("%t %v %08.3f|%+08d|%x|%e\n", true, 1e6, 3.14159, 42, 3.5, 0.0)
	fmt.Printf("%v %v %v %v %v\n", float32(0.1), 0.1, 1e20, 1e21, 123456789.0)
	fmt.Printf("%v %v %v %v\n", int8(-128), uint8(255), uint64(math.MaxUint64), int64(math.MinInt64))
	fmt.Printf("%#v %#v %#v %#v %#v\n", 1, 1.0, "s", 'r', true)
	fmt.Printf("%#v %#v %#v\n", uint(7), int64(7), uintptr(7))
	fmt.Println(strings.Repeat("=", 20))
	fmt.Printf("%-12s%8s%8s\n", "medium", "p50", "p99")
	for i, m := range []string{"HBM", "Local Disk"} {
		fmt.Printf("%-12.10s%8.2f%8.2f\n", m, float64(i+1)*1.234, float64(i+1)*9.876)
	}
	// Wrong uses are printed, too.
	format := []string{"%d", "%z", "%", "%d %d", "%!", "%[5]d", "%.*d", "%s"}
	for _, f := range format {
		fmt.Printf(f+"\n", "str")
	}
	fmt.Println(fmt.Sprintf("%d "+f2(), 1, "extra", 2.5), fmt.Sprintf("%t %s", append([]any{3}, 4)...), fmt.Sprintf("%s", f3()...))
	fmt.Println(fmt.Sprint("a", 1, 2, "b", 3.0, nil, 'c', true, false), fmt.Sprint(), fmt.Sprint(nil, nil))
}

func f2() string { return "" }
func f3() []any  { return []any{[]int{1}, struct{ a, b any }{1, "x"}} }
