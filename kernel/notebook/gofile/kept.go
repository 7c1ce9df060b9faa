package gofile

import (
	"bytes"
	"encoding/json"

	"kvsh/kernel/notebook"
)

// metaName is where metadata keep how a file is laid out, if it is not as this
// package lays it out.
const metaName = "kvsh"

// keptFile is what a notebook keeps of its file. A nil text is as written here.
type keptFile struct {
	Form     string  `json:"form,omitempty"` // percent: no main is around the statements
	Mark     bool    `json:"byte_order_mark,omitempty"`
	CRLF     bool    `json:"crlf,omitempty"`
	Cut      bool    `json:"no_final_newline,omitempty"`
	Header   *string `json:"header,omitempty"`
	Preamble *string `json:"preamble,omitempty"`
	Opening  *string `json:"before_main,omitempty"`
	Closing  *string `json:"before_end,omitempty"`
	Tail     *string `json:"tail,omitempty"`
	// Text is the whole file, if all else does not tell it. It is good as long as
	// the cells are the ones in it.
	Text *string `json:"text,omitempty"`
}

const percentForm = "percent"

// keptCell is what a cell keeps of its chunk.
type keptCell struct {
	Place  region   `json:"place,omitempty"`
	Before *string  `json:"before,omitempty"`
	Marker *string  `json:"marker,omitempty"` // the line, "" if there is none
	Body   []string `json:"body,omitempty"`
}

// kept reads what metadata keep.
func kept[T any](meta notebook.Metadata) T {
	k, _ := decode[T](meta[metaName])
	return k
}

// isKept reports whether a value is what this package has kept. What someone else
// has put there is metadata as any other.
func isKept[T any](raw json.RawMessage) bool {
	_, ok := decode[T](raw)
	return ok
}

func decode[T any](raw json.RawMessage) (k T, ok bool) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&k); err != nil || string(raw) == "null" {
		var none T
		return none, false
	}
	return k, true
}

// keep puts it into metadata, which it returns, if there is anything to keep.
func keep[T any](meta notebook.Metadata, k T) notebook.Metadata {
	raw := marshal(k)
	if string(raw) == "{}" {
		if isKept[T](meta[metaName]) {
			delete(meta, metaName)
		}
		return meta
	}
	if meta == nil {
		meta = notebook.Metadata{}
	}
	meta[metaName] = raw
	return meta
}
