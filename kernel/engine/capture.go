package engine

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"

	"kvsh/kernel"
)

// capture makes standard output and standard error of the process those of the
// session, so that what compiled code writes there is seen too.
func (s *Session) capture() (err error) {
	if s.stdout, err = s.captureFile(kernel.Stdout, os.Stdout); err != nil {
		return err
	}
	s.stderr, err = s.captureFile(kernel.Stderr, os.Stderr)
	return err
}

// captureFile puts a pipe in the place of a file of the process. What no cell
// takes goes to the file as before.
func (s *Session) captureFile(name string, file *os.File) (*stream, error) {
	fd, err := unix.Dup(int(file.Fd()))
	if err != nil {
		return nil, fmt.Errorf("keep %s: %w", name, err)
	}
	unix.CloseOnExec(fd)
	original := os.NewFile(uintptr(fd), file.Name())
	made, err := newStream(routed{s.out, name, original}, file)
	if err != nil {
		return nil, err
	}
	if err := unix.Dup2(int(made.file.Fd()), int(file.Fd())); err != nil {
		return nil, fmt.Errorf("capture %s: %w", name, err)
	}
	made.restore = func() {
		_ = unix.Dup2(fd, int(file.Fd()))
		_ = original.Close()
	}
	return made, nil
}
