package frame

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"kvsh/stdlib/bench"
)

// formatFloat prints a number by its shortest exact digits, as Python does, so
// that a float column reads back as one.
func formatFloat(f float64) string { return bench.FormatFloat(f) }

// ReadCSV reads a table with a header line: UTF-8, with or without a byte order
// mark, lines ended by LF or CRLF. An empty field is null. A column becomes Int,
// Float or Bool (true, false) if all its fields are such and no digit is lost by
// it, else String: "N/A" is a text, and so is the batch "0910". Blank lines don't
// count. A line with too few or too many fields is an error with its number.
func ReadCSV(r io.Reader) *Frame {
	in := bufio.NewReader(r)
	if bom, err := in.Peek(3); err == nil && string(bom) == "\ufeff" {
		in.Discard(3) // the bytes were peeked
	}
	lines := csv.NewReader(in)
	lines.ReuseRecord = true
	lines.FieldsPerRecord = -1 // counted below, for a clearer error
	header, err := lines.Read()
	switch {
	case errors.Is(err, io.EOF):
		return failed("ReadCSV", "", errors.New("there is no header line"))
	case err != nil:
		return failed("ReadCSV", "", err)
	}
	names := append([]string(nil), header...)
	cells := make([][]string, len(names))
	for {
		record, err := lines.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return failed("ReadCSV", "", err)
		}
		if len(record) != len(names) {
			line, _ := lines.FieldPos(0)
			return failf("ReadCSV", "", "line %d: fields: %d, but the header has %d", line, len(record), len(names))
		}
		for j, s := range record {
			cells[j] = append(cells[j], s)
		}
	}
	columns := make([]Column, len(names))
	for j, name := range names {
		columns[j] = infer(name, cells[j])
	}
	return build("ReadCSV", columns)
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
	if filled {
		if v, ok := parseAll(cells, parseInt); ok {
			return Ints(name, v).WithNulls(null)
		}
		if v, ok := parseAll(cells, parseFloat); ok {
			return Floats(name, v).WithNulls(null)
		}
		if v, ok := parseAll(cells, func(s string) (bool, bool) { return s == "true", s == "true" || s == "false" }); ok {
			return Bools(name, v).WithNulls(null)
		}
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

// parseInt parses a whole number that prints as it is written.
func parseInt(s string) (int, bool) {
	if padded(s) || s[0] == '+' || s == "-0" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// maxExact is above the whole numbers that a float64 tells from all others.
const maxExact = 1 << 53

// parseFloat parses a decimal number, an infinity or NaN. It refuses what is
// more likely a name, and whole numbers that a float64 would change.
func parseFloat(s string) (float64, bool) {
	if padded(s) {
		return 0, false
	}
	whole := true
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9' || c == '-' || c == '+':
		case c == 'x' || c == 'X' || c == '_': // Go's own number forms
			return 0, false
		default:
			whole = false
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil && (!whole || -maxExact < f && f < maxExact)
}

// padded reports whether a number begins with a zero that it does not need.
func padded(s string) bool {
	s = strings.TrimLeft(s, "+-")
	return len(s) > 1 && s[0] == '0' && '0' <= s[1] && s[1] <= '9'
}

// CSVOptions are choices of how CSV is written.
type CSVOptions struct {
	CRLF bool // end lines by CRLF, as Python's csv module does
}

// WriteCSV writes the frame with a header line. Floats have their shortest
// exact digits, null is an empty field, and fields are quoted only where they
// must be, as Python's csv module does it.
func (f *Frame) WriteCSV(w io.Writer, options CSVOptions) error {
	columns, err := f.columns("WriteCSV")
	if err != nil {
		return err
	}
	end := "\n"
	if options.CRLF {
		end = "\r\n"
	}
	out := bufio.NewWriter(w)
	line := func(cell func(c *Column) string) {
		for j := range columns {
			if j > 0 {
				out.WriteByte(',')
			}
			out.WriteString(bench.CSVField(cell(&columns[j]), len(columns) == 1))
		}
		out.WriteString(end)
	}
	line(func(c *Column) string { return c.name })
	for i := range f.Len() {
		line(func(c *Column) string { return c.text(i) })
	}
	return out.Flush() // tells the first error of any write
}
