package bench

import (
	"io"
	"runtime"
	"strings"
	"sync"
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
	header := make([]string, len(columns))
	for j := range columns {
		header[j] = CSVField(columns[j].Name, false)
	}
	if _, err := io.WriteString(w, strings.Join(header, ",")+end); err != nil {
		return err
	}
	return writeRows(w, columns, len(records), end)
}

// rowsAtOnce is how many rows one processor lays out before they are written.
const rowsAtOnce = 4096

// writeRows lays rows out on all processors and writes them in their order.
func writeRows(w io.Writer, columns []Column, rows int, end string) error {
	texts := make([][]byte, runtime.GOMAXPROCS(0))
	for from := 0; from < rows; from += len(texts) * rowsAtOnce {
		var workers sync.WaitGroup
		for k := range texts {
			first := min(from+k*rowsAtOnce, rows)
			last := min(first+rowsAtOnce, rows)
			workers.Go(func() { texts[k] = appendRows(texts[k][:0], columns, first, last, end) })
		}
		workers.Wait()
		for _, text := range texts {
			if _, err := w.Write(text); err != nil {
				return err
			}
		}
	}
	return nil
}

// appendRows appends the rows from first to last.
func appendRows(b []byte, columns []Column, first, last int, end string) []byte {
	for i := first; i < last; i++ {
		for j := range columns {
			if j > 0 {
				b = append(b, ',')
			}
			b = columns[j].appendCell(b, i)
		}
		b = append(b, end...)
	}
	return b
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
