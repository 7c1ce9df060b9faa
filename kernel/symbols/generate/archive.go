package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
)

// An archive is a zip archive while it is written, always the same for the same
// contents.
type archive struct {
	b   bytes.Buffer
	zip *zip.Writer
}

// newArchive starts an archive. Its comment says what its contents are of.
func newArchive(comment string) (*archive, error) {
	a := &archive{}
	a.zip = zip.NewWriter(&a.b)
	a.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	return a, a.zip.SetComment(comment)
}

// bytes ends the archive.
func (a *archive) bytes() ([]byte, error) {
	err := a.zip.Close()
	return a.b.Bytes(), err
}
