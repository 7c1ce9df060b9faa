package symbols

import (
	"encoding/json"
	"sync"
)

// introductions are the doc comments of packages, by import path, that were read
// without the rest of their documentation.
var introductions sync.Map

// Introduction returns the doc comment of a package, as Doc does with no name,
// but reads no more than that.
func Introduction(importPath string) string {
	if read, ok := introductions.Load(importPath); ok {
		return read.(string)
	}
	text := readIntroduction(importPath)
	introductions.Store(importPath, text)
	return text
}

// readIntroduction reads the first entry of a package's documentation, which has
// the name "" if there is a doc comment of the package.
func readIntroduction(importPath string) string {
	file := docFiles()[importPath]
	if file == nil {
		return ""
	}
	f, err := file.Open()
	if err != nil { // an embedded file
		panic(err)
	}
	defer f.Close()
	decoder := json.NewDecoder(f)
	for _, want := range []json.Token{json.Delim('{'), ""} {
		if token, err := decoder.Token(); err != nil || token != want {
			return ""
		}
	}
	text, _ := decoder.Token()
	doc, _ := text.(string)
	return doc
}
