package kv

import (
	"fmt"
	"slices"
	"strings"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
)

// Media adds the column "media": the modality, but "Local Disk + CPU cache" for
// runs of Local Disk with the CPU cache on, since these measure that cache as
// long as the tokens fit in it. Runs scanned by seed semantics keep the modality.
func Media(runs *frame.Frame) *frame.Frame {
	if runs.Err() != nil {
		return runs
	}
	names := texts(runs, "modality")
	if runs.Has("cpu_offload") {
		for i, cache := range texts(runs, "cpu_offload") {
			if names[i] == "Local Disk" && cache == "on" {
				names[i] = diskWithCache
			}
		}
	}
	return runs.With(frame.Strings("media", names))
}

const diskWithCache = "Local Disk + CPU cache"

// Networks adds the column "network": bandwidth, direction and arcc of a run,
// such as "800g-EW-arccN".
func Networks(runs *frame.Frame) *frame.Frame {
	if runs.Err() != nil {
		return runs
	}
	bandwidth, direction, arcc := texts(runs, "bandwidth"), directions(runs), texts(runs, "arcc")
	names := make([]string, runs.Len())
	for i := range names {
		b := bandwidth[i]
		if b == "" {
			b = "unknown"
		}
		names[i] = fmt.Sprintf("%s-%s-arcc%s", b, direction[i], arcc[i])
	}
	return runs.With(frame.Strings("network", names))
}

// directions is the direction of each run as EW, NS, NA, or its own text.
func directions(runs *frame.Frame) []string {
	out := texts(runs, "direction")
	for i, d := range out {
		out[i] = ShortDirection(d)
	}
	return out
}

// ShortDirection is EW for 东西向, NS for 南北向, NA for none or N/A, and any
// other text as it is.
func ShortDirection(direction string) string {
	switch direction {
	case "东西向":
		return "EW"
	case "南北向":
		return "NS"
	case "", "N/A":
		return "NA"
	}
	return direction
}

// Brief keeps the columns that tell a run from others at a glance, and TTFT and
// throughput.
func Brief(runs *frame.Frame) *frame.Frame {
	if runs.Err() != nil {
		return runs
	}
	medium := "modality"
	if runs.Has("media") {
		medium = "media"
	}
	var keep []string
	for _, name := range []string{
		"input_len", "num_prompts", medium, "bandwidth", "direction", "arcc", "iteration", "mean_ttft_ms", "total_token_throughput",
	} {
		if runs.Has(name) {
			keep = append(keep, name)
		}
	}
	return runs.Select(keep...)
}

// MissingMedia names the media of which there is no run: "no HBM, GDS" or "".
func MissingMedia(runs *frame.Frame) string {
	if runs.Err() != nil {
		return ""
	}
	have := texts(runs, "modality")
	var missing []string
	for _, m := range bench.Modalities() {
		if !slices.Contains(have, m) {
			missing = append(missing, m)
		}
	}
	if len(missing) == 0 {
		return ""
	}
	return "no " + strings.Join(missing, ", ")
}
