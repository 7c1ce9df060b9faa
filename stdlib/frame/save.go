package frame

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"kvsh/stdlib/outfile"
)

// Save writes the frame to a file whose extension says the format: .csv, .json
// or .parquet. See [outfile.Write] for how files are replaced.
func (f *Frame) Save(path string) error {
	if f.err != nil {
		return f.err
	}
	write := map[string]func(io.Writer) error{
		".csv":     func(w io.Writer) error { return f.WriteCSV(w, CSVOptions{}) },
		".json":    f.WriteJSON,
		".parquet": f.WriteParquet,
	}[strings.ToLower(filepath.Ext(path))]
	if write == nil {
		return fmt.Errorf("save %s: a frame is saved as .csv, .json or .parquet", path)
	}
	return outfile.Write(path, write)
}

// WriteJSON writes the frame as an array of objects, one a line, with the keys
// in the order of the columns. Null and infinities are null.
func (f *Frame) WriteJSON(w io.Writer) error {
	columns, err := f.columns("WriteJSON")
	if err != nil {
		return err
	}
	names := make([][]byte, len(columns))
	for j, c := range columns {
		if names[j], err = marshal(c.name); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(w)
	out.WriteString("[")
	for i := range f.Len() {
		out.WriteString(map[bool]string{true: "\n{", false: ",\n{"}[i == 0])
		for j := range columns {
			v := columns[j].value(i)
			if x, ok := v.(float64); ok && math.IsInf(x, 0) {
				v = nil
			}
			cell, err := marshal(v)
			if err != nil {
				return err
			}
			if j > 0 {
				out.WriteString(", ")
			}
			out.Write(names[j])
			out.WriteString(": ")
			out.Write(cell)
		}
		out.WriteString("}")
	}
	out.WriteString("\n]\n")
	return out.Flush()
}

// marshal encodes a value as JSON without escaping < > and &.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// WriteParquet writes the frame as Parquet, every column optional.
func (f *Frame) WriteParquet(w io.Writer) error {
	columns, err := f.columns("WriteParquet")
	if err != nil {
		return err
	}
	fields := make(parquet.Group)
	for _, c := range columns {
		leaf := parquet.Leaf(parquet.DoubleType)
		switch c.typ {
		case String:
			leaf = parquet.String()
		case Int:
			leaf = parquet.Int(64)
		case Bool:
			leaf = parquet.Leaf(parquet.BooleanType)
		}
		fields[c.name] = parquet.Optional(leaf)
	}
	schema := parquet.NewSchema("frame", fields)
	// A Parquet group has its columns by name.
	order := slices.Clone(columns)
	slices.SortFunc(order, func(a, b Column) int { return strings.Compare(a.name, b.name) })
	out := parquet.NewWriter(w, schema)
	for i := range f.Len() {
		row := make(parquet.Row, len(order))
		for j := range order {
			v := parquet.ValueOf(order[j].value(i))
			defined := 1
			if order[j].isNull(i) {
				v, defined = parquet.NullValue(), 0
			}
			row[j] = v.Level(0, defined, j)
		}
		if _, err := out.WriteRows([]parquet.Row{row}); err != nil {
			return err
		}
	}
	return out.Close()
}
