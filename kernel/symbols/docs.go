package symbols

import (
	"encoding/json"
	"sync"
)

// docs are the packages' documentation that was read so far: a map of doc
// comments by name for each import path.
var docs sync.Map

// Doc returns the doc comment of an exported name of a package, such as
// "Println", of a method or a field, such as "Buffer.WriteString", or of the
// package if name is "". A method that a type has from an embedded one is found
// only at that one. It is "" if there is none. The package "builtin" has the
// documentation of Go's predeclared names.
func Doc(importPath, name string) string {
	if read, ok := docs.Load(importPath); ok {
		return read.(map[string]string)[name]
	}
	read := readDocs(importPath)
	if read == nil {
		return ""
	}
	docs.Store(importPath, read)
	return read[name]
}

// readDocs reads a package's documentation; it is nil if there is none.
func readDocs(importPath string) map[string]string {
	file := docFiles()[importPath]
	if file == nil {
		return nil
	}
	f, err := file.Open()
	if err != nil { // an embedded file
		panic(err)
	}
	defer f.Close()
	var read map[string]string
	if err := json.NewDecoder(f).Decode(&read); err != nil { // an embedded file
		panic(err)
	}
	return read
}
