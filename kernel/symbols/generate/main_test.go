package main

import (
	"archive/zip"
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

const root = ".."

func TestTheCommittedFilesAreCurrent(t *testing.T) {
	list, err := zip.OpenReader(filepath.Join(root, "export.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer list.Close()
	version, err := goCommand("env", "GOVERSION")
	if err != nil {
		t.Fatal(err)
	}
	if here := string(bytes.TrimSpace(version)); here != list.Comment {
		t.Skipf("the files are of %s, this is %s", list.Comment, here)
	}
	files, err := outputs()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		have, err := os.ReadFile(filepath.Join(root, name))
		if err != nil || !bytes.Equal(have, files[name]) {
			t.Errorf("%s is out of date (%v); run go generate ./kernel/symbols", name, err)
		}
	}
	committed, err := generated(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range committed {
		if files[name] == nil {
			t.Errorf("%s is of no package; run go generate ./kernel/symbols", name)
		}
	}
}

func TestOnlyPublicPackagesAreTaken(t *testing.T) {
	for path, want := range map[string]bool{
		"fmt": false, "testing": false, "testing/fstest": false, "net/http/internal/ascii": true, "vendor/golang.org/x/net/idna": true,
		"internal/abi": true, "cmd/go": true, "testing/slogtest": true, "unsafe": true, "syscall": false, "encoding/internals": false,
	} {
		if isLeft(path) != want {
			t.Errorf("%s: left out is %v, want %v", path, !want, want)
		}
	}
}
