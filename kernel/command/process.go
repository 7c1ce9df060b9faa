package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"kvsh/kernel"
)

const (
	// patience is how long an interrupted program may take to end.
	patience = time.Second
	// lateness is how long output is waited for of programs that a program which
	// ended has left in the background.
	lateness = 500 * time.Millisecond
)

// execute runs a program without input to its end; what it writes goes to the
// output as it comes. If the context ends, the program and all that it started get
// SIGINT, and SIGKILL later.
func (e *Env) execute(ctx context.Context, argv []string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var readers sync.WaitGroup
	var ends []*os.File // of pipes, for the program
	closeEnds := func() {
		for _, f := range ends {
			_ = f.Close() // the program has its own
		}
	}
	for _, name := range []string{kernel.Stdout, kernel.Stderr} {
		r, w, err := os.Pipe()
		if err != nil {
			closeEnds()
			return failed("run "+argv[0], err, "close other programs")
		}
		ends = append(ends, w)
		readers.Go(func() { e.stream(name, r) })
	}
	cmd.Stdout, cmd.Stderr = ends[0], ends[1]
	err := cmd.Start()
	closeEnds()
	if err != nil {
		return programError(argv[0], err)
	}
	ended, read := make(chan error, 1), make(chan struct{})
	go func() { ended <- cmd.Wait() }()
	go func() { readers.Wait(); close(read) }()
	return await(ctx, cmd, ended, read)
}

// programError is why a program could not be started, or how it ended; nil if all
// went well.
func programError(name string, err error) error {
	exit := new(exec.ExitError)
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &exit):
		return exitError(exit)
	}
	if start := new(exec.Error); errors.As(err, &start) {
		err = start.Err
	}
	return failed("run "+name, err, "see whether it is installed and $PATH has its folder")
}

// stream passes on what is written to a pipe.
func (e *Env) stream(name string, r *os.File) {
	defer func() { _ = r.Close() }() // it was only read
	buf := make([]byte, 32<<10)
	for {
		n, err := r.Read(buf)
		if n > 0 {
			e.Out.Stream(name, append([]byte(nil), buf[:n]...))
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				e.Out.Stream(kernel.Stderr, fmt.Appendf(nil, "can't read what the program writes: %v\n", err))
			}
			return
		}
	}
}

// await waits until a program has ended and its output is read.
func await(ctx context.Context, cmd *exec.Cmd, ended <-chan error, read <-chan struct{}) error {
	select {
	case err := <-ended:
		select {
		case <-read:
		case <-ctx.Done():
		case <-time.After(lateness):
		}
		return programError(cmd.Path, err)
	case <-ctx.Done():
	}
	kill(cmd.Process.Pid)
	select { // a program of another user may go on
	case <-ended:
	case <-time.After(patience):
	}
	select {
	case <-read:
	case <-time.After(lateness):
	}
	return ctx.Err()
}

// kill ends a group of processes: by SIGINT, and those that are left by SIGKILL.
func kill(group int) {
	_ = unix.Kill(-group, unix.SIGINT) // they may have ended meanwhile
	late := time.After(patience)
	often := time.NewTicker(10 * time.Millisecond)
	defer often.Stop()
	for unix.Kill(-group, 0) == nil {
		select {
		case <-often.C:
		case <-late:
			_ = unix.Kill(-group, unix.SIGKILL)
			return
		}
	}
}

// exitError is how a program ended that did not do well.
func exitError(exit *exec.ExitError) error {
	msg := fmt.Sprintf("exit status %d", exit.ExitCode())
	if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		msg = "killed by the signal " + unix.SignalName(status.Signal())
	}
	switch exit.ExitCode() {
	case 126:
		msg += ", a program that may not be run"
	case 127:
		msg += ", a program that was not found"
	}
	return &Error{Msg: msg, Err: exit}
}
