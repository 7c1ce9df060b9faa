// Package figure draws the pictures that answer the questions about KV-cache
// offloading, each by one call:
//
//	figure.MediaTTFT(runs).Save("media.svg")
//	figure.NetworkTTFT(runs, figure.Temperature("settled"))
//
// Runs are a frame with a row for each, as kv.Scan gives it. Of the media:
// [MediaTTFT], [MediaThroughput], [Speedup]. Of the network: [NetworkTTFT],
// [BandwidthSlope]. Of what is best: [Pareto]. Of single requests: [Requests]. Of
// how far runs can be trusted: [WarmUp], [Drift].
//
// They show warm runs, with the cold ones as pale points where there is room, and
// compare like with like: a point stands for runs of one workload, and phases have
// panels of their own. Their captions say what all runs have in common, what is
// mixed within a point, what is left out, and which media were not measured.
//
// What they return is a chart like any other: titles, themes and sizes can be
// changed. If the runs lack a column, the chart has that as its error.
package figure
