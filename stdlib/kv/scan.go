package kv

import (
	"kvsh/stdlib/bench"
	"kvsh/stdlib/display"
	"kvsh/stdlib/frame"
	"kvsh/testdata"
)

// sampleName stands for the root of the bundled sample in reports.
const sampleName = "the bundled sample"

// An Option is a choice of a scan.
type Option func(*bench.Options)

// Semantics chooses the rules: "evidence" (the default) or "seed".
func Semantics(name string) Option {
	sem, err := bench.ParseSemantics(name)
	display.Fail(err)
	return func(o *bench.Options) { o.Semantics = sem }
}

// Batches scans only the named batches, such as "benchmark_result_0910" or
// "0910". No name means all.
func Batches(names ...string) Option {
	return func(o *bench.Options) { o.Batches = append(o.Batches, names...) }
}

// Override sets a derived value for every record, above all other sources:
// phase, arcc, kvcache, bandwidth, direction or cpu_offload.
func Override(column, value string) Option {
	return func(o *bench.Options) {
		if o.Override == nil {
			o.Override = map[string]string{}
		}
		o.Override[column] = value
	}
}

// Records scans the results below root into typed records. An empty root means
// the current directory if it holds benchmark_result_* folders or is one, else
// the bundled sample, which one line then says.
func Records(root string, opts ...Option) *bench.Result {
	var o bench.Options
	for _, opt := range opts {
		opt(&o)
	}
	if display.ToLive() && o.Progress == nil {
		o.Progress = scanBar()
	}
	res, err := ScanResults(root, o)
	display.Fail(err)
	return res
}

// scanBar shows how far a long scan has come, in MB.
func scanBar() func(done, total int64) {
	var bar *ProgressBar
	const mb = 1e6
	return func(done, total int64) {
		if bar == nil {
			bar = Progress(int(total/mb), "scan, MB")
		}
		bar.Set(int(done / mb))
	}
}

// ScanResults is [Records] with the options as a value, and with an error in
// place of a failure.
func ScanResults(root string, o bench.Options) (*bench.Result, error) {
	if root != "" {
		return bench.Scan(root, o)
	}
	if _, ok := here(); ok {
		return bench.Scan(".", o)
	}
	display.Show("There is no benchmark_result_* folder here, and no -root: this is the bundled sample.")
	return bench.ScanFS(testdata.Results(), sampleName, o)
}

// here is what the current directory holds, and whether there are results in it.
func here() (bench.Survey, bool) {
	s, err := bench.Look(".")
	return s, err == nil && s.Batches > 0
}

// Frame lays the records of a scan out as a data frame, a row for each record
// (see [bench.Columns] for the columns).
func Frame(res *bench.Result) *frame.Frame {
	return frame.FromRecords(res.Records, res.Report.Semantics)
}

// Scan scans the results below root into a data frame, and shows in a few
// lines what was scanned and what was left out. See [Records] for the root.
func Scan(root string, opts ...Option) *frame.Frame {
	res := Records(root, opts...)
	display.Show(res.Report)
	return Frame(res)
}

// Requests scans the per-request arrays below root into a data frame: a row for
// each request, with the run that it belongs to, its times in milliseconds, its
// lengths in tokens, and whether it failed. Failed requests have no times.
func Requests(root string, opts ...Option) *frame.Frame {
	opts = append(opts, func(o *bench.Options) { o.Requests = true })
	return frame.FromRequests(Records(root, opts...).Records)
}

// Lint lists what a careful reader of the results should know before trusting
// the numbers: lost lines, sources that disagree, series that settle late,
// drift or show no reuse. A row for each finding.
func Lint(root string, opts ...Option) *frame.Frame {
	var check, place, message []string
	for _, f := range bench.Lint(Records(root, opts...)) {
		check, place, message = append(check, f.Check), append(place, f.Place), append(message, f.Message)
	}
	return frame.New(frame.Strings("check", check), frame.Strings("place", place), frame.Strings("finding", message))
}
