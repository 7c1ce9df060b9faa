package outfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Write makes the file at path of what write writes. The folders above it are
// made. The content goes to a new file beside the old one, which takes its place
// once it is complete: if write fails, the old file is as it was. An old file
// keeps its permissions. If path is a symbolic link, its target is written. A
// path that is no regular file, such as a terminal or a pipe, is written to
// directly.
//
// A file that is there already is left alone, with a [*KindError], if it is not
// of the kind that path's extension names: .csv, .json, .ipynb, .parquet, .png,
// .svg, .pdf, .html, .md or .txt. For any other extension the old content must
// be of the same kind as the new. An empty file may become anything.
func Write(path string, write func(io.Writer) error) error {
	if err := place(path, write); err != nil {
		var kind *KindError
		if errors.As(err, &kind) {
			return err // its message is complete
		}
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// Check refuses what [Write] would: a path that is a folder, or a file of another
// kind. It is for programs that work long before they write, and promises nothing
// else.
func Check(path string) error {
	if path == "" || os.IsPathSeparator(path[len(path)-1]) {
		return fmt.Errorf("write %s: %w", path, place(path, nil))
	}
	info, err := os.Stat(path)
	switch {
	case err != nil: // to be made, or Write says what is wrong
		return nil
	case info.IsDir():
		return fmt.Errorf("write %s: %w", path, errFolder)
	case !info.Mode().IsRegular():
		return nil
	}
	head, err := headOf(path)
	if err != nil {
		return nil
	}
	return checkOld(path, head)
}

var (
	errNoName = errors.New("the name of the file is empty")
	errFolder = errors.New("it is a folder; name a file in it")
)

func place(path string, write func(io.Writer) error) error {
	if path == "" {
		return errNoName
	}
	if os.IsPathSeparator(path[len(path)-1]) {
		return errFolder
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		target, err := missing(path)
		if err != nil {
			return err
		}
		return create(path, target, write, nil)
	case err != nil:
		return err
	case info.IsDir():
		return errFolder
	case !info.Mode().IsRegular() || filepath.Dir(path) == "/dev":
		return direct(path, write)
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	return create(path, target, write, info)
}

// missing returns where a file is to be made that is not there: at path, or
// where the symbolic link at path leads.
func missing(path string) (string, error) {
	for {
		info, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink == 0 {
			return path, nil
		}
		if err != nil {
			return "", err
		}
		target, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
}

// direct writes to a device or a pipe. Appending matters where one stands for a
// file: /dev/stdout that is redirected keeps what was printed before.
func direct(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// create writes a new file beside target and renames it to target. Old
// describes the file at target, if there is one.
func create(path, target string, write func(io.Writer) error, old fs.FileInfo) (err error) {
	var oldHead []byte
	if old != nil {
		if oldHead, err = headOf(target); err != nil {
			return err
		}
		if err := checkOld(path, oldHead); err != nil {
			return err
		}
	}
	dir := filepath.Dir(target)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make its folder: %w", err)
	}
	f, err := newFile(dir)
	if err != nil {
		return fmt.Errorf("make a new file in its folder: %w", err)
	}
	placed := false
	defer func() {
		if !placed { // also after a panic
			err = errors.Join(err, ignoreClosed(f.Close()), os.Remove(f.Name()))
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if old != nil {
		newHead, err := headOf(f.Name())
		if err != nil {
			return err
		}
		if err := checkNew(path, oldHead, newHead); err != nil {
			return err
		}
		if err := f.Chmod(old.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), target); err != nil {
		return err
	}
	placed = true
	return nil
}

func ignoreClosed(err error) error {
	if errors.Is(err, fs.ErrClosed) {
		return nil
	}
	return err
}

// newFile makes a file of a new name in dir, with the permissions that the
// user's files have by default.
func newFile(dir string) (*os.File, error) {
	for {
		name := filepath.Join(dir, fmt.Sprintf(".outfile-%016x", rand.Uint64()))
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// headSize is how much of a file tells its kind.
const headSize = 4096

// headOf returns the begin of a file that can be read and written.
func headOf(path string) ([]byte, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var head bytes.Buffer
	_, err = io.Copy(&head, io.LimitReader(f, headSize))
	return head.Bytes(), err
}
