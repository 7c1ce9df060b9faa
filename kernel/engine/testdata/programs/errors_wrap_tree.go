//go:build ignore

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
)

var (
	errNotFound = errors.New("block not found")
	errTimeout  = fmt.Errorf("timeout")
)

type loadError struct {
	Medium string
	Tries  int
	Err    error
}

func (e *loadError) Error() string {
	return fmt.Sprintf("load from %s (%d tries): %v", e.Medium, e.Tries, e.Err)
}
func (e *loadError) Unwrap() error { return e.Err }

type code int

func (c code) Error() string { return "code " + strconv.Itoa(int(c)) }

func (c code) Is(target error) bool {
	switch target {
	case errTimeout:
		return c == 408
	case errNotFound:
		return c == 404
	}
	return false
}

type multi []error

func (m multi) Error() string   { return fmt.Sprintf("%d errors", len(m)) }
func (m multi) Unwrap() []error { return m }

type temporary struct{ error }

func (temporary) Temporary() bool { return true }

func (t temporary) As(target any) bool {
	if c, ok := target.(*code); ok {
		*c = 503
		return true
	}
	return false
}

func load(medium string) error {
	switch medium {
	case "HBM":
		return nil
	case "CPU":
		return &loadError{medium, 2, errNotFound}
	case "Disk":
		return fmt.Errorf("disk: %w", &loadError{medium, 5, fmt.Errorf("read: %w", io.ErrUnexpectedEOF)})
	case "GDS":
		return errors.Join(code(408), nil, fmt.Errorf("gds: %w", fs.ErrPermission))
	case "S3":
		return multi{temporary{errors.New("slow down")}, multi{code(404), io.EOF}}
	}
	return fmt.Errorf("%w and %w: %s", errTimeout, code(400), medium)
}

func main() {
	for _, m := range []string{"HBM", "CPU", "Disk", "GDS", "S3", "Tape"} {
		err := load(m)
		fmt.Printf("%-5s %q\n", m, fmt.Sprint(err))
		fmt.Println("  is:", errors.Is(err, errNotFound), errors.Is(err, errTimeout), errors.Is(err, io.EOF),
			errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, fs.ErrPermission), errors.Is(err, code(400)), errors.Is(err, nil))
		var le *loadError
		if errors.As(err, &le) {
			fmt.Println("  load error:", le.Medium, le.Tries, errors.Unwrap(le))
		}
		if c, ok := errors.AsType[code](err); ok {
			fmt.Printf("  code: %d %v\n", c, c)
		}
		if le, ok := errors.AsType[*loadError](err); ok {
			fmt.Println("  again:", le.Err == errNotFound, le)
		}
		var temp interface{ Temporary() bool }
		fmt.Println("  temporary:", errors.As(err, &temp), temp != nil && temp.Temporary())
	}
	a, b := errors.New("same"), errors.New("same")
	fmt.Println(a == b, a == a, errors.Is(a, b), code(1) == code(1), error(code(1)) == error(code(1)))
	joined := errors.Join(a, b)
	fmt.Printf("%q %v %v\n", joined.Error(), errors.Join(nil, nil) == nil, errors.Unwrap(joined) == nil)
	wrapped := fmt.Errorf("outer: %w", fmt.Errorf("middle: %w", a))
	for err := error(wrapped); err != nil; err = errors.Unwrap(err) {
		fmt.Print("[", err, "] ")
	}
	fmt.Println()
	fmt.Printf("%v %T\n", fmt.Errorf("no wrap: %v", a), fmt.Errorf("%w %w", a, b))
	_, err := strconv.Atoi("12x")
	numErr, ok := errors.AsType[*strconv.NumError](err)
	fmt.Println(err, ok, numErr.Func, numErr.Num, errors.Is(err, strconv.ErrSyntax))
}
