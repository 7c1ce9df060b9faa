// Command generate writes what the package symbols knows of the packages that
// interpreted code may import: tables of their symbols, and an archive of their
// types. It reads the module, the module cache and the go command's own library,
// and so works offline.
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/traefik/yaegi/extract"
)

// libraries are the packages beside kvsh's own.
var libraries = []string{
	"github.com/go-gota/gota/dataframe",
	"github.com/go-gota/gota/series",
	"gonum.org/v1/gonum/floats",
	"gonum.org/v1/gonum/stat",
	"gonum.org/v1/plot",
	"gonum.org/v1/plot/plotter",
	"gonum.org/v1/plot/plotutil",
	"gonum.org/v1/plot/vg",
	"gonum.org/v1/plot/vg/draw",
}

func main() {
	dir := "."
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	if err := generate(dir); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// generate writes one table for each package and the archive of types into dir.
func generate(dir string) error {
	own, err := exec.Command("go", "list", "kvsh/stdlib/...").Output()
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	packages := slices.Concat(strings.Fields(string(own)), libraries)
	for _, pkg := range packages {
		table, err := symbolTable(pkg)
		if err != nil {
			return fmt.Errorf("package %s: %w", pkg, err)
		}
		name := strings.NewReplacer("/", "_", ".", "_", "-", "_").Replace(pkg) + ".go"
		if err := os.WriteFile(filepath.Join(dir, name), table, 0o644); err != nil {
			return err
		}
	}
	archive, err := exportArchive(slices.Concat(standardPackages(), packages))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "export.zip"), archive, 0o644)
}

// symbolTable is the Go source of one package's table.
func symbolTable(pkg string) ([]byte, error) {
	var b bytes.Buffer
	e := extract.Extractor{Dest: "symbols"}
	if _, err := e.Extract(pkg, pkg, &b); err != nil {
		return nil, err
	}
	const generated = "DO NOT EDIT.\n"
	text := strings.Replace(b.String(), generated, generated+"\n//lint:file-ignore SA1019 a table has the deprecated names too\n", 1)
	return format.Source([]byte(text))
}
