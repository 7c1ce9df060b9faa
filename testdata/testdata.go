// Package testdata holds the sample of benchmark results that kvsh works on
// when it is given no others. Command generate beside it makes the sample.
package testdata

import (
	"embed"
	"io/fs"
)

//go:embed all:results
var results embed.FS

// Results is the sample: a root of benchmark_result_* folders.
func Results() fs.FS {
	sub, err := fs.Sub(results, "results")
	if err != nil { // the path is a constant
		panic(err)
	}
	return sub
}
