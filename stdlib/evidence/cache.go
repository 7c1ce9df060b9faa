package evidence

import (
	"fmt"
	"slices"
	"strings"

	"kvsh/stdlib/frame"
)

// Thrashing says which workloads have more KV cache than the CPU cache holds that their
// runs had on, so that it may give nothing: "50k tokens, 50 prompts: 175.7 GB of KV cache
// for a CPU cache of 100 GB (CPU, Local Disk + CPU cache)". It says nothing of runs whose
// model or cache is not known.
func Thrashing(runs *frame.Frame) ([]string, error) {
	runs, err := Media(runs)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(modelsOf(runs), func(name string) bool { _, err := FindModel(name); return err == nil }) {
		return nil, nil
	}
	rates, err := KVRate(runs, KVOptions{})
	if err != nil {
		return nil, err
	}
	rates = rates.Where("thrash", "==", true)
	groups, err := GroupBy(rates, "phase", "input_len", "num_prompts", "cache_gb")
	if err != nil {
		return nil, err
	}
	working, err := rates.Floats("working_set_gb")
	if err != nil {
		return nil, err
	}
	cache, err := rates.Floats("cache_gb")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, g := range groups {
		own := rates.Take(g.Rows)
		words, err := Settings(own, "phase", "input_len", "num_prompts")
		if err != nil {
			return nil, err
		}
		media, err := Values(own, "media")
		if err != nil {
			return nil, err
		}
		slices.SortFunc(media, compareValues)
		row := g.Rows[0]
		out = append(out, fmt.Sprintf("%s: %.1f GB of KV cache for a CPU cache of %g GB (%s).", strings.Join(words, ", "), working[row], cache[row], strings.Join(media, ", ")))
	}
	return out, nil
}

// modelsOf are the models of runs, none if that is not told.
func modelsOf(runs *frame.Frame) []string {
	models, err := Values(runs, "model")
	if err != nil {
		return nil
	}
	return models
}
