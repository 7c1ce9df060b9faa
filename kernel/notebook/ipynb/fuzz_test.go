package ipynb

import (
	"reflect"
	"strings"
	"testing"
)

// FuzzRead reads any text. What is a notebook can be written; what was written
// reads back equal, but for the ids that cells didn't have, and writes to the
// same bytes.
func FuzzRead(f *testing.F) {
	f.Add([]byte(sampleFile))
	f.Add([]byte(oldFile))
	f.Add([]byte("\ufeff{\n<<<<<<< HEAD\n"))
	for _, tt := range cellTests {
		f.Add([]byte(file(tt.cell)))
	}
	for _, tt := range outputTests {
		f.Add([]byte(file(withOutputs(tt.output))))
	}
	for _, tt := range valueTests {
		f.Add([]byte(file(withOutputs(`{"output_type": "display_data", "data": {"` + tt.mime + `": ` + tt.json + `}}`))))
	}
	for _, tt := range cellMetadataTests {
		f.Add([]byte(file(withMetadata(tt.kind, tt.metadata))))
	}
	for _, tt := range notebookMetadataTests {
		f.Add([]byte(`{"nbformat": 4, "cells": [], "metadata": ` + tt.metadata + `}`))
	}
	for _, tt := range oldCellTests {
		f.Add([]byte(oldWith(tt.cell)))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		nb, err := Read("x.ipynb", text)
		if err != nil {
			if nb != nil || !strings.HasPrefix(err.Error(), "x.ipynb:") {
				t.Fatalf("notebook %v with error %v", nb, err)
			}
			return
		}
		written := mustWrite(t, nb)
		back := mustRead(t, written)
		for i, id := range cellIDs(nb.Cells) {
			nb.Cells[i].ID = id
		}
		if !reflect.DeepEqual(back, nb) {
			t.Fatalf("got  %+v\nwant %+v\nfrom %s", back, nb, written)
		}
		if again := mustWrite(t, back); again != written {
			t.Fatalf("got  %s\nwant %s", again, written)
		}
	})
}
