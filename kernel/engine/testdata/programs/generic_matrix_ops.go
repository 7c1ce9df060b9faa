//go:build ignore

package main

import (
	"errors"
	"fmt"
	"strings"
)

type scalar interface {
	~int | ~int64 | ~float64 | ~complex128
}

type matrix[T scalar] [][]T

var errShape = errors.New("shapes differ")

type mod int64

const prime mod = 1_000_003

func zeros[T scalar](n, m int) matrix[T] {
	out := make(matrix[T], n)
	cells := make([]T, n*m)
	for i := range out {
		out[i], cells = cells[:m:m], cells[m:]
	}
	return out
}

func identity[T scalar](n int) matrix[T] {
	out := zeros[T](n, n)
	for i := range out {
		out[i][i] = 1
	}
	return out
}

func (a matrix[T]) mul(b matrix[T], reduce ...func(T) T) (matrix[T], error) {
	if len(a[0]) != len(b) {
		return nil, fmt.Errorf("mul %dx%d by %dx%d: %w", len(a), len(a[0]), len(b), len(b[0]), errShape)
	}
	out := zeros[T](len(a), len(b[0]))
	for i, row := range a {
		for j := range b[0] {
			for k, v := range row {
				out[i][j] += v * b[k][j]
				for _, f := range reduce {
					out[i][j] = f(out[i][j])
				}
			}
		}
	}
	return out, nil
}

func (a matrix[T]) pow(n uint, reduce ...func(T) T) matrix[T] {
	out, base := identity[T](len(a)), a
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out, _ = out.mul(base, reduce...)
		}
		base, _ = base.mul(base, reduce...)
	}
	return out
}

func (a matrix[T]) transpose() matrix[T] {
	out := zeros[T](len(a[0]), len(a))
	for i, row := range a {
		for j, v := range row {
			out[j][i] = v
		}
	}
	return out
}

func mapCells[T, U scalar](a matrix[T], f func(i, j int, v T) U) matrix[U] {
	out := zeros[U](len(a), len(a[0]))
	for i := range a {
		for j := range a[i] {
			out[i][j] = f(i, j, a[i][j])
		}
	}
	return out
}

func (a matrix[T]) String() string {
	var b strings.Builder
	for i, row := range a {
		if i > 0 {
			b.WriteString(" / ")
		}
		fmt.Fprint(&b, []T(row))
	}
	return b.String()
}

func det(a matrix[float64]) (d float64) {
	if len(a) == 1 {
		return a[0][0]
	}
	sign := 1.0
	for j, v := range a[0] {
		minor := make(matrix[float64], 0)
		for _, row := range a[1:] {
			r := append([]float64(nil), row[:j]...)
			minor = append(minor, append(r, row[j+1:]...))
		}
		d += sign * v * det(minor)
		sign = -sign
	}
	return
}

func main() {
	fib := matrix[int]{{1, 1}, {1, 0}}
	fmt.Println(fib.pow(10), "|", fib.pow(0), "|", fib.pow(50)[0][1])
	big := matrix[mod]{{1, 1}, {1, 0}}
	fmt.Println(big.pow(1e9, func(m mod) mod { return m % prime }))
	a := matrix[float64]{{1, 2, 3}, {4, 5, 6}}
	p, err := a.mul(a.transpose())
	fmt.Println(p, err)
	_, err = a.mul(a)
	fmt.Println(err, errors.Is(err, errShape))
	c := mapCells(a, func(i, j int, v float64) complex128 { return complex(v, float64(i-j)) })
	fmt.Println(c, "|", c.transpose()[2])
	fmt.Printf("%v %T %T\n", c[0][0]*c[1][1], c, c[0][0])
	fmt.Println(det(matrix[float64]{{2, 0, 1}, {1, 3, 2}, {1, 1, 4}}), det(identity[float64](5)))
	z := zeros[int](2, 3)
	z[0] = append(z[0], 99) // full slice expressions keep rows apart
	z[1][0] = 7
	fmt.Println(z, len(z[0]), cap(z[1]))
	half := mapCells(fib, func(_, _ int, v int) float64 { return float64(v) / 2 })
	fmt.Println(half, half.pow(3))
	fmt.Printf("%s %v %d\n", fib, []matrix[int]{fib}, fib)
}
