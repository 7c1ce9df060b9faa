package ipynb

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kvsh/kernel/notebook"
)

// file is an nbformat 4.5 file with the cells, given as JSON.
func file(cells ...string) string {
	return `{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [` + strings.Join(cells, ", ") + `]}`
}

// withOutputs is a code cell with the outputs, given as JSON.
func withOutputs(outputs ...string) string {
	return `{"cell_type": "code", "id": "a", "metadata": {}, "source": "", "execution_count": 2, "outputs": [` +
		strings.Join(outputs, ", ") + `]}`
}

// withMetadata is a cell with metadata, given as JSON.
func withMetadata(kind, metadata string) string {
	return `{"cell_type": "` + kind + `", "source": "x", "metadata": ` + metadata + `}`
}

func mustRead(t *testing.T, text string) *notebook.Notebook {
	t.Helper()
	nb, err := Read("x.ipynb", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return nb
}

func mustWrite(t *testing.T, nb *notebook.Notebook) string {
	t.Helper()
	text, err := Write(nb)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// oneOutput reads a notebook whose one cell has the one output.
func oneOutput(t *testing.T, output string) notebook.Output {
	t.Helper()
	return mustRead(t, file(withOutputs(output))).Cells[0].Outputs[0]
}

// raw is JSON of the model.
func raw(s string) json.RawMessage { return json.RawMessage(s) }

// show is metadata as JSON, with sorted keys and the values as they are.
func show(m notebook.Metadata) string {
	var fields []string
	for _, key := range slices.Sorted(maps.Keys(m)) {
		fields = append(fields, strconv.Quote(key)+":"+string(m[key]))
	}
	return "{" + strings.Join(fields, ",") + "}"
}
