package outfile

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A KindError says that a file was left alone because it is not of the kind
// that was to be written.
type KindError struct {
	Path  string
	Want  string // what was to be written, such as "a PNG picture"
	Found string // what is there, such as "Go source"
}

func (e *KindError) Error() string {
	return fmt.Sprintf("write %s: the file there is %s, not %s; it was left as it is; choose another name", e.Path, e.Found, e.Want)
}

// kind is a kind of file that is known by the begin of its content.
type kind struct {
	name       string
	extensions []string // of the files that hold it
	is         func(head []byte) bool
}

// kinds lists the kinds, of those that fit a content the most telling first.
var kinds = []kind{
	{"a PNG picture", []string{".png"}, prefix("\x89PNG\r\n\x1a\n")},
	{"a PDF document", []string{".pdf"}, prefix("%PDF-")},
	{"a Parquet table", []string{".parquet"}, prefix("PAR1")},
	{"an SVG picture", []string{".svg"}, isSVG},
	{"an HTML page", []string{".html", ".htm"}, isHTML},
	{"a Jupyter notebook", []string{".ipynb"}, isNotebook},
	{"JSON", []string{".json"}, isJSON},
	{"Go source", nil, isGo},
	{"a CSV table", []string{".csv"}, isCSV},
	{"text", []string{".md", ".txt"}, isText},
	{"binary data", nil, func([]byte) bool { return true }},
}

// sniff is the kind that a content seems to be of.
func sniff(head []byte) kind {
	for _, k := range kinds {
		if k.is(head) {
			return k
		}
	}
	panic("unreachable: every content is binary data")
}

// promised is the kind that the extension of path names, if it names one.
func promised(path string) (k kind, ok bool) {
	ext := strings.ToLower(filepath.Ext(path))
	for _, k := range kinds {
		for _, e := range k.extensions {
			if e == ext {
				return k, true
			}
		}
	}
	return kind{}, false
}

// checkOld refuses to overwrite a content that is not of the kind that path's
// extension names. Go source may look like text or even like a table, and what a
// .go file has may be a script without a package.
func checkOld(path string, old []byte) error {
	if strings.EqualFold(filepath.Ext(path), ".go") {
		if len(old) == 0 || isText(old) && !isJSON(old) && !isHTML(old) && !isSVG(old) {
			return nil
		}
		return &KindError{path, "Go source", sniff(old).name}
	}
	want, ok := promised(path)
	if !ok || len(old) == 0 || want.is(old) && !isGo(old) {
		return nil
	}
	return &KindError{path, want.name, sniff(old).name}
}

// checkNew refuses, where path's extension names no kind, to overwrite a
// content by one of another kind.
func checkNew(path string, old, made []byte) error {
	if _, ok := promised(path); ok || len(old) == 0 {
		return nil
	}
	was, is := sniff(old).name, sniff(made).name
	if strings.EqualFold(filepath.Ext(path), ".go") && (is == "text" || is == "Go source") {
		return nil
	}
	if was != is {
		return &KindError{path, is, was}
	}
	return nil
}

func prefix(magic string) func([]byte) bool {
	return func(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }
}

// markup matches the prolog that XML and HTML may have before their root:
// declarations and comments.
const markup = `(?is)^(\x{feff})?\s*((<\?.*?\?>|<!--.*?-->)\s*)*`

var (
	svgBegin     = regexp.MustCompile(markup + `(<!doctype\s+svg[^>]*>\s*(<!--.*?-->\s*)*)?<svg\b`)
	htmlBegin    = regexp.MustCompile(markup + `<(!doctype\s+html|html)\b`)
	notebookKeys = regexp.MustCompile(`"(cells|nbformat)"\s*:`)
	goBegin      = regexp.MustCompile(`(?s)^(\x{feff})?(\s|//[^\n]*\n|/\*.*?\*/)*package\s+[\pL_][\pL\pN_]*\s*($|;|//|/\*|\n)`)
	columnName   = regexp.MustCompile(`^[\pL_][\pL\pN_ .,:%/()+-]*$`)
	columnCell   = regexp.MustCompile(`^[\pL\pN_ .,:%/()+-]*$`)
)

func isSVG(head []byte) bool  { return svgBegin.Match(head) }
func isHTML(head []byte) bool { return htmlBegin.Match(head) }
func isGo(head []byte) bool   { return isText(head) && goBegin.Match(head) }

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

// isJSON reports whether head begins as an object or an array.
func isJSON(head []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	return len(text) > 0 && (text[0] == '{' || text[0] == '[') && isText(head)
}

func isNotebook(head []byte) bool { return isJSON(head) && notebookKeys.Match(head) }

// isCSV reports whether the first line is the header of a table: at least two
// fields, of which the first that is not empty is a name and the others, as in
// a pivot by input length, are names or numbers.
func isCSV(head []byte) bool {
	line, _, whole := bytes.Cut(bytes.TrimPrefix(head, []byte("\ufeff")), []byte("\n"))
	if !whole && len(head) == headSize { // without the field that is cut off
		line = line[:max(0, bytes.LastIndexByte(line, ','))]
	}
	fields, err := csv.NewReader(bytes.NewReader(line)).Read()
	if err != nil || len(fields) < 2 {
		return false
	}
	named := false
	for _, field := range fields {
		if !columnCell.MatchString(field) {
			return false
		}
		if field != "" && !named {
			if named = columnName.MatchString(field); !named {
				return false
			}
		}
	}
	return named
}
