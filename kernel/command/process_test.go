package command

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// wait waits until something is so; that it takes very long is an error.
func wait(t *testing.T, what string, is func() bool) {
	t.Helper()
	for range 3000 {
		if is() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%s: never", what)
}

func TestOutputOfTheShellComesAsItIsWritten(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("SHELL", "/bin/sh")
	e, out := newEnv(t)
	go func() {
		wait(t, "the first line comes", func() bool { return strings.Contains(out.soFar(), "first") })
		if err := os.WriteFile("go", nil, 0o644); err != nil {
			t.Error(err)
		}
	}()
	got := mustDo(t, e, "!echo first >&2; while [ ! -e go ]; do sleep 0.01; done; echo second")
	if got != "first\nsecond\n" || out.stderr.String() != "first\n" {
		t.Errorf("got %q, on standard error %q", got, out.stderr.String())
	}
}

func TestTheShellHasNoInput(t *testing.T) {
	t.Setenv("SHELL", "/bin/sh")
	e, _ := newEnv(t)
	if got := mustDo(t, e, "!cat; echo \\\n  end"); got != "end\n" {
		t.Errorf("got %q", got)
	}
}

func TestMuchOutputComesWhole(t *testing.T) {
	t.Setenv("SHELL", "/bin/sh")
	e, _ := newEnv(t)
	if got := mustDo(t, e, "!yes 12345678 | head -n 100000"); len(got) != 900000 {
		t.Errorf("%d bytes", len(got))
	}
}

func TestTheShellIsInterruptedWithAllThatItStarted(t *testing.T) {
	t.Setenv("SHELL", "/bin/sh")
	// Tests in the background of a script ignore the signal, and so do the programs
	// that they start; but not if it is listened to.
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, os.Interrupt)
	t.Cleanup(func() { signal.Stop(heard) })
	for _, tt := range []struct{ name, src, trace string }{
		{"programs that heed it", "!sh -c 'echo $$; sleep 1000; echo no' | cat; echo no", ""},
		{"a program that ends in its own way", "!trap 'echo trapped; exit 1' INT; echo $$; while :; do sleep 0.01; done", "trapped\n"},
		{"a program that does not heed it", "!trap '' INT; echo $$; while :; do sleep 0.01; done", ""},
		{"a program in the background", "!sleep 1000 >/dev/null 2>&1 & echo $!; sleep 1000", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e, out := newEnv(t)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			go func() {
				wait(t, "it runs", func() bool { return strings.HasSuffix(out.soFar(), "\n") })
				cancel()
			}()
			steps, _ := Split(tt.src)
			if err := e.Do(ctx, steps[0]); !errors.Is(err, context.Canceled) {
				t.Errorf("error %v", err)
			}
			id, rest, _ := strings.Cut(out.take(), "\n")
			if rest != tt.trace {
				t.Errorf("it gave %q", rest)
			}
			pid, err := strconv.Atoi(id)
			if err != nil {
				t.Fatal(err)
			}
			wait(t, "it is gone", func() bool { return errors.Is(unix.Kill(pid, 0), unix.ESRCH) || isZombie(pid) })
		})
	}
}

// isZombie reports whether a process has ended, though nobody has asked how.
func isZombie(pid int) bool {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err == nil && strings.Contains(string(stat), ") Z ")
}

func TestAProgramInTheBackgroundIsNotWaitedFor(t *testing.T) {
	t.Setenv("SHELL", "/bin/sh")
	e, _ := newEnv(t)
	got := mustDo(t, e, "!sleep 1000 & echo $!")
	pid, err := strconv.Atoi(strings.TrimSpace(got))
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.Kill(pid, unix.SIGKILL); err != nil {
		t.Errorf("it does not run: %v", err)
	}
}

func TestNothingStartsOnceTheContextHasEnded(t *testing.T) {
	e, out := newEnv(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := e.Do(ctx, Step{Line: 1, Kind: Shell, Args: "echo no"}); !errors.Is(err, context.Canceled) || out.take() != "" {
		t.Errorf("error %v", err)
	}
}

func TestAShellThatIsNotThere(t *testing.T) {
	t.Setenv("SHELL", "/no/such/shell")
	e, _ := newEnv(t)
	_, err := do(t, e, "!ls")
	if err == nil || err.Error() != "!ls: can't run /no/such/shell: no such file or directory; see whether it is installed and $PATH has its folder" {
		t.Errorf("error %v", err)
	}
}
