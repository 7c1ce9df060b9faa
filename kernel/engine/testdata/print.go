//go:build ignore

package main

type celsius float64

type num int

func (n num) String() string { return "num" }

func main() {
	println(1.5, 0.0, -2e300, 1e-7, celsius(3), num(4), true, "s", uint8(200), 'a', 1<<40, complex(1, -2), int64(-3))
	var z float64
	println(1/z, -1/z, z/z)
	print("a", 1, "b", 2.5, "\n")
	println(1e6, 123456789.0, float32(0.1), complex64(1), uintptr(7), byte(3))
	println()
	defer println("deferred", num(5))
	func() {
		println := func(v ...int) { print("mine ", len(v), "\n") }
		println(1, 2)
	}()
}
