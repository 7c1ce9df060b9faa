// Package vm runs Go functions in the SSA form of golang.org/x/tools/go/ssa.
//
// # Memory
//
// Every value lies in memory as the Go compiler would lay it out, so that
// compiled code can be handed its address: mem has the few ways in which values
// are copied, types maps the types of go/types to reflect types. A named type of
// the program becomes a struct of a mark without size, whose tag is unique, and
// the value. It lies in memory just as its underlying type does, but interface
// values tell it from others. Since reflect types can't hold themselves, a type
// that is still being made stands as opaque behind pointers.
//
// A frame is one piece of memory with a register for each SSA value, and is used
// again by the next call of its function. Variables whose address leaves their
// function are allocated by themselves.
//
// # Code
//
// compile turns a function into blocks of operations: closures that read and
// write registers, made for the kinds of their operands. An address that is only
// loaded from or stored to is computed by the operation that uses it (place), and
// a comparison by the branch that it decides. Functions are compiled when they are
// first called; link finds what a called function is: code of the program, a
// function of a table of symbols (native), or the machine's own version of one
// (intrinsic).
//
// # Compiled code
//
// Run-time types can't have methods. A value of the program in an interface of
// compiled code is in a wrapper, whose methods call the program's (wrap). Compiled
// code that looks for methods in an any would find none, so packages fmt, errors,
// log, slog, encoding/json, text/template and reflect have intrinsics, which walk
// over values by the types that the program gave them (view). Other code that
// takes an any gets a value of plain types, or is refused (policy). A function
// value is a closure of the machine's, and is made a real function when compiled
// code gets it (realFunc).
//
// # Ends
//
// Panics are Go's own: a function with deferred calls recovers, runs them, and
// goes on or panics again (panic). Goroutines belong to a Group, which is stopped
// as a whole: at the next jump backwards, call, or wait for a channel. A count of
// calls under way ends a recursion before the stack overflows. Maps are locked
// once there are goroutines, since the runtime ends the process when it sees two
// write at once.
package vm
