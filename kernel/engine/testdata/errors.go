//go:build ignore

package main

import (
	"errors"
	"fmt"
	"os"
)

func kind(v any) string {
	if err, ok := v.(error); ok {
		return "error " + err.Error()
	}
	if _, ok := v.(error); ok {
		return "never"
	}
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, float64:
		return fmt.Sprint("number ", x)
	case *os.File:
		return "file"
	}
	return "other"
}

func try(f func()) (err error) {
	defer func() {
		r := recover()
		var ok bool
		if err, ok = r.(error); !ok && r != nil {
			err = fmt.Errorf("not an error: %v", r)
		}
	}()
	f()
	return nil
}

func main() {
	_, err := os.Open("nope")
	fmt.Println(kind(err), kind(nil), kind(1), kind(2.5), kind("s"), kind(os.Stdin), kind(errors.New("q")))
	fmt.Println(try(func() {}), try(func() { panic("text") }), try(func() { panic(errors.New("e")) }))
	var v any = errors.New("direct")
	fmt.Println(v.(error).Error())
}
