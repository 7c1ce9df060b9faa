// Package std holds the symbols of Go's standard library for the package
// symbols: one generated table for each package.
package std

import "reflect"

// Symbols maps "import path/package name" to the exported names of the
// package. The generated files fill it.
var Symbols = map[string]map[string]reflect.Value{}
