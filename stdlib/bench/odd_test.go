package bench

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The odd files hold one odd part each, between good lines. The golden file says
// which rows come out of each file, and what is said of the others.
func TestOddFiles(t *testing.T) {
	res, err := Scan(filepath.Join("..", "..", "testdata", "odd"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string][]string{}
	for _, r := range res.Records {
		lines[r.File] = append(lines[r.File], fmt.Sprint(r.Line))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "skipped: %s\n", res.Report.Skipped)
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "odd", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		file := filepath.Base(name)
		fmt.Fprintf(&b, "%s: lines %s\n", file, strings.Join(lines[file], " "))
		for _, p := range res.Report.Problems {
			if filepath.Base(p.File) == file {
				fmt.Fprintf(&b, "\t%d: %s%s\n", p.Line, p.Reason, map[bool]string{true: " (row kept)"}[p.Kept])
			}
		}
	}
	golden := filepath.Join("testdata", "odd.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
