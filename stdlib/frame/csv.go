package frame

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// ReadCSV reads a table with a header line: UTF-8, with or without a byte order
// mark, lines ended by LF or CRLF. An empty field is null. A column becomes Int,
// Float or Bool (true, false) if all its fields are such and no digit is lost by
// it, else String: "N/A" is a text, and so is the batch "0910". Blank lines don't
// count. A line with too few or too many fields is an error with its number.
func ReadCSV(r io.Reader) *Frame {
	text, err := readAll(r)
	if err != nil {
		return failed("ReadCSV", "", err)
	}
	columns, err := parseCSV(strings.TrimPrefix(text, "\ufeff"))
	if err != nil {
		return failed("ReadCSV", "", err)
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

// readAll reads a text, at once into enough memory where its length is known.
func readAll(r io.Reader) (string, error) {
	var text strings.Builder
	switch r := r.(type) {
	case interface{ Len() int }:
		text.Grow(r.Len())
	case *os.File:
		if info, err := r.Stat(); err == nil && info.Mode().IsRegular() {
			text.Grow(int(info.Size()))
		}
	}
	_, err := io.Copy(&text, r)
	return text.String(), err
}

// sampled is how many bytes tell at first of what types the columns are.
const sampled = 1 << 14

// parseCSV makes the columns of a CSV text. Regular lines are cut at commas; if
// any is not regular, encoding/csv reads the text, and tells what is wrong.
func parseCSV(text string) ([]Column, error) {
	lines := csv.NewReader(strings.NewReader(text))
	names, err := lines.Read()
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("there is no header line")
	case err != nil:
		return nil, err
	}
	body := text[lines.InputOffset():]
	columns := make([]Column, len(names))
	for j, name := range names {
		columns[j] = zeros(name, Int, 0)
	}
	if len(body) > sampled {
		head := body[:strings.LastIndexByte(body[:sampled], '\n')+1]
		columns, _ = parseRegular(columns, []string{head})
	}
	regular := false
	if columns, regular = parseRegular(columns, linePieces(body)); !regular {
		if columns, err = parseIrregular(text, columns); err != nil {
			return nil, err
		}
	}
	for j := range columns {
		if c := &columns[j]; !slices.Contains(c.null, false) {
			*c = nulls(c.name, String, len(c.null))
		}
	}
	return columns, nil
}

// linePieces cuts a text at ends of lines, into pieces to parse in parallel. A
// line may end inside of quotes, so a text that has any is a single piece.
func linePieces(text string) []string {
	n := 1
	if !strings.Contains(text, `"`) {
		n = len(parts(len(text)/16)) - 1
	}
	var pieces []string
	for ; n > 1; n-- {
		size := len(text) / n
		end := strings.IndexByte(text[size:], '\n')
		if end < 0 {
			break
		}
		end += size + 1
		pieces = append(pieces, text[:end])
		text = text[end:]
	}
	return append(pieces, text)
}

// parseRegular makes columns of regular lines. The given ones tell the names and
// the types to begin with; a column whose cells don't fit its type is made again
// of a wider one.
func parseRegular(columns []Column, pieces []string) ([]Column, bool) {
	from := make([]int, len(pieces)+1) // the first row that each piece may fill
	for k, piece := range pieces {
		from[k+1] = from[k] + strings.Count(piece, "\n")
		if !strings.HasSuffix(piece, "\n") {
			from[k+1]++
		}
	}
	to := make([]int, len(pieces))
	t := newCSVTable(columns, from[len(pieces)])
	for again := true; again; again = t.widen() {
		regular := make([]bool, len(pieces))
		parallel(len(pieces), from[len(pieces)], func(k int) {
			to[k], regular[k] = t.fill(pieces[k], from[k])
		})
		for _, ok := range regular {
			if !ok {
				return columns, false
			}
		}
	}
	return t.columns(from, to), true
}

// parseIrregular makes columns of any lines, of the types given or wider ones.
func parseIrregular(text string, columns []Column) ([]Column, error) {
	lines := csv.NewReader(strings.NewReader(text))
	lines.ReuseRecord = true
	lines.FieldsPerRecord = -1 // counted below, for a clearer error
	if _, err := lines.Read(); err != nil {
		return nil, err
	}
	cells := make([][]string, len(columns))
	for {
		record, err := lines.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if len(record) != len(columns) {
			line, _ := lines.FieldPos(0)
			return nil, fmt.Errorf("line %d: fields: %d, but the header has %d", line, len(record), len(columns))
		}
		for j, s := range record {
			cells[j] = append(cells[j], s)
		}
	}
	n := len(cells[0])
	t := newCSVTable(columns, n)
	for again := true; again; again = t.widen() {
		for j := range cells {
			pool := pool{}
			for i, s := range cells[j] {
				t.set(i, j, s, pool)
			}
		}
	}
	return t.columns([]int{0}, []int{n}), nil
}
