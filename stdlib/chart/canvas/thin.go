package canvas

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// A room is an axis of a size for labels that are half long to each side of their
// place, and need a gap between them.
type room struct {
	size, gap vg.Length
	half      func(tick) vg.Length
}

// thin takes the labels away that would touch a neighbour: on an even axis all but
// each second, third and so on, on a log axis those between the powers of ten, else
// each that touches the one before.
func (s *scale) thin(a *scene.Axis, r room) {
	var labelled []tick
	for _, k := range s.ticks {
		if k.lines != nil {
			labelled = append(labelled, k)
		}
	}
	if r.fits(labelled) {
		return
	}
	kept := labelled
	if powers := powersOfTen(labelled); a.Scale == scene.Log && len(powers) > 1 {
		kept = powers
	}
	if even(kept) {
		kept = r.eachOf(kept)
	}
	kept = r.apart(kept)
	for i, k := range s.ticks {
		if !slices.ContainsFunc(kept, func(other tick) bool { return other.at == k.at }) {
			s.ticks[i].lines = nil
		}
	}
}

func (r room) touch(a, b tick) bool {
	return r.size*vg.Length(b.place-a.place) < r.half(a)+r.half(b)+r.gap
}

func (r room) fits(ticks []tick) bool {
	for i := 1; i < len(ticks); i++ {
		if r.touch(ticks[i-1], ticks[i]) {
			return false
		}
	}
	return true
}

// eachOf is every nth of even ticks, with the least n that fits. Zero is among them
// if it is there.
func (r room) eachOf(ticks []tick) []tick {
	zero := slices.IndexFunc(ticks, func(k tick) bool { return k.at == 0 })
	kept := ticks
	for n := 2; !r.fits(kept); n++ {
		kept = nil
		for i := max(zero, 0) % n; i < len(ticks); i += n {
			kept = append(kept, ticks[i])
		}
	}
	return kept
}

// apart is ticks without those that touch the one before.
func (r room) apart(ticks []tick) []tick {
	var kept []tick
	for _, k := range ticks {
		if n := len(kept); n == 0 || !r.touch(kept[n-1], k) {
			kept = append(kept, k)
		}
	}
	return kept
}

func powersOfTen(ticks []tick) []tick {
	var out []tick
	for _, k := range ticks {
		if exponent := math.Log10(k.at); math.Abs(exponent-math.Round(exponent)) < 1e-9 {
			out = append(out, k)
		}
	}
	return out
}

// even reports whether ticks have equal distances.
func even(ticks []tick) bool {
	if len(ticks) < 3 {
		return false
	}
	step := ticks[1].place - ticks[0].place
	for i := 1; i < len(ticks); i++ {
		if math.Abs(ticks[i].place-ticks[i-1].place-step) > step/100 {
			return false
		}
	}
	return true
}
