package bench

import (
	"bufio"
	"encoding/csv"
	"io"
)

// WriteCSV writes the table of records (see [Columns]) as CSV in UTF-8: floats
// by their shortest exact digits, null as an empty field. Lines end in LF; in
// seed semantics, as in the original files, in CRLF.
func WriteCSV(w io.Writer, records []*Record, sem Semantics) error {
	columns := Columns(records, sem)
	out := bufio.NewWriter(w)
	enc := csv.NewWriter(out)
	enc.UseCRLF = sem == Seed
	row := make([]string, len(columns))
	for j, c := range columns {
		row[j] = c.Name
	}
	if err := enc.Write(row); err != nil {
		return err
	}
	for i := range records {
		for j := range columns {
			row[j] = columns[j].CellText(i)
		}
		if err := enc.Write(row); err != nil {
			return err
		}
	}
	enc.Flush()
	if err := enc.Error(); err != nil {
		return err
	}
	return out.Flush()
}
