// Package vm runs Go functions in the SSA form of golang.org/x/tools/go/ssa.
package vm
