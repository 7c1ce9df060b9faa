package kv

import "kvsh/stdlib/display"

// Comm opens a line to a script of the front end that has registered itself
// under the target, and sends data along. Its methods are Send, OnMessage,
// OnClose and Close. In a terminal it goes nowhere.
func Comm(target string, data any) *display.Comm { return display.OpenComm(target, data) }

// HandleComm makes open answer the lines that scripts of the front end open to
// the target. Data comes as plain JSON values: map[string]any, []any, string,
// float64, bool or nil.
func HandleComm(target string, open func(c *display.Comm, data any)) {
	display.HandleComm(target, open)
}
