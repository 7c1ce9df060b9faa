// Package engine runs Go code by interpretation.
//
// Code goes through these steps, each in a file of its own:
//
//  1. program parses it. A whole program stays as it is. A script, statements
//     and declarations mixed, becomes one: its statements are the body of main,
//     and packages that it names without importing them are imported.
//  2. check type-checks it against the export data of package symbols. All
//     errors are reported at once, in the words of the Go compiler, and a program
//     with an error does not run at all.
//  3. reject refuses, at its place, what the interpreter would run wrong and the
//     next step does not mend.
//  4. lower rewrites what the interpreter does not know or gets wrong: ranges over
//     integers, min, max and clear, print, variables of loops, arguments of
//     deferred calls, results that a return reads and assigns.
//  5. mark numbers the statements, so that a fault while running has its place.
//  6. engine compiles and executes the program in yaegi, with the tables of
//     package symbols and those of runtime, which rewritten code calls.
//  7. trace gathers the frames that a panic unwinds, and finds the statement that
//     was under way in each by its mark.
//  8. fault turns whatever went wrong, in the parser, the compiler or the running
//     code, into errors with the file, line and column of the user's own text.
//
// Every program has an interpreter of its own.
package engine
