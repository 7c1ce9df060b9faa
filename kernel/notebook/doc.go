// Package notebook is the notebook: cells with their outputs, whatever file they
// come from, and its parameters.
//
// The parameters are the variables of the cell tagged "parameters", as papermill
// has it: their literals are their defaults, their trailing comments their help.
//
//	root := "results" // folder to scan
//
// [Parameters.ParseArgs] reads command-line flags for them, and
// [Parameters.Override] puts the new values in place of the literals.
//
// The packages below it read and write notebooks: gofile as Go files, ipynb as
// files of Jupyter, report as what people read, document by the extension of a
// file. Package runner runs them.
package notebook
