// Package stats summarises and compares samples of benchmark runs, by the
// conventions of Go's benchstat: medians with order-statistic intervals, exact
// rank tests, no removal of outliers.
//
// Two samples compare by a test, [MannWhitneyU], and by how many times larger one
// is: [HodgesLehmannRatio] with the interval that belongs to that test, or the
// ratio of the medians with [BootstrapRatio].
//
// Samples are plain slices, and no function changes them. A NaN is a value that
// is missing: it is left out. The summary of an empty sample is NaN.
package stats
