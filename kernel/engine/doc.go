// Package engine runs Go code: cells, scripts and whole programs.
//
// Code goes through these passes, each in a file of its own:
//
//  1. split cuts a cell into its imports, its other declarations and its
//     statements, and wraps them into a file: the statements are the body of a
//     function. Line directives keep the positions those of the cell. A whole
//     program stays as it is.
//  2. cell parses the file and finds what it declares. Variables that its
//     statements declare become the package's, so that they live on; a name that
//     a cell before has declared, and that this one declares further down, is
//     renamed where it still means the former. Packages that are named without
//     being imported are imported. redeclare keeps types that are declared again
//     word for word, and makes functions of methods for types of cells before.
//  3. check type-checks the file together with the live names that it uses, as
//     one package, against the types of package symbols. All errors are reported
//     at once, in the words of the Go compiler, and a cell with an error neither
//     runs nor changes anything.
//  4. order and mend lower the checked file: they make the order in which
//     variables are read and functions called that of the Go compiler, and write
//     otherwise what the next pass gets wrong.
//  5. session builds the file in SSA form, with instances of the generic
//     functions that it calls. Packages slices, maps, cmp and iter come as source,
//     from package generic, since compiled generic code can't be instantiated.
//  6. Package vm compiles the functions to closures when they are first called,
//     and runs them.
//  7. show gives the value of the last expression the forms that it has, and output
//     takes it, and all that the cell writes, to where the cell was run from.
//  8. fault turns what stopped the running code into errors with the file, line
//     and column of the user's own text, and the calls that led there.
//
// # The values of cells before
//
// In a session whose cells have numbers, _ is the value of the last cell that had
// one, __ and ___ are those of the two before, Out[3] is the value of cell 3 and
// In[3] its source, each with its static type. Go has no meaning for _ as a value;
// the other names mean this only where nothing of the name is declared. So check
// takes them from the errors of the type checker, and recall puts in their place
// variables and constants that have the text Out[3] for a name; nothing that
// compiles means anything else, and a cell without them costs nothing. A function
// keeps what they meant in its cell.
//
// The value of a cell is that of its last expression, if that is shown and the cell
// does not fail; of several results, the first that is shown. Values are kept as
// long as the session.
//
// # Cells that are being typed
//
// glimpse checks a cell as far as it goes, for complete and inspect; incomplete
// tells whether more lines are to come.
//
// # Why not an interpreter that exists
//
// yaegi, the known one, evaluates the syntax tree by a type system of its own. Of
// the Go distribution's 906 run tests it passes 523, prints wrong results in 14
// and takes the process down in 213; a lowering in front of it mended its known
// faults, one by one, and left 159 programs wrong. Its compiler gets slower with
// each cell and frees nothing. Package vm keeps values in memory as the Go
// compiler lays them out, and takes all of the language's rules from go/types and
// go/ssa.
//
// # What can't be
//
// Methods of the code's own types are not seen by compiled code that looks for
// them in an any. Packages fmt, errors, log, encoding/json, text/template and
// reflect are served by package vm, which knows them; other compiled code that
// looks into values gets plain types, or the call is refused with a message that
// says so. Packages unsafe, syscall and os/exec are for Options.Restricted.
// Finalizers, memory statistics and the like, which would tell of the interpreter,
// are refused.
package engine
