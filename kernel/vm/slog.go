package vm

import (
	"log/slog"
	"unsafe"
)

// Package log/slog keeps values for handlers, which write them by package fmt or
// as JSON, or by their own method LogValue.

type (
	// logged is a value of the program for slog.
	logged struct{ boxedText }
	// loggedError is an error of the program for slog.
	loggedError struct{ boxedError }
	// loggedValuer is a slog.LogValuer of the program.
	loggedValuer struct{ boxed }
)

func init() { register(logged{}, loggedError{}, loggedValuer{}) }

// MarshalJSON writes the value as encoding/json does.
func (l logged) MarshalJSON() ([]byte, error) {
	return l.m.rootFrame().jsonMarshal(l.value, false)
}

// LogValue calls the program's method.
func (l loggedValuer) LogValue() (v slog.Value) {
	l.call("LogValue", nil, []unsafe.Pointer{unsafe.Pointer(&v)})
	return v
}

// forLog is a value of the program as package slog gets it.
func (m *Machine) forLog(x any, t *Type) any {
	b := boxed{x, m}
	switch {
	case t.T == nil || !m.isProgram(t):
		return x
	case m.isPrograms(t.T) && m.named(t, "LogValue") != nil:
		return loggedValuer{b}
	case m.isError(t):
		return loggedError{boxedError{b}}
	}
	return logged{boxedText{b}}
}
