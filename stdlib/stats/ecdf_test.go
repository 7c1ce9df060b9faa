package stats

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"
)

func TestECDF(t *testing.T) {
	for _, tt := range []struct {
		name              string
		x, values, shares []float64
	}{
		{"no values", nil, nil, nil},
		{"missing values only", []float64{nan, nan}, nil, nil},
		{"one value", []float64{5}, []float64{5}, []float64{1}},
		{"two values", []float64{7, 5}, []float64{5, 7}, []float64{0.5, 1}},
		{"ties", []float64{2, 1, 2, 3}, []float64{1, 2, 3}, []float64{0.25, 0.75, 1}},
		{"all equal", []float64{4, 4, 4}, []float64{4}, []float64{1}},
		{"a missing value is left out", []float64{nan, 1, 2}, []float64{1, 2}, []float64{0.5, 1}},
		{"infinities", []float64{inf, -inf, 0, 1}, []float64{-inf, 0, 1, inf}, []float64{0.25, 0.5, 0.75, 1}},
		{"zeros are equal whatever their sign", []float64{0, math.Copysign(0, -1)}, []float64{0}, []float64{1}},
	} {
		values, shares := ECDF(tt.x)
		if !slices.Equal(values, tt.values) || !slices.Equal(shares, tt.shares) {
			t.Errorf("%s: %v %v, want %v %v", tt.name, values, shares, tt.values, tt.shares)
		}
	}
}

func FuzzECDF(f *testing.F) {
	f.Add([]byte("some sixteen bytes and some more"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var x []float64
		for ; len(data) >= 2; data = data[2:] {
			x = append(x, math.Float64frombits(uint64(binary.LittleEndian.Uint16(data))<<48))
		}
		values, shares := ECDF(x)
		n := float64(len(present(x)))
		for i, v := range values {
			atMost := 0
			for _, w := range x {
				if w <= v {
					atMost++
				}
			}
			if shares[i] != float64(atMost)/n || i > 0 && v <= values[i-1] {
				t.Fatalf("%v: values %v with shares %v", x, values, shares)
			}
		}
		if n > 0 && shares[len(shares)-1] != 1 {
			t.Fatalf("%v: the shares %v do not end at 1", x, shares)
		}
	})
}
