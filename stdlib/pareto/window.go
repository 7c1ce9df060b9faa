package pareto

// A window holds points, one after the other, that others are held against. All of
// their measures are better when small.
type window struct {
	dims int
	at   []float64
}

func (w *window) point(i int) []float64 { return w.at[i*w.dims : (i+1)*w.dims] }

// beats reports whether one of the points beats p. It moves the one that does
// forward: what beat one point is likely to beat the next.
func (w *window) beats(p []float64) bool {
	at, dims := w.at, w.dims
	for from := 0; from < len(at); from += dims {
		if beats(at[from:from+dims], p) {
			w.promote(from / dims)
			return true
		}
	}
	return false
}

// promote swaps a point with that at half its distance from the front, so that a
// single success does not displace the one that succeeds most.
func (w *window) promote(i int) {
	p, ahead := w.point(i), w.point(i/2)
	for k := range p {
		p[k], ahead[k] = ahead[k], p[k]
	}
}

// beats reports whether p is at least as good as q in every measure and better in
// one. Measures are better when small.
func beats(p, q []float64) bool {
	better := false
	for k, v := range p {
		if v > q[k] {
			return false
		}
		better = better || v < q[k]
	}
	return better
}
