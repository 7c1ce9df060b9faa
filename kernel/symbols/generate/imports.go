package main

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// imports is the import declaration of the source: the packages that it names,
// and the package of the table, which a program has even if nothing of it is in
// the table. Paths of modules come after the standard library's.
func (t *table) imports() string {
	var standard, others strings.Builder
	all := maps.Clone(t.names)
	if all[t.pkg.Path()] == "" {
		all[t.pkg.Path()] = "_"
	}
	for _, importPath := range slices.Sorted(maps.Keys(all)) {
		group := &standard
		if first, _, _ := strings.Cut(importPath, "/"); strings.Contains(first, ".") || first == "kvsh" {
			group = &others
		}
		if name := all[importPath]; name == path.Base(importPath) {
			fmt.Fprintf(group, "%q\n", importPath)
		} else {
			fmt.Fprintf(group, "%s %q\n", name, importPath)
		}
	}
	return strings.TrimSuffix("import (\n"+standard.String()+"\n"+others.String(), "\n") + "\n)\n"
}
