package evidence

import (
	"fmt"
	"slices"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
)

// DiskWithCache is the medium of runs of Local Disk with the CPU cache on.
const DiskWithCache = "Local Disk + CPU cache"

// Media adds the column "media": the modality, but [DiskWithCache] for runs of
// Local Disk with the CPU cache on, since these measure that cache as long as the
// tokens fit in it. Runs scanned by seed semantics keep the modality.
func Media(runs *frame.Frame) (*frame.Frame, error) {
	names, err := texts(runs, "modality")
	if err != nil {
		return nil, err
	}
	if runs.Has("cpu_offload") {
		cached, err := texts(runs, "cpu_offload")
		if err != nil {
			return nil, err
		}
		for i, cache := range cached {
			if names[i] == "Local Disk" && cache == "on" {
				names[i] = DiskWithCache
			}
		}
	}
	return runs.With(frame.Strings("media", names)), nil
}

// Missing lists the modalities of which there is no run.
func Missing(runs *frame.Frame) ([]string, error) {
	have, err := texts(runs, "modality")
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(bench.Modalities(), func(m string) bool { return slices.Contains(have, m) }), nil
}

// Networks adds the column "network": bandwidth, direction and arcc of a run,
// such as "800g-EW-arccN", or "no network".
func Networks(runs *frame.Frame) (*frame.Frame, error) {
	columns, err := textColumns(runs, "bandwidth", "direction", "arcc")
	if err != nil {
		return nil, err
	}
	names := make([]string, runs.Len())
	for i := range names {
		bandwidth := columns[0][i]
		switch bandwidth {
		case "":
			bandwidth = bench.Unknown
		case "N/A":
			names[i] = "no network"
			continue
		}
		names[i] = fmt.Sprintf("%s-%s-arcc%s", bandwidth, ShortDirection(columns[1][i]), columns[2][i])
	}
	return runs.With(frame.Strings("network", names)), nil
}

// Paths adds the column "path": direction and arcc of the network of a run, such as
// "EW arccN", whatever its bandwidth. It is empty without a network.
func Paths(runs *frame.Frame) (*frame.Frame, error) {
	columns, err := textColumns(runs, "bandwidth", "direction", "arcc")
	if err != nil {
		return nil, err
	}
	names := make([]string, runs.Len())
	for i := range names {
		if columns[0][i] != "N/A" {
			names[i] = fmt.Sprintf("%s arcc%s", ShortDirection(columns[1][i]), columns[2][i])
		}
	}
	return runs.With(frame.Strings("path", names)), nil
}

// Directions is the direction of each run as EW, NS, NA, or its own text.
func Directions(runs *frame.Frame) ([]string, error) {
	out, err := texts(runs, "direction")
	for i, d := range out {
		out[i] = ShortDirection(d)
	}
	return out, err
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
