package figure

// An Option changes which runs a figure shows.
type Option func(*options)

type options struct {
	temperature string
	across      bool
	base        string
	inputLen    int // 0 for the figure's own choice
}

// Temperature shows the runs of a temperature: "warm", which is the default,
// "cold", "settled" or "all".
func Temperature(t string) Option { return func(o *options) { o.temperature = t } }

// Across has [Pareto] find one frontier of all runs, whatever their workload.
func Across() Option { return func(o *options) { o.across = true } }

// Base is the medium that [Speedup] holds the others against. Without it that is the
// first of HBM, CPU, Local Disk that most of the others have a like workload with.
func Base(medium string) Option { return func(o *options) { o.base = medium } }

// InputLen is the input length, in tokens, that [Requests], [WarmUp] and [Drift]
// show, in place of the longest one.
func InputLen(tokens int) Option { return func(o *options) { o.inputLen = tokens } }

func read(opts []Option) options {
	o := options{temperature: "warm"}
	for _, opt := range opts {
		opt(&o)
	}
	return o
}
