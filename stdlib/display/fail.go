package display

import (
	"fmt"
	"os"
)

// Failure is an error that ends a program or a cell. A kernel's fail handler
// panics with it, and the kernel reports Err at the line that failed.
type Failure struct{ Err error }

func (f *Failure) Error() string { return f.Err.Error() }
func (f *Failure) Unwrap() error { return f.Err }

// Fail ends the program with err: a compiled program prints it on standard
// error and exits with status 1, inside a kernel the running cell fails. Fail
// does nothing if err is nil.
func Fail(err error) {
	if err == nil {
		return
	}
	current.Lock()
	fail := current.onFail
	current.Unlock()
	fail(err)
	panic(&Failure{err})
}

// OnFail makes fail the handler that [Fail] calls and returns a function that
// puts the former one back. The handler must not return.
func OnFail(fail func(error)) (restore func()) {
	current.Lock()
	defer current.Unlock()
	former := current.onFail
	current.onFail = fail
	return func() {
		current.Lock()
		defer current.Unlock()
		current.onFail = former
	}
}

func exit(err error) {
	fmt.Fprintln(os.Stderr, "error:", err)
	os.Exit(1)
}
