// Package outfile writes result files so that nothing is lost by it. A file
// appears whole or not at all, the folders above it are made, and a file of
// another kind than the name promises is never overwritten: a chart does not
// replace a table, and neither replaces source code.
package outfile
