// Package frame is the data frame of kvsh: columns of equal length with names
// and types.
//
// A [Frame] never changes; every verb returns a new one, and rows keep their
// order unless they are sorted. Columns are of type [String], [Int], [Float] or
// [Bool]. A cell may be null; in a Float column NaN is null.
//
// Verbs chain. The first one that fails leaves its error in the frame it
// returns, as bufio.Writer does: later verbs keep it, every function that gives
// data out returns it, and the frame shows it in place of a table, so it can't
// go unnoticed. Err tells it at any time.
//
//	slow := runs.Where("phase", "==", "prefill").
//		GroupBy("modality", "input_len").
//		Agg(frame.Count("n"), frame.Median("mean_ttft_ms")).
//		Sort("-mean_ttft_ms")
//
// Cells are held in slices of their type, which frames share since nothing
// changes them; what is given in and out is copied. Verbs over many rows use
// several processors. [Frame.Gota] and [FromGota] exchange data with code that
// knows gota.
package frame
