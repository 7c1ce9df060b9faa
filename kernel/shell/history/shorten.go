package history

import (
	"bytes"
	"cmp"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// What a file has at most once it was shortened, and how many times as much before.
const (
	maxCells = 10_000
	maxBytes = 16 << 20
	maxGrown = 2
)

// isLong reports whether a file is to be shortened.
func isLong(size int64, cells int) bool {
	return size > maxGrown*maxBytes || cells > maxGrown*maxCells
}

// shorten puts a file with the newest cells in place of a long one.
func (f *file) shorten() error {
	return f.locked(lockPatience, func(old *os.File) error {
		if unix.Flock(int(old.Fd()), unix.LOCK_EX|unix.LOCK_NB) != nil {
			return nil // there are no locks here, so others may be writing
		}
		text, info, err := readEnd(old)
		if err != nil {
			return err
		}
		all := readLines(text)
		cells := 0
		for _, l := range all {
			if l.isCell() {
				cells++
			}
		}
		if !isLong(info.Size(), cells) {
			return nil // another session was first
		}
		return replace(f.path, newest(all), info)
	})
}

// A readLine is a line and what it says.
type readLine struct {
	text []byte
	record
}

func (l readLine) isCell() bool { return l.Source != "" }

func readLines(text []byte) []readLine {
	var out []readLine
	for line, r := range records(text) {
		out = append(out, readLine{line, r})
	}
	return out
}

// newest is the text of the last lines, within the bounds, and of what lines before
// them say of their sessions and of those that run.
func newest(all []readLine) []byte {
	cut, cells, size := len(all), 0, 0
	for ; cut > 0; cut-- {
		l := all[cut-1]
		size += len(l.text) + 1
		if l.isCell() {
			cells++
		}
		if cells > maxCells || size > maxBytes {
			break
		}
	}
	kept := map[string]bool{}
	for _, l := range all[cut:] {
		kept[l.Session] = true
	}
	var out bytes.Buffer
	for i, l := range all {
		if i < cut && l.PID != 0 && !kept[l.Session] {
			kept[l.Session] = alive(l.PID, l.Start)
		}
		if i >= cut || kept[l.Session] && (l.PID != 0 || l.Ended || l.Resumed) {
			out.Write(l.text)
			out.WriteByte('\n')
		}
	}
	return out.Bytes()
}

// replace puts a text in the place of a file, with its rights and its owner.
func replace(path string, text []byte, old fs.FileInfo) (err error) {
	draft := path + ".new"
	_ = os.Remove(draft) // of a process that died
	file, err := os.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(draft) // the old file stays
		}
	}()
	if owner, ok := old.Sys().(*syscall.Stat_t); ok {
		_ = file.Chown(int(owner.Uid), int(owner.Gid)) // root can, others need not
	}
	_, writeErr := file.Write(text)
	err = cmp.Or(writeErr, file.Chmod(old.Mode().Perm()), file.Sync(), file.Close())
	if err != nil {
		return err
	}
	return os.Rename(draft, path)
}
