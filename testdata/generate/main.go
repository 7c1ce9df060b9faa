package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := generate("testdata"); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// generate writes results and odd below dir, in place of what is there.
func generate(dir string) error {
	files := map[string][]byte{}
	for _, b := range batches {
		clock, err := b.begin()
		if err != nil {
			return err
		}
		for _, f := range b.files {
			var text string
			text, clock = b.text(f, clock)
			files[filepath.Join("results", b.folder, f.name)] = []byte(text)
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
