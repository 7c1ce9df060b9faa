// Package generic holds Go source for the generic packages of the standard
// library: slices, maps, cmp and iter. A compiled generic function can't be
// instantiated at run time, so the interpreter type-checks and interprets these
// sources in place of the real packages, whose exported API they match.
package generic

import (
	"embed"
	"path"
	"strings"
)

//go:embed slices/*.go maps/*.go cmp/*.go iter/*.go
var sources embed.FS

// Source gives the files of the package at an import path, by name, or nil if
// this package has no source for it.
func Source(importPath string) map[string]string {
	switch importPath {
	case "slices", "maps", "cmp", "iter":
	default:
		return nil
	}
	entries, err := sources.ReadDir(importPath)
	if err != nil {
		panic(err) // the folders are embedded above
	}
	files := map[string]string{}
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := sources.ReadFile(path.Join(importPath, name))
		if err != nil {
			panic(err)
		}
		files[name] = string(text)
	}
	return files
}

// Paths lists the packages that have sources here, each behind those that it
// imports.
func Paths() []string { return []string{"cmp", "iter", "slices", "maps"} }
