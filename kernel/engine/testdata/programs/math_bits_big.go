//go:build ignore

package main

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/cmplx"
)

type rational struct{ *big.Rat }

func (r rational) String() string { return "q" + r.RatString() }

func fact(n int64) *big.Int {
	if n < 2 {
		return big.NewInt(1)
	}
	return new(big.Int).Mul(big.NewInt(n), fact(n-1))
}

func harmonic(n int) rational {
	sum := rational{new(big.Rat)}
	for i := range n {
		sum.Add(sum.Rat, big.NewRat(1, int64(i)+1))
	}
	return sum
}

func isqrt(n uint) uint {
	if n == 0 {
		return 0
	}
	x := uint(1) << ((bits.Len(n) + 1) / 2)
	for {
		y := (x + n/x) / 2
		if y >= x {
			return x
		}
		x = y
	}
}

func fft(a []complex128) []complex128 {
	n := len(a)
	if n == 1 {
		return a
	}
	var even, odd []complex128
	for i, v := range a {
		if i%2 == 0 {
			even = append(even, v)
		} else {
			odd = append(odd, v)
		}
	}
	e, o := fft(even), fft(odd)
	out := make([]complex128, n)
	for k := range n / 2 {
		t := cmplx.Exp(complex(0, -2*math.Pi*float64(k)/float64(n))) * o[k]
		out[k], out[k+n/2] = e[k]+t, e[k]-t
	}
	return out
}

func main() {
	fmt.Println(fact(30), fact(30).BitLen(), new(big.Int).Exp(big.NewInt(3), big.NewInt(100), big.NewInt(1000007)))
	q, r := new(big.Int).QuoRem(fact(20), big.NewInt(-97), new(big.Int))
	fmt.Println(q, r, q.Sign(), q.Cmp(r), fact(25).ProbablyPrime(5))
	v, ok := new(big.Int).SetString("deadbeefcafebabe1234", 16)
	fmt.Println(v, ok, v.Text(36), v.Uint64(), v.IsInt64())
	_, ok = new(big.Int).SetString("12z", 10)
	fmt.Printf("%v %s %x %d %+v\n", ok, v, big.NewInt(255), big.NewInt(-3), []*big.Int{big.NewInt(1)})
	fmt.Println(harmonic(10), harmonic(3).FloatString(5), harmonic(0))
	f, _ := new(big.Float).SetPrec(100).SetString("0.1")
	fmt.Println(f.Text('g', 30), new(big.Float).Sqrt(big.NewFloat(2)), new(big.Int).GCD(nil, nil, big.NewInt(48), big.NewInt(180)))

	fmt.Println(bits.OnesCount(255), bits.LeadingZeros32(1), bits.TrailingZeros(8), bits.Len(0), bits.Reverse8(0b1101), bits.RotateLeft16(0x1234, 4) == 0x2341)
	hi, lo := bits.Mul64(math.MaxUint64, 3)
	sum, carry := bits.Add64(math.MaxUint64, 1, 0)
	fmt.Println(hi, lo, sum, carry, bits.UintSize, isqrt(1<<40+5), isqrt(99))
	fmt.Println(math.Sqrt(2), math.Hypot(3, 4), math.Cbrt(27), math.Log2(8), math.Log1p(1e-10), math.Pow(2, -3))
	fmt.Println(math.Floor(-1.5), math.Ceil(-1.5), math.Trunc(-1.5), math.Round(-2.5), math.RoundToEven(2.5), math.Mod(-7, 3), math.Remainder(7, 4))
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.MaxInt8, math.MinInt16, math.Inf(1) > math.MaxFloat64, math.NaN() == math.NaN())
	frac, exp := math.Frexp(40)
	whole, part := math.Modf(-3.25)
	fmt.Println(frac, exp, whole, part, math.Signbit(math.Copysign(0, -1)), math.Float64bits(1.5), math.Float32frombits(0x40490fdb))
	fmt.Println(math.IsInf(math.Exp(1000), 1), math.Max(math.NaN(), 1), math.Min(-0.0, 0), math.Dim(5, 8), math.Gamma(5), math.Erf(0.5))
	c := complex(3, 4)
	fmt.Println(c, real(c), imag(c), cmplx.Abs(c), cmplx.Conj(c), c*c, c/2i, -c, cmplx.Sqrt(-1), c == 3+4i)
	fmt.Printf("%.2f %v %.3f\n", cmplx.Exp(1i*math.Pi), complex64(c), cmplx.Phase(-1))
	for _, x := range fft([]complex128{1, 2, 3, 4}) {
		fmt.Printf("%.1f ", x)
	}
	fmt.Println()
}
