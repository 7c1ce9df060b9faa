package outfile

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A KindError says that a file was left alone because it is not of the kind
// that was to be written.
type KindError struct {
	Path string
	Want string // what the extension names
	Have string // what is there
}

func (e *KindError) Error() string {
	return fmt.Sprintf("write %s: the file there is %s, not %s; it was left as it is; choose another name or remove it", e.Path, e.Have, e.Want)
}

// kind is a kind of file that is known by the begin of its content.
type kind struct {
	name string
	is   func(head []byte) bool
}

func prefix(magic string) func([]byte) bool {
	return func(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }
}

func holds(words ...string) func([]byte) bool {
	return func(head []byte) bool {
		for _, w := range words {
			if bytes.Contains(head, []byte(w)) {
				return true
			}
		}
		return false
	}
}

var kinds = map[string]kind{
	".csv":     {"a CSV table", isCSV},
	".json":    {"JSON", isJSON},
	".ipynb":   {"a Jupyter notebook", isJSON},
	".parquet": {"a Parquet table", prefix("PAR1")},
	".png":     {"a PNG picture", prefix("\x89PNG\r\n")},
	".svg":     {"an SVG picture", holds("<svg")},
	".pdf":     {"a PDF document", prefix("%PDF-")},
	".html":    {"an HTML page", holds("<html", "<!doctype html", "<!DOCTYPE html")},
	".md":      {"text", isText},
	".txt":     {"text", isText},
}

// sniffOrder lists the extensions whose kinds describe returns, the surest
// first.
var sniffOrder = []string{".png", ".pdf", ".parquet", ".svg", ".html", ".json", ".csv"}

// checkKind refuses to overwrite a file whose content is not of the kind that
// path's extension names. An empty file may become anything; of an extension
// that names no kind, only text may be overwritten.
func checkKind(path, target string) error {
	head, err := readHead(target)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, cause(err))
	}
	k, known := kinds[strings.ToLower(filepath.Ext(path))]
	if !known {
		k = kinds[".txt"]
	}
	if len(head) == 0 || k.is(head) {
		return nil
	}
	return &KindError{path, k.name, describe(head)}
}

// headSize is how much of a file tells its kind.
const headSize = 4096

func readHead(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, headSize))
}

// describe names what a file seems to hold.
func describe(head []byte) string {
	for _, ext := range sniffOrder {
		if kinds[ext].is(head) {
			return kinds[ext].name
		}
	}
	switch {
	case regexp.MustCompile(`(?m)^package \w+$`).Match(head):
		return "Go source"
	case isText(head):
		return "other text"
	}
	return "something else"
}

func isText(head []byte) bool {
	if bytes.IndexByte(head, 0) >= 0 {
		return false
	}
	for cut := 0; cut < utf8.UTFMax && cut <= len(head); cut++ { // the head may end inside a rune
		if utf8.Valid(head[:len(head)-cut]) {
			return true
		}
	}
	return false
}

func isJSON(head []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	return len(text) > 0 && (text[0] == '{' || text[0] == '[') && isText(head)
}

var columnName = regexp.MustCompile(`^[\pL_][\pL\pN_ .:%/()-]*$`)

// isCSV reports whether the first line is a header of at least two columns.
func isCSV(head []byte) bool {
	line, _, _ := bytes.Cut(bytes.TrimPrefix(head, []byte("\ufeff")), []byte("\n"))
	names, err := csv.NewReader(bytes.NewReader(line)).Read()
	if err != nil || len(names) < 2 {
		return false
	}
	for _, name := range names {
		if !columnName.MatchString(name) {
			return false
		}
	}
	return true
}
