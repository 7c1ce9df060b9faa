// Package evidence finds out what benchmark runs say, comparing like with like.
//
// Runs come as a frame with a row for each, as [frame.FromRecords] makes it. A
// question goes through these steps, each in a file of its own:
//
//  1. temperature: [Select] keeps the warm runs, or whichever are asked for.
//  2. names, setting: [Media] and [Networks] give runs the names that they are told
//     apart by. [Common] and [Mixed] say how they were made.
//  3. workload, alike: runs are alike that agree in the columns of [Workload].
//     [GroupBy] splits them, [Alike] keeps one workload for each input length.
//  4. series: the iterations of a setting, how they settle and drift ([SeriesTable]).
//  5. summary, ranking, frontier: [Summarize] describes groups, [Frontier] finds the
//     runs of each workload that none beats, [FrontierTable] who shares it, and
//     [LittlesLaw] where it is no frontier.
//  6. compare, side, comparison, confound: [Compare] holds two kinds of runs against
//     each other, pair by pair, and says what else may make the difference; show,
//     sentence and regression put the [Comparison] into words.
//  7. requests, goodput, kvrate, model: what single requests saw ([Percentiles],
//     [Goodput]), and how much KV cache went where ([KVRate]).
//
// Functions return what went wrong as errors; a frame that has failed before is
// one.
package evidence
