package symbols

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"go/token"
	"go/types"
	"sync"

	"golang.org/x/tools/go/gcexportdata"
)

// exportData is the archive that the generator writes: the export data of each
// package under its import path.
//
//go:embed export.zip
var exportData []byte

var openExportData = sync.OnceValue(func() *zip.Reader {
	r, err := zip.NewReader(bytes.NewReader(exportData), int64(len(exportData)))
	if err != nil { // an embedded file
		panic(err)
	}
	return r
})

// An Importer gives the type checker the types of the packages that
// interpreted code may import. It reads each package when it is first asked for.
type Importer struct {
	fset   *token.FileSet
	loaded map[string]*types.Package
}

// NewImporter returns an importer that adds the packages' positions to fset.
func NewImporter(fset *token.FileSet) *Importer {
	return &Importer{fset, map[string]*types.Package{}}
}

// Import returns the types of a package. The error says that there are none.
func (im *Importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := im.loaded[path]; p != nil && p.Complete() {
		return p, nil
	}
	f, err := openExportData().Open(path)
	if err != nil {
		return nil, fmt.Errorf("there is no package %s here", path)
	}
	defer f.Close()
	return gcexportdata.Read(f, im.fset, im.loaded, path)
}
