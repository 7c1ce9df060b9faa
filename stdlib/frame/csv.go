package frame

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"kvsh/stdlib/bench"
)

// formatFloat prints a number by its shortest exact digits, as Python does, so
// that a float column reads back as one.
func formatFloat(f float64) string { return bench.FormatFloat(f) }

// ReadCSV reads a table with a header line: UTF-8, with or without a byte order
// mark, lines ended by LF or CRLF. An empty field is null. A column becomes Int,
// Float or Bool (true, false) if all its fields are such, else String; "N/A" is
// a text. A line with too few or too many fields is an error with its number.
func ReadCSV(r io.Reader) *Frame {
	in := bufio.NewReader(r)
	if bom, err := in.Peek(3); err == nil && string(bom) == "\ufeff" {
		in.Discard(3) // the bytes were peeked
	}
	records, err := csv.NewReader(in).ReadAll()
	if err != nil {
		return failed("ReadCSV", "", err)
	}
	if len(records) == 0 {
		return failed("ReadCSV", "", errors.New("there is no header line"))
	}
	columns := make([]Column, len(records[0]))
	for j, name := range records[0] {
		cells := make([]string, len(records)-1)
		for i, record := range records[1:] {
			cells[i] = record[j]
		}
		columns[j] = infer(name, cells)
	}
	return New(columns...)
}

// ReadCSVFile reads the CSV file at path.
func ReadCSVFile(path string) *Frame {
	f, err := os.Open(path)
	if err != nil {
		return failed("ReadCSVFile", "", err)
	}
	defer f.Close()
	frame := ReadCSV(f)
	if frame.err != nil {
		return failed("ReadCSVFile", "", fmt.Errorf("%s: %w", path, frame.err))
	}
	return frame
}

// infer makes the column of the narrowest type that all cells fit.
func infer(name string, cells []string) Column {
	null := make([]bool, len(cells))
	filled := false
	for i, s := range cells {
		null[i] = s == ""
		filled = filled || s != ""
	}
	if !filled {
		return Strings(name, cells).WithNulls(null)
	}
	if v, ok := parseAll(cells, func(s string) (int, bool) {
		n, err := strconv.Atoi(s)
		return n, err == nil && strconv.Itoa(n) == s
	}); ok {
		return Ints(name, v).WithNulls(null)
	}
	if v, ok := parseAll(cells, func(s string) (float64, bool) {
		f, err := strconv.ParseFloat(s, 64)
		return f, err == nil
	}); ok {
		return Floats(name, v).WithNulls(null)
	}
	if v, ok := parseAll(cells, func(s string) (bool, bool) { return s == "true", s == "true" || s == "false" }); ok {
		return Bools(name, v).WithNulls(null)
	}
	return Strings(name, cells).WithNulls(null)
}

// parseAll parses all cells but the empty ones.
func parseAll[T any](cells []string, parse func(string) (T, bool)) ([]T, bool) {
	out := make([]T, len(cells))
	for i, s := range cells {
		if s == "" {
			continue
		}
		v, ok := parse(s)
		if !ok {
			return nil, false
		}
		out[i] = v
	}
	return out, true
}

// CSVOptions are choices of how CSV is written.
type CSVOptions struct {
	CRLF bool // end lines by CRLF, as Python's csv module does
}

// WriteCSV writes the frame with a header line. Floats have their shortest
// exact digits, null is an empty field.
func (f *Frame) WriteCSV(w io.Writer, options CSVOptions) error {
	columns, err := f.columns("WriteCSV")
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = options.CRLF
	if err := out.Write(f.Names()); err != nil {
		return err
	}
	record := make([]string, len(columns))
	for i := range f.Len() {
		for j := range columns {
			record[j] = columns[j].text(i)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
