package evidence

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
)

// KVOptions say what runs don't tell of their KV cache.
type KVOptions struct {
	Model   string  // as [FindModel] takes it; "" for each run's own
	CacheGB float64 // size of the cache in GB of 10⁹ bytes, for all runs; 0 for what is known of their batches
}

// KVRate adds how much KV cache the runs go through, and whether it fits:
//
//   - kv_gb_per_s: input tokens a second as bytes of KV cache, in GB/s. Input tokens a
//     second are total_input_tokens by duration; of a run that lacks them, the total token
//     throughput. It is what a run loads if the cache has all of its tokens, and what it
//     stores if the cache has none.
//   - link_share: that rate as a share of the bandwidth of the network; null without one.
//   - working_set_gb: the KV cache of all prompts of the run, in GB.
//   - cache_gb: the size of the CPU cache, in GB, of runs that have it on: the column
//     cpu_cache_gb if there is one, else what the notes of the published batches tell, see
//     [bench.BuiltinManifest].
//   - thrash: the working set is larger than the cache. If the prompts come in the same
//     order again, a cache that evicts what was used least recently then finds none of them.
//
// What is not known of a run is null. It is an error if the model of no run is known.
func KVRate(runs *frame.Frame, opts KVOptions) (*frame.Frame, error) {
	if err := runs.Err(); err != nil {
		return nil, err
	}
	if !(opts.CacheGB >= 0) {
		return nil, fmt.Errorf("kv rate: a cache of %g GB is none; give its size, or 0 for what is known", opts.CacheGB)
	}
	size, err := tokenSizes(runs, opts.Model)
	if err != nil {
		return nil, err
	}
	rate, err := inputRates(runs)
	if err != nil {
		return nil, err
	}
	tokens, err := promptTokens(runs)
	if err != nil {
		return nil, err
	}
	link, err := linkRates(runs)
	if err != nil {
		return nil, err
	}
	cache, err := cacheSizes(runs, opts.CacheGB)
	if err != nil {
		return nil, err
	}
	n := runs.Len()
	used, share, set := make([]float64, n), make([]float64, n), make([]float64, n)
	thrash, open := make([]bool, n), make([]bool, n)
	for i := range n {
		used[i] = rate[i] * size[i] / gb
		share[i] = used[i] / link[i]
		set[i] = tokens[i] * size[i] / gb
		thrash[i] = set[i] > cache[i]
		open[i] = math.IsNaN(set[i]) || math.IsNaN(cache[i])
	}
	out := runs.With(frame.Floats("kv_gb_per_s", used)).
		With(frame.Floats("link_share", share)).
		With(frame.Floats("working_set_gb", set)).
		With(frame.Floats("cache_gb", cache)).
		With(frame.Bools("thrash", thrash).WithNulls(open))
	return out, out.Err()
}

const gb = 1e9 // bytes

// tokenSizes are the bytes of KV cache a token, of each run; NaN if its model is not
// known.
func tokenSizes(runs *frame.Frame, model string) ([]float64, error) {
	if model != "" {
		m, err := FindModel(model)
		if err != nil {
			return nil, err
		}
		return slices.Repeat([]float64{float64(m.BytesPerToken())}, runs.Len()), nil
	}
	names, err := textsIfAny(runs, "model")
	if err != nil {
		return nil, err
	}
	sizes := map[string]float64{}
	out := make([]float64, len(names))
	known := false
	for i, name := range names {
		size, ok := sizes[name]
		if !ok {
			size = nan
			if m, err := FindModel(name); err == nil {
				size = float64(m.BytesPerToken())
			}
			sizes[name] = size
		}
		out[i] = size
		known = known || !math.IsNaN(size)
	}
	if !known && len(names) > 0 {
		return nil, noModel(names)
	}
	return out, nil
}

// noModel is the error that the model of no run is known.
func noModel(names []string) error {
	have := slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(names))), func(name string) bool { return name == "" })
	if len(have) == 0 {
		have = []string{"none"}
	}
	return fmt.Errorf("kv rate: the size of the KV cache is known of no model that the runs name (%s); give the model, one of %s", strings.Join(have, ", "), strings.Join(modelNames(), ", "))
}

// inputRates are the input tokens a second of each run.
func inputRates(runs *frame.Frame) ([]float64, error) {
	if !runs.Has("total_input_tokens") || !runs.Has("duration") {
		return runs.Floats("total_token_throughput")
	}
	input, err := runs.Floats("total_input_tokens")
	if err != nil {
		return nil, err
	}
	duration, err := runs.Floats("duration")
	if err != nil {
		return nil, err
	}
	total, err := numbersIfAny(runs, "total_token_throughput")
	if err != nil {
		return nil, err
	}
	out := slices.Clone(total)
	for i := range out {
		if duration[i] > 0 && !math.IsNaN(input[i]) {
			out[i] = input[i] / duration[i]
		}
	}
	return out, nil
}

// promptTokens are the tokens of all prompts of each run, by its nominal input length.
func promptTokens(runs *frame.Frame) ([]float64, error) {
	prompts, err := numbersIfAny(runs, "num_prompts")
	if err != nil {
		return nil, err
	}
	length, err := numbersIfAny(runs, "input_len")
	if err != nil {
		return nil, err
	}
	out := make([]float64, runs.Len())
	for i := range out {
		out[i] = prompts[i] * length[i]
	}
	return out, nil
}

// linkRates are the bandwidths of the networks in GB/s: 50 of "400g", which are gigabits.
func linkRates(runs *frame.Frame) ([]float64, error) {
	bandwidth, err := textsIfAny(runs, "bandwidth")
	if err != nil {
		return nil, err
	}
	out := make([]float64, len(bandwidth))
	for i, text := range bandwidth {
		out[i] = nan
		number, ok := strings.CutSuffix(text, "g")
		if gigabits, err := strconv.ParseUint(number, 10, 64); ok && err == nil && gigabits > 0 {
			out[i] = float64(gigabits) / 8
		}
	}
	return out, nil
}

// cacheSizes are the sizes of the cache of each run in GB: the given one, or if it is 0
// that of the batch.
func cacheSizes(runs *frame.Frame, given float64) ([]float64, error) {
	if given > 0 {
		return slices.Repeat([]float64{given}, runs.Len()), nil
	}
	if runs.Has("cpu_cache_gb") {
		return runs.Floats("cpu_cache_gb")
	}
	folders, err := textsIfAny(runs, "folder")
	if err != nil {
		return nil, err
	}
	on, err := textsIfAny(runs, "cpu_offload")
	if err != nil {
		return nil, err
	}
	batches := bench.BuiltinManifest()
	out := make([]float64, runs.Len())
	for i := range out {
		out[i] = nan
		if on[i] == "on" {
			out[i] = batches.CPUCacheGB(folders[i])
		}
	}
	return out, nil
}

// textsIfAny is a column as text, with "" throughout if the frame lacks it.
func textsIfAny(runs *frame.Frame, column string) ([]string, error) {
	if !runs.Has(column) {
		return make([]string, runs.Len()), nil
	}
	return texts(runs, column)
}

// numbersIfAny is a column of numbers, with NaN throughout if the frame lacks it.
func numbersIfAny(runs *frame.Frame, column string) ([]float64, error) {
	if !runs.Has(column) {
		return slices.Repeat([]float64{nan}, runs.Len()), nil
	}
	return runs.Floats(column)
}
