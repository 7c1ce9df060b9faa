// Package evidence finds out what benchmark runs say, comparing like with like.
//
// Runs come as a frame with a row for each, as [frame.FromRecords] makes it. A
// question goes through these steps, each in a file of its own:
//
//  1. temperature: [Select] keeps the warm runs, or whichever are asked for.
//  2. names: [Media] and [Networks] give runs the names that they are told apart
//     by. [Identify] is what all runs have in common, and what is mixed.
//  3. workload: runs are alike that agree in the columns of [Workload].
//     [Group] splits them, [Alike] keeps one workload for each input length.
//  4. [Summarize] describes the groups, [Frontier] finds the runs of each workload
//     that none beats.
//
// Functions return what went wrong as errors; a frame that has failed before is
// one.
package evidence
