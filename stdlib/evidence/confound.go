package evidence

import (
	"fmt"
	"slices"
	"strings"
)

// confounds lists what else than the question may make the difference in the pairs.
func confounds(q Question, pairs []Pair) []string {
	var cached, unknown, batches, failed, pooled int
	var example string
	for i := range pairs {
		p := &pairs[i]
		if slices.ContainsFunc(p.Words, func(w Word) bool { return w.Column == "cpu_cache" || w.Column == "media" && w.Value == DiskWithCache }) {
			cached++
		}
		if q.Column != "direction" && (unknownDirection(&p.Base) || unknownDirection(&p.Next)) {
			unknown++
		}
		if a, b := p.Base.Batches, p.Next.Batches; len(a) > 0 && len(b) > 0 && !slices.Equal(sorted(a), sorted(b)) {
			batches++
			if example == "" {
				example = fmt.Sprintf("%s against %s", batchNames(a), batchNames(b))
			}
		}
		if len(p.Base.Batches) > 1 || len(p.Next.Batches) > 1 {
			pooled++
		}
		failed += p.Base.Failed + p.Next.Failed
	}
	var out []string
	say := func(n int, format string, args ...any) {
		if n > 0 {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	say(cached, "The CPU cache was on under Local Disk in %d of %s: these measure that cache as long as the tokens fit in it.", cached, plural(len(pairs), "pair"))
	say(unknown, "The direction of the network is not known in %d of %s.", unknown, plural(len(pairs), "pair"))
	say(batches, "The two sides come from different batches, so from different days, in %d of %s (%s).", batches, plural(len(pairs), "pair"), example)
	say(pooled, "A side pools runs of several batches in %d of %s.", pooled, plural(len(pairs), "pair"))
	say(failed, "%d requests of the runs failed; their times are not in the figures.", failed)
	return out
}

func unknownDirection(s *Side) bool {
	return slices.ContainsFunc(s.Directions, func(d string) bool { return ShortDirection(d) == "NA" })
}

func sorted(values []string) []string { return slices.Sorted(slices.Values(values)) }

// batchNames are folders without what all of them begin with.
func batchNames(folders []string) string {
	var out []string
	for _, f := range folders {
		out = append(out, strings.TrimPrefix(f, "benchmark_result_"))
	}
	return strings.Join(out, ", ")
}
