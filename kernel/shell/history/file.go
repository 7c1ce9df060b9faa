package history

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"
)

const (
	fileName = "history.jsonl"

	// lockPatience is how long others may hold the lock, which they need for a blink.
	lockPatience = time.Second
	lockPause    = time.Millisecond
)

// A file is the history on the disk. It is opened anew for each line, for others may
// put another in its place.
type file struct{ path string }

// locate finds the file in a folder, and makes the folder.
func locate(dir string) (*file, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, fileName)
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return &file{path}, nil // opening it tells what is wrong
	}
	path, err = filepath.EvalSymlinks(path)
	return &file{path}, err
}

// append writes lines at the end.
func (f *file) append(text []byte, patience time.Duration) error {
	return f.locked(patience, func(file *os.File) error {
		whole, err := endsWithLine(file)
		if err != nil {
			return err
		}
		if !whole {
			text = append([]byte("\n"), text...)
		}
		_, err = file.Write(text)
		return err
	})
}

// endsWithLine reports whether the last line is whole.
func endsWithLine(file *os.File) (bool, error) {
	info, err := file.Stat()
	if err != nil || info.Size() == 0 {
		return true, err
	}
	last := make([]byte, 1)
	if _, err := file.ReadAt(last, info.Size()-1); err != nil {
		return false, err
	}
	return last[0] == '\n', nil
}

// read reads the file. If it can't be written there is an error, and the text even so.
func (f *file) read(patience time.Duration) (text []byte, info fs.FileInfo, err error) {
	err = f.locked(patience, func(file *os.File) (err error) {
		text, info, err = readEnd(file)
		return err
	})
	if err == nil {
		return text, info, nil
	}
	file, openErr := openRegular(f.path, os.O_RDONLY)
	if openErr != nil {
		return nil, nil, err
	}
	defer file.Close()
	text, info, _ = readEnd(file)
	return text, info, err
}

// readEnd reads as much from the end of a file as it may have at most.
func readEnd(file *os.File) ([]byte, fs.FileInfo, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, nil, err
	}
	from := max(0, info.Size()-maxGrown*maxBytes)
	text := make([]byte, info.Size()-from)
	n, err := file.ReadAt(text, from)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, err
	}
	return text[:n], info, nil
}

// locked opens the file, makes it if need be, and does something with it under the
// lock. Patience is how long it waits for the lock, and for a file that stays in its
// place.
func (f *file) locked(patience time.Duration, do func(*os.File) error) error {
	deadline := time.Now().Add(patience)
	for {
		err := f.lockedOnce(deadline, do)
		if !errors.Is(err, errReplaced) || time.Now().After(deadline) {
			return err
		}
	}
}

var (
	errReplaced = errors.New("other files take its place all the time")
	errBusy     = errors.New("another process holds its lock")
)

func (f *file) lockedOnce(deadline time.Time, do func(*os.File) error) error {
	file, err := openRegular(f.path, os.O_RDWR|os.O_APPEND|os.O_CREATE)
	if err != nil {
		return err
	}
	defer file.Close() // which ends the lock
	if err := lock(file, deadline); err != nil {
		return err
	}
	locked, err := file.Stat()
	if err != nil {
		return err
	}
	if now, err := os.Lstat(f.path); err != nil || !os.SameFile(locked, now) {
		return errReplaced
	}
	return do(file)
}

// openRegular opens a file, and nothing that may block.
func openRegular(path string, flag int) (*os.File, error) {
	file, err := os.OpenFile(path, flag|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0o600)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no regular file")
	}
	if err != nil {
		_ = file.Close() // nothing was written
		return nil, err
	}
	return file, nil
}

// lock takes the lock, where the file system has locks.
func lock(file *os.File, deadline time.Time) error {
	for {
		err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.ENOTSUP), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOLCK):
			return nil
		case !errors.Is(err, unix.EWOULDBLOCK):
			return err
		case time.Now().After(deadline):
			return errBusy
		}
		time.Sleep(lockPause)
	}
}
