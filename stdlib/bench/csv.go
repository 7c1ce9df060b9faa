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
	for j := range columns {
		writeCell(out, j, CSVField(columns[j].Name, false))
	}
	out.WriteString(end)
	for i := range records {
		for j := range columns {
			cell := columns[j].CellText(i)
			if columns[j].Kind == Text { // numbers need no quotes
				cell = CSVField(cell, false)
			}
			writeCell(out, j, cell)
		}
		out.WriteString(end)
	}
	return out.Flush() // tells the first error of any write
}

// writeCell writes the cell of column j.
func writeCell(out *bufio.Writer, j int, cell string) {
	if j > 0 {
		out.WriteByte(',')
	}
	out.WriteString(cell)
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
