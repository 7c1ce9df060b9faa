package bench

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// put writes a file below a root, with the folders above it.
func put(t *testing.T, root, name, text string) string {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func look(t *testing.T, root string) Survey {
	t.Helper()
	s, err := Look(root)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLookCountsWhatAScanReads(t *testing.T) {
	root := t.TempDir()
	put(t, root, "benchmark_result_0910/ds-1.json", "12345")
	put(t, root, "benchmark_result_0910/ds-2.json.gz", "123")
	put(t, root, "benchmark_result_0910/summary.json", "1")
	put(t, root, "benchmark_result_0912/ds-3.json", "")
	for _, name := range []string{"benchmark_result_0910/warmup.json", "benchmark_result_0910/ds-1.failure.json", "benchmark_result_0910/log.txt", "benchmark_result_0910/ds-4.json/x", "ds-5.json", "benchmark_result_notes.txt", "plots/ds-6.json"} {
		put(t, root, name, "not counted")
	}
	if err := os.Symlink("ds-1.json", filepath.Join(root, "benchmark_result_0910", "ds-link.json")); err != nil {
		t.Fatal(err)
	}
	got := look(t, root)
	got.Stamp = 0
	if want := (Survey{Root: root, Batches: 2, Files: 5, Bytes: 14}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	res, err := Scan(root, Options{})
	if err != nil || res.Report.Files+1 != got.Files { // ds-2.json.gz is no gzip
		t.Errorf("the scan read %d files, %v", res.Report.Files, err)
	}
}

func TestLookAtTheSample(t *testing.T) {
	const sample = "../../testdata/results"
	got := look(t, sample)
	res, err := Scan(sample, Options{})
	if err != nil || got.Files != res.Report.Files || got.Batches != len(res.Report.Batches) {
		t.Errorf("%+v, but a scan reads %d batches and %d files, %v", got, len(res.Report.Batches), res.Report.Files, err)
	}
	folder := sample + "/" + res.Report.Batches[0]
	if one := look(t, folder); one.Batches != 1 || one.Files == 0 || one.Files >= got.Files || one.Root != folder {
		t.Errorf("of one batch: %+v", one)
	}
}

func TestLookAtAFolderWithoutResults(t *testing.T) {
	root := t.TempDir()
	put(t, root, "ds-1.json", "{}")
	if got := look(t, root); got.Batches != 0 || got.Files != 0 || got.Bytes != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestLookAtNoFolder(t *testing.T) {
	file := put(t, t.TempDir(), "x", "")
	for root, want := range map[string]string{file: "look " + file + ": it is a file", "nowhere": "look: stat nowhere"} {
		if _, err := Look(root); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", root, err, want)
		}
	}
}

func TestTheStampFollowsTheFiles(t *testing.T) {
	root := t.TempDir()
	file := put(t, root, "benchmark_result_0910/ds-1.json", "1")
	later := time.Now().Add(time.Hour)
	last := look(t, root)
	for _, step := range []struct {
		name string
		do   func() error
		same bool
	}{
		{"nothing changes", func() error { return nil }, true},
		{"a file that doesn't count comes", func() error { return os.WriteFile(filepath.Join(root, "notes.txt"), nil, 0o644) }, true},
		{"the time changes", func() error { return os.Chtimes(file, later, later) }, false},
		{"the name changes", func() error { return os.Rename(file, filepath.Join(filepath.Dir(file), "ds-2.json")) }, false},
		{"a file comes", func() error { put(t, root, "benchmark_result_0910/ds-3.json", "1"); return nil }, false},
		{"a file goes", func() error { return os.Remove(filepath.Join(filepath.Dir(file), "ds-3.json")) }, false},
		{"notes of the batches come", func() error { put(t, root, manifestFile, "{}"); return nil }, false},
		{"a batch is renamed", func() error { return os.Rename(filepath.Dir(file), filepath.Join(root, "benchmark_result_0911")) }, false},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		now := look(t, root)
		if (now == last) != step.same {
			t.Errorf("%s: before %+v, now %+v", step.name, last, now)
		}
		last = now
	}
}

// closed is a file system that lists and describes files but opens none.
type closed struct{ fstest.MapFS }

func (closed) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestLookOpensNoFile(t *testing.T) {
	fsys := closed{fstest.MapFS{"benchmark_result_0910/ds-1.json": {Data: []byte("12")}}}
	if got := survey(fsys, "root", []string{"benchmark_result_0910"}); got.Files != 1 || got.Bytes != 2 {
		t.Errorf("got %+v", got)
	}
}

func BenchmarkLook(b *testing.B) {
	const batches, files = 10, 1000
	root := b.TempDir()
	for i := range batches {
		folder := filepath.Join(root, fmt.Sprint(folderPrefix, i))
		if err := os.Mkdir(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		for j := range files {
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("ds-%d.json", j)), nil, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	for b.Loop() {
		if s, err := Look(root); err != nil || s.Files != batches*files {
			b.Fatal(s, err)
		}
	}
}
