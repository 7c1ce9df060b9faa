// Package runner runs notebooks and scripts.
//
// [Open] reads a Go file or a notebook of Jupyter. A Go file that is a program
// runs as one, as the compiler would run it: it is checked as a whole, and its
// defers, labels and returns reach across cells. What only cells allow, one after
// the other (the value that ends one, a name that is declared again, all of a
// notebook of Jupyter), runs cell by cell in a session. The cells have the numbers
// 1, 2, ... there, so that Out[1] is the value of the first one.
//
// [OpenInput] reads what standard input brings as a shell would take it: each
// statement or command is a cell, whose errors are told at their places in the whole
// text; explain tells more of those that come of being cut.
//
// [Run] either lets the code write to standard output, or records what each cell
// gives, as a notebook with outputs. [Check] says what is wrong with the code and
// runs nothing.
package runner
