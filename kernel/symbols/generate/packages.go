package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// libraries are the packages beside kvsh's own and the standard library's.
var libraries = []string{
	"github.com/go-gota/gota/dataframe",
	"github.com/go-gota/gota/series",
	"gonum.org/v1/gonum/floats",
	"gonum.org/v1/gonum/mat",
	"gonum.org/v1/gonum/stat",
	"gonum.org/v1/plot",
	"gonum.org/v1/plot/plotter",
	"gonum.org/v1/plot/plotutil",
	"gonum.org/v1/plot/vg",
	"gonum.org/v1/plot/vg/draw",
}

// left are the public packages of the standard library that interpreted code
// can't import: they need cgo or another platform, or are about how a program is
// built. Of the packages below testing, only those in tests are taken.
var (
	left  = []string{"plugin", "runtime/cgo", "runtime/race", "syscall/js", "unsafe"}
	tests = []string{"testing/fstest", "testing/iotest", "testing/quick"}
)

// documented are packages that have documentation but no table.
var documented = []string{"builtin", "unsafe"}

// platform is what the packages are listed and compiled for, whatever machine
// this runs on.
var platform = []string{"CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64"}

// A listed package is what the go command knows of a package.
type listed struct {
	ImportPath string
	Name       string
	Dir        string
	Export     string   // the file of its export data
	GoFiles    []string // in Dir
	Standard   bool
}

// A listing is what "go list" tells of the packages that tables are made of,
// and of all that they import.
type listing struct {
	version    string // of Go
	importable []listed
	exports    map[string]string // the file of export data by import path
	documented []listed          // those of documented
}

// listPackages has the go command compile and list the packages.
func listPackages() (*listing, error) {
	standard, err := goCommand("list", "std")
	if err != nil {
		return nil, err
	}
	own, err := goCommand("list", "kvsh/stdlib/...")
	if err != nil {
		return nil, err
	}
	version, err := goCommand("env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	paths := slices.Concat(slices.DeleteFunc(strings.Fields(string(standard)), isLeft), strings.Fields(string(own)), libraries)
	args := []string{"list", "-trimpath", "-export", "-deps", "-json=ImportPath,Name,Dir,Export,GoFiles,Standard"}
	out, err := goCommand(slices.Concat(args, paths, documented)...)
	if err != nil {
		return nil, err
	}
	l := &listing{version: strings.TrimSpace(string(version)), exports: map[string]string{}}
	decoder := json.NewDecoder(bytes.NewReader(out))
	for {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		l.exports[p.ImportPath] = p.Export
		switch {
		case slices.Contains(documented, p.ImportPath):
			l.documented = append(l.documented, p)
		case slices.Contains(paths, p.ImportPath):
			l.importable = append(l.importable, p)
		}
	}
	slices.SortFunc(l.importable, byPath)
	slices.SortFunc(l.documented, byPath)
	return l, nil
}

// isLeft tells whether a package of the standard library has no table.
func isLeft(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if part == "internal" || part == "vendor" || part == "cmd" {
			return true
		}
	}
	return slices.Contains(left, path) || strings.HasPrefix(path, "testing/") && !slices.Contains(tests, path)
}

// goCommand runs the go command for the platform and returns what it prints.
func goCommand(args ...string) ([]byte, error) {
	command := exec.Command("go", args...)
	command.Env = slices.Concat(os.Environ(), platform)
	var complaint bytes.Buffer
	command.Stderr = &complaint
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, complaint.Bytes())
	}
	return out, nil
}

func byPath(a, b listed) int { return cmp.Compare(a.ImportPath, b.ImportPath) }
