package stats

// ECDF is the empirical distribution of x: its distinct values in ascending order,
// and for each the share of the sample, up to 1, that is at most that value. An
// empty sample has none.
func ECDF(x []float64) (values, shares []float64) {
	s := present(x)
	for i, v := range s {
		if i+1 < len(s) && s[i+1] == v {
			continue
		}
		values = append(values, v)
		shares = append(shares, float64(i+1)/float64(len(s)))
	}
	return values, shares
}
