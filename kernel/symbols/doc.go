// Package symbols holds what interpreted code may import: Go's standard library,
// some libraries for data and plots, and kvsh's own packages.
//
// It knows three things of each package. [Table] has the reflect values of the
// exported names, in the form that yaegi's tables have: functions,
// addressable variables, nil pointers to types, and below "_Name" a wrapper of
// each interface that code outside of its package can implement, a struct with a
// field WMethod for each method. Constants and generic names are in no table.
// An [Importer] has the types of all names, constants and generic ones too, for
// go/types. [Doc] has their documentation.
//
// All of it is generated, for Linux without cgo; run "go generate
// ./kernel/symbols" after a change to an exported name or its comment, and with
// each new version of Go. The standard library's tables are in package std.
// Left out are its internal packages, plugin, runtime/cgo, runtime/race,
// syscall/js, and of those below testing all but fstest, iotest and quick.
// Package unsafe has types but no table.
package symbols

//go:generate go run ./generate
