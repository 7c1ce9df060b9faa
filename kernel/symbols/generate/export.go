package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"go/importer"
	"go/token"
	"io"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/traefik/yaegi/stdlib"
	"github.com/traefik/yaegi/stdlib/unrestricted"
)

// exportArchive writes a zip archive with the export data of packages, under
// their import paths: the types of all that they export. Paths of the machine
// stay out of it.
func exportArchive(packages []string) ([]byte, error) {
	files, err := exportFiles(packages)
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	types := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		file, ok := files[path]
		if !ok {
			return nil, fmt.Errorf("no export data of %s", path)
		}
		return os.Open(file)
	})
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, path := range packages {
		pkg, err := types.Import(path)
		if err != nil {
			return nil, err
		}
		entry, err := archive.Create(path)
		if err != nil {
			return nil, err
		}
		if err := gcexportdata.Write(entry, fset, pkg); err != nil {
			return nil, fmt.Errorf("package %s: %w", path, err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// exportFiles has the go command compile packages and those they import, and
// returns the files of their export data.
func exportFiles(packages []string) (map[string]string, error) {
	args := append([]string{"list", "-trimpath", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}"}, packages...)
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		return nil, fmt.Errorf("go list -export: %w", err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		files[path] = file
	}
	return files, nil
}

// standardPackages are the packages of the standard library that have symbol
// tables. The package symbols itself is not asked, since tables that are out of
// date may not compile.
func standardPackages() []string {
	var out []string
	for _, table := range []map[string]map[string]reflect.Value{stdlib.Symbols, unrestricted.Symbols} {
		for key := range table {
			path := key[:max(0, strings.LastIndex(key, "/"))]
			if path != "" && path != "." && !strings.HasPrefix(path, "github.com/") {
				out = append(out, path)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
