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
	switch temperature {
	case "all":
	case "warm", "cold":
		runs = runs.Where("temperature", "==", temperature)
	case "settled":
		runs = runs.Where("settled", "==", true)
	default:
		return nil, fmt.Errorf("select %q: a temperature is warm, cold, settled or all%s", temperature, nearest.Question(temperature, Temperatures()))
	}
	return runs, runs.Err()
}
