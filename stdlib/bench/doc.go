// Package bench reads benchmark results of LLM serving into typed records.
//
// Results are the files that vLLM's serving benchmark appends to, in folders
// benchmark_result_* below a root. A scan goes through these steps, each in a
// file of its own:
//
//  1. find lists the result files of each batch, in folder and file order.
//  2. reader finds the result objects of a file, whatever its shape: JSON Lines,
//     objects in a row or over many lines, arrays, gzip, zstd. A broken line is
//     a [Problem] with file and line and costs no other line.
//  3. parse decodes one object as Python's json module would: strict JSON, plus
//     NaN and Infinity. What no rule reads is jumped over by plain if it is plainly
//     regular, which most bytes of a file are.
//  4. evidence derives a [Record] from an object: what the record says, then
//     what the batch's notes say ([Manifest]), then what names suggest. Every
//     derived value keeps its source, and sources that disagree are kept as a
//     [Conflict]. Under [Seed] semantics seed does it instead, by the rules of
//     the scripts that the first reports were made with.
//  5. series marks each record as cold (the iteration that fills the cache) or
//     warm (a later one, that reads it).
//
// [Scan] runs them all, a file to each processor at a time, and returns the
// records in folder, file, line order with a [Report] of what was left out and
// why; [Look] only counts the files that it would read. [Columns] and [WriteCSV]
// lay records out as a table, and [Lint] names what a careful reader should know
// before trusting the numbers.
package bench
