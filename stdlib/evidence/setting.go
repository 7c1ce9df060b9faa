package evidence

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
)

// Setting lists the columns that say how runs were made, beside their input
// length.
func Setting() []string {
	return []string{"phase", "modality", "cpu_offload", "bandwidth", "direction", "arcc", "num_prompts", "max_concurrency", "request_rate", "model", "chunksize"}
}

// Settings says in words which values the runs have in each of the columns: "800g",
// "EW 东西向", "20, 40 prompts". Of a column that the frame lacks, or in which
// nothing is known, it says nothing.
func Settings(runs *frame.Frame, columns ...string) ([]string, error) {
	if err := runs.Err(); err != nil {
		return nil, err
	}
	var out []string
	for _, column := range having(runs, columns) {
		values, err := Values(runs, column)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(values, compareValues)
		if text := settingText(column, values); text != "" {
			out = append(out, text)
		}
	}
	return out, nil
}

// unknown are the values that say nothing.
var unknown = []string{"", "NA", "N/A", "inf", bench.Unknown}

// settingText is the values of a column in words.
func settingText(column string, values []string) string {
	var known []string
	for _, v := range values {
		if !slices.Contains(unknown, v) {
			known = append(known, valueText(column, v))
		}
	}
	if len(known) == 0 {
		return ""
	}
	list := strings.Join(known, ", ")
	switch column {
	case "num_prompts":
		return list + " prompts"
	case "input_len":
		return list + " tokens"
	case "max_concurrency":
		return "concurrency " + list
	case "request_rate":
		return list + " requests/s"
	case "chunksize":
		return "chunks of " + list
	case "arcc":
		return "arcc " + list
	case "cpu_offload", "cpu_cache":
		return "CPU cache " + list
	}
	return list
}

func valueText(column, value string) string {
	switch column {
	case "direction":
		return map[string]string{"EW": "EW 东西向", "NS": "NS 南北向"}[ShortDirection(value)]
	case "arcc":
		return map[string]string{"Y": "on", "N": "off"}[value]
	case "model":
		return path.Base(value)
	case "input_len":
		return tokens(value)
	}
	return value
}

// tokens shortens a number of whole thousands: "100k".
func tokens(n string) string {
	if short, ok := strings.CutSuffix(n, "000"); ok && short != "" {
		return short + "k"
	}
	return n
}

// Names tells the runs apart by the columns in which they differ, of those given:
// "prefill, 100k tokens". Runs that agree in all of them have the name of the last.
func Names(runs *frame.Frame, columns ...string) ([]string, error) {
	differ, err := columnsWhere(runs, columns, func(values []string) bool { return len(values) > 1 })
	if err != nil {
		return nil, err
	}
	if len(differ) == 0 {
		differ = columns[len(columns)-1:]
	}
	groups, err := GroupBy(runs, differ...)
	if err != nil {
		return nil, err
	}
	out := make([]string, runs.Len())
	for _, g := range groups {
		words, err := Settings(runs.Take(g.Rows[:1]), differ...)
		if err != nil {
			return nil, err
		}
		for _, i := range g.Rows {
			out[i] = strings.Join(words, ", ")
		}
	}
	return out, nil
}

// Common says in words what all runs have in common of how they were made.
func Common(runs *frame.Frame, columns ...string) ([]string, error) {
	keep, err := columnsWhere(runs, columns, func(values []string) bool { return len(values) == 1 })
	if err != nil {
		return nil, err
	}
	return Settings(runs, keep...)
}

// columnsWhere are those of the columns that the runs have, and whose values a function
// likes.
func columnsWhere(runs *frame.Frame, columns []string, like func(values []string) bool) ([]string, error) {
	if err := runs.Err(); err != nil {
		return nil, err
	}
	var out []string
	for _, column := range having(runs, columns) {
		values, err := Values(runs, column)
		if err != nil {
			return nil, err
		}
		if like(values) {
			out = append(out, column)
		}
	}
	return out, nil
}

// Mixed lists, in words, in which of the columns runs differ that agree in the
// columns by, such as those that are one point of a line: "bandwidth 400g, 800g".
func Mixed(runs *frame.Frame, columns []string, by ...string) ([]string, error) {
	groups, err := GroupBy(runs, by...)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, column := range having(runs, columns) {
		values, err := texts(runs, column)
		if err != nil {
			return nil, err
		}
		var mixed []string
		for _, g := range groups {
			var own []string
			for _, i := range g.Rows {
				if v := values[i]; !slices.Contains(own, v) {
					own = append(own, v)
				}
			}
			if len(own) > 1 {
				mixed = append(mixed, own...)
			}
		}
		slices.SortFunc(mixed, compareValues)
		if mixed = slices.Compact(mixed); len(mixed) > 0 {
			out = append(out, fmt.Sprintf("%s %s", strings.ReplaceAll(column, "_", " "), strings.Join(mixed, ", ")))
		}
	}
	return out, nil
}
