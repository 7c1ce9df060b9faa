package symbols

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"sync"
)

// exportData and docData are the archives that the generator writes: the export
// data, and the documentation, of each package under its import path.
var (
	//go:embed export.zip
	exportData []byte
	//go:embed docs.zip
	docData []byte
)

var (
	exportFiles = sync.OnceValue(func() map[string]*zip.File { return files(exportData) })
	docFiles    = sync.OnceValue(func() map[string]*zip.File { return files(docData) })
)

// files are an archive's files by name.
func files(archive []byte) map[string]*zip.File {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil { // an embedded file
		panic(err)
	}
	out := map[string]*zip.File{}
	for _, f := range r.File {
		out[f.Name] = f
	}
	return out
}
