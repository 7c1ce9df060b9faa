// Package notebook reads notebook files: valid Go programs that are cut into
// cells by marker comments.
//
//	// %% [markdown]
//	// # A title
//
//	// %% tags=["parameters"]
//	root := "results" // folder to scan
//
// Parse finds the cells and the parameters: the variables of the cell tagged
// "parameters", whose literals are their defaults and whose trailing comments
// their help. ParseArgs reads command-line flags for them, and Override puts
// the new values in place of the literals, so that the program's lines keep
// their numbers.
package notebook
