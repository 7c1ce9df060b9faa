// Package report writes a notebook with its outputs as a report for readers
// who do not run it: one HTML file that needs nothing else, or Markdown with
// pictures beside it.
//
// An HTML report holds its style and its pictures and has no script. It asks
// the network for nothing: what the outputs, the Markdown cells and their
// pictures bring with them is cleaned of all that would. Equal notebooks give
// equal reports.
package report
