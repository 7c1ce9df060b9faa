package frame

import (
	"fmt"

	"kvsh/stdlib/nearest"
)

// An Error says which verb failed, on which column, and why.
type Error struct {
	Op     string // the verb, such as "Where"
	Column string // "" if no single column is to blame
	Err    error
}

func (e *Error) Error() string {
	if e.Column == "" {
		return fmt.Sprintf("frame: %s: %v", e.Op, e.Err)
	}
	return fmt.Sprintf("frame: %s: column %q: %v", e.Op, e.Column, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// NoColumnError says that a frame has no column of a name.
type NoColumnError struct {
	Name string
	Have []string
}

func (e *NoColumnError) Error() string {
	return "there is no such column" + nearest.Question(e.Name, e.Have)
}

// failed is a frame that holds nothing but an error.
func failed(op, column string, err error) *Frame {
	return &Frame{err: &Error{op, column, err}}
}

func failf(op, column, format string, args ...any) *Frame {
	return failed(op, column, fmt.Errorf(format, args...))
}
