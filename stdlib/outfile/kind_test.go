package outfile

import (
	"errors"
	"io"
	"strings"
	"testing"
)

const (
	goSource = "// A notebook.\n\n//go:build ignore\n\npackage main\n\nfunc main() {}\n"
	png      = "\x89PNG\r\n\x1a\n...."
	notebook = "{\n \"cells\": [],\n \"nbformat\": 4\n}\n"
	svg      = "<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg xmlns=\"http://www.w3.org/2000/svg\">"
	page     = "<!DOCTYPE html>\n<html><svg></svg></html>"
)

func TestAFileOfTheSameKindIsOverwritten(t *testing.T) {
	for _, tt := range []struct{ name, file, old, made string }{
		{"CSV", "a.csv", "folder,file\nx,y\n", "new"},
		{"CSV with a byte order mark and CRLF", "a.csv", "\ufefffolder,file\r\nx,y\r\n", "new"},
		{"CSV with Chinese names", "a.csv", "带宽,方向\n", "new"},
		{"CSV with a quoted name", "a.csv", "\"mean, ms\",b\n", "new"},
		{"CSV with an index column", "a.csv", ",ttft,itl\n0,1,2\n", "new"},
		{"a pivot by input length", "a.csv", "modality,100,1000,50000\nCPU,1,2,3\n", "new"},
		{"CSV with a header longer than what is looked at", "a.csv", strings.Repeat("\"mean, of ttft\",", headSize), "new"},
		{"PNG", "a.png", png, "new"},
		{"SVG", "a.svg", svg, "new"},
		{"SVG with a document type", "a.svg", "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\"><svg>", "new"},
		{"PDF under an upper-case name", "a.PDF", "%PDF-1.4", "new"},
		{"Parquet", "a.parquet", "PAR1\x15\x04", "new"},
		{"JSON array", "a.json", " [1]", "new"},
		{"JSON Lines", "a.json", "{}\n{}\n", "new"},
		{"notebook", "a.ipynb", notebook, "new"},
		{"HTML", "a.html", page, "new"},
		{"text that is cut inside a rune", "a.md", strings.Repeat("a", headSize-1) + "é", "new"},
		{"a report that quotes Go", "a.md", "# Report\n\npackage main\n", "new"},
		{"anything over an empty file", "a.png", "", "new"},
		{"an unknown extension, text by text", "a.dat", "notes", "new"},
		{"an unknown extension, a picture by a picture", "a.img", png, png + "new"},
		{"an unknown extension, an empty file", "a.dat", "", "new"},
		{"Go by Go", "a.go", goSource, "package other\n"},
		{"Go by a script", "a.go", goSource, "// ---\n// %%\nx := 1\n"},
		{"a script by Go", "a.go", "a, b := f(), g()\n", goSource},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := put(t, t.TempDir(), tt.file, tt.old)
			if err := Write(path, text(tt.made)); err != nil {
				t.Fatal(err)
			}
			holdsText(t, path, tt.made)
		})
	}
}

func TestAFileOfAnotherKindIsLeftAlone(t *testing.T) {
	for _, tt := range []struct{ name, file, old, made, want, found string }{
		{"a table over Go", "a.csv", goSource, "new", "a CSV table", "Go source"},
		{"a table over Go that begins with its package", "a.csv", "package p // p, q\n", "new", "a CSV table", "Go source"},
		{"a table over a PNG", "a.csv", png, "new", "a CSV table", "a PNG picture"},
		{"a table over prose", "a.csv", "To do: all of it.\n", "new", "a CSV table", "text"},
		{"a table over numbers without a header", "a.csv", "1,2\n3,4\n", "new", "a CSV table", "text"},
		{"a picture over a table", "a.png", "a,b\n", "new", "a PNG picture", "a CSV table"},
		{"a drawing over a page that holds one", "a.svg", page, "new", "an SVG picture", "an HTML page"},
		{"a page over a drawing", "a.html", svg, "new", "an HTML page", "an SVG picture"},
		{"PDF over text", "a.pdf", "notes", "new", "a PDF document", "text"},
		{"JSON over a table", "a.json", "a,b\n", "new", "JSON", "a CSV table"},
		{"a notebook over other JSON", "a.ipynb", "{\"date\": 1}", "new", "a Jupyter notebook", "JSON"},
		{"Parquet over JSON", "a.parquet", "{}", "new", "a Parquet table", "JSON"},
		{"Markdown over binary data", "a.md", "\x00\x01", "new", "text", "binary data"},
		{"Markdown over Go", "a.md", goSource, "new", "text", "Go source"},
		{"an unknown extension, a table over Go", "main.go", goSource, "a,b\n", "a CSV table", "Go source"},
		{"Go over JSON", "main.go", "{}", goSource, "Go source", "JSON"},
		{"an unknown extension, text over binary data", "a.dat", "\x00\x01", "new", "text", "binary data"},
		{"no extension, JSON over text", "Makefile", "all:\n", "{}", "JSON", "text"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			path := put(t, dir, tt.file, tt.old)
			err := Write(path, text(tt.made))
			var kind *KindError
			if !errors.As(err, &kind) {
				t.Fatalf("error %v", err)
			}
			if *kind != (KindError{path, tt.want, tt.found}) {
				t.Errorf("error %+v, want %s, found %s", kind, tt.want, tt.found)
			}
			holdsText(t, path, tt.old)
			holdsFiles(t, dir, 1)
		})
	}
}

func TestAKindErrorSaysWhatIsThereAndWhatToDo(t *testing.T) {
	err := &KindError{"plots/a.png", "a PNG picture", "Go source"}
	want := "write plots/a.png: the file there is Go source, not a PNG picture; it was left as it is; choose another name"
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}

func TestARefusedFileIsNotEvenAskedFor(t *testing.T) {
	path := put(t, t.TempDir(), "a.png", goSource)
	called := false
	err := Write(path, func(io.Writer) error { called = true; return nil })
	if err == nil || called {
		t.Errorf("error %v, called %v", err, called)
	}
}

func FuzzSniff(f *testing.F) {
	for _, s := range []string{goSource, png, notebook, svg, page, "a,b\n", "\"", ",", ""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, head []byte) {
		k := sniff(head)
		for _, ext := range k.extensions {
			if err := checkOld("a"+ext, head); err != nil {
				t.Errorf("%q seems to be %s but: %v", head, k.name, err)
			}
		}
		if err := checkNew("a.dat", head, head); err != nil {
			t.Errorf("%q by itself: %v", head, err)
		}
	})
}
