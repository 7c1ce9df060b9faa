package evidence

import (
	"fmt"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/nearest"
)

// Temperatures are the choices of [Select].
func Temperatures() []string { return []string{"warm", "cold", "settled", "all"} }

// Select keeps the runs of a temperature: "warm", "cold", "settled" (warm, from
// where the series stays near its final level) or "all". Runs scanned by seed
// semantics have no temperature, and only "all" keeps them.
func Select(runs *frame.Frame, temperature string) (*frame.Frame, error) {
	column, value := "temperature", any(temperature)
	switch temperature {
	case "all":
		return runs, runs.Err()
	case "warm", "cold":
	case "settled":
		column, value = "settled", true
	default:
		return nil, fmt.Errorf("select %q: a temperature is warm, cold, settled or all%s", temperature, nearest.Question(temperature, Temperatures()))
	}
	if runs.Err() == nil && !runs.Has(column) {
		return nil, fmt.Errorf("select %s: the runs have no column %q, which a scan by evidence semantics gives; without it only all runs can be shown", temperature, column)
	}
	runs = runs.Where(column, "==", value)
	return runs, runs.Err()
}
