package main

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"

	"golang.org/x/tools/go/gcexportdata"
)

// A source gives the types of listed packages from their export data.
type source struct {
	types.Importer
	fset *token.FileSet
}

// importer reads export data that the go command has compiled.
func (l *listing) importer() source {
	fset := token.NewFileSet()
	return source{importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		file := l.exports[path]
		if file == "" {
			return nil, fmt.Errorf("no export data of %s", path)
		}
		return os.Open(file)
	}), fset}
}

// exportArchive writes an archive with the export data of the packages under
// their import paths: the types of all that they export. Its comment is the
// version of Go. Paths of the machine stay out of it.
func exportArchive(l *listing, from source) ([]byte, error) {
	a, err := newArchive(l.version)
	if err != nil {
		return nil, err
	}
	for _, p := range l.importable {
		pkg, err := from.Import(p.ImportPath)
		if err != nil {
			return nil, err
		}
		entry, err := a.zip.Create(p.ImportPath)
		if err != nil {
			return nil, err
		}
		if err := gcexportdata.Write(entry, from.fset, pkg); err != nil {
			return nil, fmt.Errorf("package %s: %w", p.ImportPath, err)
		}
	}
	return a.bytes()
}
