// Command generate writes what the package symbols knows of the packages that
// interpreted code may import: tables of their symbols, an archive of their types
// and one of their documentation. It reads the module, the module cache and the
// go command's own library, and so works offline.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

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

// generate writes all files into dir, and removes the tables of packages that
// are no longer imported.
func generate(dir string) error {
	files, err := outputs()
	if err != nil {
		return err
	}
	old, err := generated(dir)
	if err != nil {
		return err
	}
	for _, name := range old {
		if files[name] == nil {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				return err
			}
		}
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// outputs makes the contents of all generated files, by their names relative to
// the folder of the package symbols.
func outputs() (map[string][]byte, error) {
	list, err := listPackages()
	if err != nil {
		return nil, err
	}
	importer := list.importer()
	files := map[string][]byte{}
	for _, p := range list.importable {
		pkg, err := importer.Import(p.ImportPath)
		if err != nil {
			return nil, err
		}
		name, text, err := tableFile(pkg, p.Standard)
		if err != nil {
			return nil, fmt.Errorf("package %s: %w", p.ImportPath, err)
		}
		files[name] = text
	}
	if files["export.zip"], err = exportArchive(list, importer); err != nil {
		return nil, err
	}
	if files["docs.zip"], err = docArchive(list); err != nil {
		return nil, err
	}
	return files, nil
}

// generated lists the tables that are in dir, as names relative to it.
func generated(dir string) ([]string, error) {
	var out []string
	for _, pattern := range []string{"*.go", "std/*.go"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			if !bytes.HasPrefix(text, []byte("// Code generated ")) {
				continue
			}
			name, err := filepath.Rel(dir, file)
			if err != nil {
				return nil, err
			}
			out = append(out, filepath.ToSlash(name))
		}
	}
	return out, nil
}
