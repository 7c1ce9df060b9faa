package main

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// maxSample bounds the size of the sample in bytes: it is part of the program.
const maxSample = 3_000_000

func TestTheSampleIsWhatTheGeneratorMakes(t *testing.T) {
	dir := t.TempDir()
	if err := generate(dir); err != nil {
		t.Fatal(err)
	}
	made, kept := readAll(t, dir), readAll(t, "..")
	size := 0 // of the sample
	for name, text := range made {
		if !bytes.Equal(text, kept[name]) {
			t.Errorf("%s differs; run go run ./testdata/generate", name)
		}
		if strings.HasPrefix(name, "results/") {
			size += len(text)
		}
	}
	for name := range kept {
		if _, ok := made[name]; !ok {
			t.Errorf("%s is left over", name)
		}
	}
	if size > maxSample || len(made) < 60 {
		t.Errorf("%d files of %d bytes", len(made), size)
	}
}

func TestEveryOddFileIsOdd(t *testing.T) {
	files, err := oddFiles()
	if err != nil {
		t.Fatal(err)
	}
	plain := goodLine(1) + "\n" + goodLine(2) + "\n" + goodLine(3) + "\n"
	seen := map[string]string{}
	for name, text := range files {
		if string(text) == plain {
			t.Errorf("%s has nothing odd", name)
		}
		if other, ok := seen[string(text)]; ok {
			t.Errorf("%s and %s are the same", name, other)
		}
		seen[string(text)] = name
	}
}

// readAll reads the results and odd files below dir.
func readAll(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, sub := range []string{"results", "odd"} {
		err := fs.WalkDir(os.DirFS(dir), sub, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			out[name], err = fs.ReadFile(os.DirFS(dir), name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}
