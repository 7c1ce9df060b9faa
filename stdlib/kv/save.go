package kv

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/display"
	"kvsh/stdlib/outfile"
)

// saver is a value that writes itself to files by their extensions, as frames and
// charts do.
type saver interface {
	Save(path string) error
}

// Save writes a value to a file and says so in one line. The extension decides
// the format: .csv, .json or .parquet for a frame; .png, .svg, .pdf, .json or
// .vl.json (Vega-Lite), or .txt for a chart. Records of a scan are saved as a frame
// is; as CSV in seed semantics they come out as the original scripts wrote them. A
// file of another kind that has the name already is left alone, and that is an
// error. An empty path writes nothing. Where the reader can see pictures, the line
// comes with the chart.
func Save(v any, path string) {
	if path == "" {
		return
	}
	note, err := save(v, path)
	display.Fail(err)
	display.Show(saved(v, "wrote "+path+note))
}

// saved is the line that a value was saved, with the pictures of the value and their
// sizes. A frame has none.
func saved(v any, line string) map[string]any {
	bundle := map[string]any{display.PlainText: line}
	if v, ok := v.(display.Shower); ok && !display.ToText() {
		for mime, form := range v.MIMEBundle() {
			if strings.HasPrefix(mime, "image/") || mime == display.Metadata {
				bundle[mime] = form
			}
		}
	}
	return bundle
}

// SaveResults writes the records of a scan to a .csv, .json or .parquet file.
func SaveResults(res *bench.Result, path string) error {
	if !strings.EqualFold(filepath.Ext(path), ".csv") {
		return Frame(res).Save(path)
	}
	return outfile.Write(path, func(w io.Writer) error { return bench.WriteCSV(w, res.Records, res.Report.Semantics) })
}

func save(v any, path string) (note string, err error) {
	switch v := v.(type) {
	case *bench.Result:
		return fmt.Sprintf(" (%d rows)", len(v.Records)), SaveResults(v, path)
	case interface {
		saver
		Len() int
	}:
		return fmt.Sprintf(" (%d rows)", v.Len()), v.Save(path)
	case saver:
		return "", v.Save(path)
	case interface{ Save(paths ...string) error }:
		return "", v.Save(path)
	}
	return "", fmt.Errorf("save %s: a %T can't be saved; frames, charts and the records of a scan can", path, v)
}
