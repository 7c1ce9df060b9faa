package bench

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"kvsh/stdlib/nearest"
)

// NoResultsError says that a root holds no batch of results.
type NoResultsError struct {
	Root string
	Near []string // folders in it that do hold batches
}

func (e *NoResultsError) Error() string {
	msg := fmt.Sprintf("scan %s: there is no folder %s* in it", e.Root, folderPrefix)
	if len(e.Near) > 0 {
		return msg + "; there is in " + strings.Join(e.Near, ", ")
	}
	return msg + "; name the folder that holds them"
}

// UnknownBatchError says that a batch was asked for that is not there.
type UnknownBatchError struct {
	Root, Batch string
	Have        []string
}

func (e *UnknownBatchError) Error() string {
	near := e.Have
	if !strings.HasPrefix(e.Batch, folderPrefix) {
		near = make([]string, len(e.Have))
		for i, h := range e.Have {
			near[i] = batchName(h)
		}
	}
	return fmt.Sprintf("scan %s: there is no batch %q%s (there are %s)", e.Root, e.Batch, nearest.Question(e.Batch, near), strings.Join(e.Have, ", "))
}

// openRoot is the file system of a root. A root that is itself a batch gives the
// folder that it is in, and its name. The verb is what errors say was tried.
func openRoot(verb, root string) (fsys fs.FS, batch string, err error) {
	info, err := os.Stat(root)
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", verb, err)
	}
	if !info.IsDir() {
		return nil, "", fmt.Errorf("%s %s: it is a file; name the folder that holds the %s* folders", verb, root, folderPrefix)
	}
	fsys = os.DirFS(root)
	abs, err := filepath.Abs(root)
	if err != nil || !strings.HasPrefix(filepath.Base(abs), folderPrefix) || HoldsResults(fsys) {
		return fsys, "", nil
	}
	return os.DirFS(filepath.Dir(abs)), filepath.Base(abs), nil
}

// HoldsResults reports whether a folder holds batches of results.
func HoldsResults(fsys fs.FS) bool {
	found, err := batchFolders(fsys)
	return err == nil && len(found) > 0
}

// batchFolders lists the folders benchmark_result_* of a root, also those that
// are symbolic links, by name.
func batchFolders(fsys fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), folderPrefix) {
			continue
		}
		if info, err := fs.Stat(fsys, e.Name()); err != nil || info.IsDir() { // reading it tells what is wrong
			out = append(out, e.Name())
		}
	}
	slices.Sort(out)
	return out, nil
}

// chooseBatches picks the folders to scan. A batch may be named by its folder
// or by the part of its name after benchmark_result_.
func chooseBatches(root string, have, want []string) ([]string, error) {
	if len(want) == 0 {
		return have, nil
	}
	var out []string
	for _, w := range want {
		w = strings.TrimSuffix(path.Base(w), "/")
		i := slices.IndexFunc(have, func(h string) bool { return h == w || batchName(h) == batchName(w) })
		if i < 0 {
			return nil, &UnknownBatchError{root, w, have}
		}
		out = append(out, have[i])
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// nearRoots lists the folders of a root that hold batches.
func nearRoots(fsys fs.FS) []string {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if sub, err := fs.Sub(fsys, e.Name()); err == nil && e.IsDir() && HoldsResults(sub) {
			out = append(out, e.Name())
		}
	}
	return out
}

// source is a result file of a scan.
type source struct {
	folder, file string
	err          error // the folder could not be listed
}

func (s source) path() string { return path.Join(s.folder, s.file) }

// listSources lists the files of a batch that hold results, by name, and
// counts the others.
func listSources(fsys fs.FS, folder string, sem Semantics, skipped *Skipped) []source {
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		var pe *fs.PathError
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return []source{{folder: folder, err: err}}
	}
	var out []source
	for _, e := range entries {
		name := e.Name()
		plain := strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")
		switch {
		case !strings.HasSuffix(plain, ".json"), isFolder(fsys, folder, e):
		case sem == Seed:
			if strings.HasPrefix(name, "ds-") && strings.HasSuffix(name, ".json") {
				out = append(out, source{folder: folder, file: name})
			}
		case strings.HasSuffix(plain, ".failure.json"):
			skipped.Failures++
		case plain == "warmup.json":
			skipped.Warmups++
		case strings.HasPrefix(plain, "ds-"), plain == "summary.json":
			out = append(out, source{folder: folder, file: name})
		default:
			skipped.Others++
		}
	}
	return out
}

// isFolder reports whether an entry of a folder is one itself, or a symbolic link
// to one.
func isFolder(fsys fs.FS, folder string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := fs.Stat(fsys, path.Join(folder, e.Name()))
	return err == nil && info.IsDir()
}
