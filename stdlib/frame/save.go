package frame

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

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
