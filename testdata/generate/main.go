package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	dir := "testdata"
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	if err := generate(dir); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// generate writes results and odd below dir, in place of what is there.
func generate(dir string) error {
	files := map[string][]byte{}
	for _, b := range batches {
		for _, f := range b.files {
			files[filepath.Join("results", b.folder, f.name)] = []byte(b.text(f))
		}
	}
	odd, err := oddFiles()
	if err != nil {
		return err
	}
	for name, text := range odd {
		files[filepath.Join("odd", "benchmark_result_odd", name)] = text
	}
	for _, old := range []string{"results", "odd"} {
		if err := os.RemoveAll(filepath.Join(dir, old)); err != nil {
			return err
		}
	}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
