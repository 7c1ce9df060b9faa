package bench

import (
	"bufio"
	"io"
	"strings"
)

// WriteCSV writes the table of records (see [Columns]) as CSV in UTF-8: floats
// by their shortest exact digits, null as an empty field, quotes only where
// they are needed. Lines end in LF; in seed semantics, as in the original files,
// in CRLF.
func WriteCSV(w io.Writer, records []*Record, sem Semantics) error {
	columns := Columns(records, sem)
	end := "\n"
	if sem == Seed {
		end = "\r\n"
	}
	out := bufio.NewWriter(w)
	var line []byte
	write := func(cell func(j int)) {
		line = line[:0]
		for j := range columns {
			if j > 0 {
				line = append(line, ',')
			}
			cell(j)
		}
		out.Write(append(line, end...))
	}
	write(func(j int) { line = append(line, CSVField(columns[j].Name, false)...) })
	for i := range records {
		write(func(j int) { line = columns[j].appendCell(line, i) })
	}
	return out.Flush() // tells the first error of any write
}

// CSVField quotes a field as Python's csv module does, which is only if it has
// to be. An empty field that is alone in its line is quoted, or the line would
// look like none.
func CSVField(s string, alone bool) string {
	if strings.ContainsAny(s, ",\"\r\n") || alone && s == "" {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
