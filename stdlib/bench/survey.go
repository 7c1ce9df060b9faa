package bench

import (
	"fmt"
	"hash/fnv"
	"io/fs"
)

// A Survey is what a root holds by its names alone.
type Survey struct {
	Root    string // as it was asked for
	Batches int    // folders benchmark_result_*
	Files   int    // files in them that a scan reads
	Bytes   int64  // of these files as they are stored
	Stamp   uint64 // another one when a file has come, gone, or changed its size or time
}

// Look surveys a root as [Scan] would find its files, by the evidence rules, but
// opens none of them. A folder without batches is no error.
func Look(root string) (Survey, error) {
	fsys, batch, err := openRoot("look", root)
	if err != nil {
		return Survey{}, err
	}
	folders := []string{batch}
	if batch == "" {
		if folders, err = batchFolders(fsys); err != nil {
			return Survey{}, fmt.Errorf("look %s: %w", root, err)
		}
	}
	return survey(fsys, root, folders), nil
}

// survey surveys the files of some batches. What a scan could not read does not
// count.
func survey(fsys fs.FS, root string, folders []string) Survey {
	s := Survey{Root: root, Batches: len(folders)}
	stamp := fnv.New64a()
	note := func(name string) (size int64, ok bool) {
		info, err := fs.Stat(fsys, name)
		if err != nil {
			fmt.Fprintf(stamp, "%q unreadable\n", name)
			return 0, false
		}
		fmt.Fprintf(stamp, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
		return info.Size(), true
	}
	note(manifestFile)
	for _, folder := range folders {
		for _, src := range listSources(fsys, folder, Evidence, &Skipped{}) {
			if size, ok := note(src.path()); ok && src.err == nil {
				s.Files++
				s.Bytes += size
			}
		}
	}
	s.Stamp = stamp.Sum64()
	return s
}
