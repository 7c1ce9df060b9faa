// Package outfile writes result files so that nothing is lost by it: a file
// appears whole or not at all, parent folders are made, and a file of another
// kind than the name promises is never overwritten.
package outfile
