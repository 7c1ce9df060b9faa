package frame

import (
	"io"
	"runtime"
)

// CSVOptions are choices of how CSV is written.
type CSVOptions struct {
	CRLF bool // end lines by CRLF, as Python's csv module does
}

// blockRows is how many rows are laid out before they are written.
const blockRows = 1 << 12

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
	var header []byte
	for j := range columns {
		if j > 0 {
			header = append(header, ',')
		}
		header = appendText(header, columns[j].name, len(columns) == 1)
	}
	if _, err := w.Write(append(header, end...)); err != nil {
		return err
	}
	blocks := make([][]byte, runtime.GOMAXPROCS(0))
	for from := 0; from < f.Len(); from += blockRows * len(blocks) {
		parallel(len(blocks), f.Len(), func(k int) {
			begin := min(from+k*blockRows, f.Len())
			blocks[k] = appendLines(blocks[k][:0], columns, begin, min(begin+blockRows, f.Len()), end)
		})
		for _, block := range blocks {
			if _, err := w.Write(block); err != nil {
				return err
			}
		}
	}
	return nil
}

// appendLines appends the rows from one up to another as lines of CSV.
func appendLines(b []byte, columns []Column, from, to int, end string) []byte {
	for i := from; i < to; i++ {
		for j := range columns {
			if j > 0 {
				b = append(b, ',')
			}
			b = columns[j].appendField(b, i, len(columns) == 1)
		}
		b = append(b, end...)
	}
	return b
}
