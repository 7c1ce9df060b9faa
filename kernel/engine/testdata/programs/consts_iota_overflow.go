//go:build ignore

package main

import (
	"fmt"
	"math"
)

type medium uint8

const (
	hbm medium = iota + 1
	cpu
	_
	gds
	last = iota
)

const (
	kib = 1 << (10 * (iota + 1))
	mib
	gib
)

const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

type flag uint16

const (
	dirty flag = 1 << iota
	pinned
	shared
	mask = dirty | shared
)

func (f flag) String() string {
	s := ""
	for i, n := range [...]string{"D", "P", "S"} {
		if f&(1<<i) != 0 {
			s += n
		}
	}
	return s + fmt.Sprintf("(%#x)", uint16(f))
}

const (
	huge         = 1 << 100
	third        = 1.0 / 3
	intDiv       = 7 / 2
	mixed        = 7 / 2.0
	char         = 'a' + 1
	text         = "con" + "cat"
	length       = len(text)
	big          = huge >> 98
	typed   int8 = -1 << 7
	cmplxC       = (1 + 2i) * (3 - 1i)
	isSmall      = huge < 1<<101 && length == 6
)

func main() {
	fmt.Println(hbm, cpu, gds, last, kib, mib, gib, a, b, c, d, e, f)
	fmt.Println(dirty, pinned, shared, mask, mask&^dirty, ^flag(0), flag(0))
	fmt.Printf("%v %T %T %T %T %T\n", char, char, third, intDiv, cmplxC, gds)
	fmt.Println(intDiv, mixed, string(rune(char)), text, length, big, typed, cmplxC, isSmall, float32(third), third)

	var i8 int8 = math.MaxInt8
	var u8 uint8 = 250
	var i16 int16 = math.MinInt16
	var u16 uint16 = 1
	var i32 int32 = math.MaxInt32
	var u32 uint32
	var i64 int64 = math.MaxInt64
	var u64 uint64 = math.MaxUint64
	i8++
	u8 += 10
	i16--
	u16 -= 2
	i32 *= 2
	u32--
	i64 += 2
	u64 *= u64
	fmt.Println(i8, u8, i16, u16, i32, u32, i64, u64)
	i8, u8, u16 = math.MinInt8, 200, 0xFFFF
	fmt.Println(-i8, i8/-1, i8*i8, i8-1, u8*2, u8<<1, ^u8, -u8, u16*u16, u16+1 == 0)
	fmt.Println(int8(u8), uint8(i8), int16(int8(u8)), uint16(i8), int32(i16), uint64(i8), uint32(math.MaxUint32&u64), int8(i64))
	fl := -3.99
	fmt.Println(int(fl), int8(fl), int64(2.5e9+fl), float32(16777217), float64(float32(0.1)), uint8(int(fl)))
	fmt.Println(-7/2, -7%2, 7/-2, 7%-2, -7>>1, uint32(1)<<31>>31, int32(-8)>>1, int8(-1)>>7)
	var s uint = 70
	one := 1
	fmt.Println(one<<s, uint8(1)<<7, int8(1)<<s, -1>>s, uint16(0xFFFF)>>s, 1<<3|1<<1, 6&^2, 5^1, ^5, 0b1010&0o17^0xF)
	var shift64 int64 = 1<<62 + 1<<61
	fmt.Println(shift64<<1, shift64<<2, uint64(shift64)<<2, shift64>>60)
	var f32 float32 = 1 << 24
	fmt.Println(f32 == f32+1, 0.1+0.2 == 0.3, float64(0.1)+float64(0.2), 1_000_000, 0x1p-2, 1e3)
	x, y := 0.1, 0.2
	fmt.Println(x+y == 0.3, x+y, float32(x)+float32(y), int64(math.Float64bits(-0.0)), math.MaxUint32, math.Pi)
	inf, nan, zero := math.Inf(1), math.NaN(), 0.0
	fmt.Println(inf-inf, inf > math.MaxFloat64, nan == nan, nan != nan, nan < 1, 1/zero, -1/zero, zero/zero, max(nan, 1), min(2, nan))
	m := map[float64]int{nan: 1}
	m[nan] = 2
	m[zero], m[-zero] = 3, 4
	fmt.Println(len(m), m[nan], m[0])
	clear(m)
	fmt.Println(len(m))
	const limit uint8 = 255
	var n uint8
	for n = limit - 2; n >= 253; n++ {
	}
	fmt.Println(n, limit/2, byte('A')+n+limit, gds*60, medium(200+n)+gds)
	var r rune = 'z'
	r -= 'a' - 'A'
	fmt.Println(r, string(r), 'x'-'a', "abc"[1]-'a', string([]byte{104, 105}), fmt.Sprintf("%c", 'a'+2))
}
