package history

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// roleVar makes the test's program another session, which does as its arguments say.
const roleVar = "KVSH_HISTORY_TEST_ROLE"

func TestMain(m *testing.M) {
	role := os.Getenv(roleVar)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := play(role, os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// play is what another session does.
func play(role, dir, arg string) error {
	s, err := Open(dir)
	if err != nil {
		return err
	}
	switch role {
	case "add": // cells, as many as it is told
		n, err := strconv.Atoi(arg)
		if err != nil {
			return err
		}
		for i := 1; i <= n; i++ {
			if err := s.Add(i, fmt.Sprintf("cell(%d, %d)", os.Getpid(), i)); err != nil {
				return err
			}
			if err := s.Done(i, true, 0); err != nil {
				return err
			}
		}
		return s.Close()
	case "stay": // until it is killed
		if err := s.Add(1, arg); err != nil {
			return err
		}
		fmt.Println(s.Session())
		_, err := io.Copy(io.Discard, os.Stdin)
		return err
	case "full": // as if the disk were, in the middle of the cell
		info, err := os.Stat(fileIn(dir))
		if err != nil {
			return err
		}
		signal.Ignore(unix.SIGXFSZ)
		size := uint64(info.Size()) + 300
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: size, Max: size}); err != nil {
			return err
		}
		if err := s.Add(1, strings.Repeat(arg, 1000)); err == nil {
			return fmt.Errorf("a full disk gives no error")
		}
		if err := s.Add(2, arg); err != nil {
			return fmt.Errorf("a second error: %w", err)
		}
		return nil
	}
	return fmt.Errorf("no role %q", role)
}

func another(t *testing.T, role, dir, arg string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], dir, arg)
	cmd.Env = append(os.Environ(), roleVar+"="+role)
	cmd.Stderr = os.Stderr
	return cmd
}

func TestSessionsAppendAtOnce(t *testing.T) {
	const processes, stores, each = 3, 3, 100
	dir := t.TempDir()
	var all []*exec.Cmd
	for range processes {
		cmd := another(t, "add", dir, strconv.Itoa(each))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, cmd)
	}
	failed := make(chan error, stores)
	for range stores {
		go func() { failed <- play("add", dir, strconv.Itoa(each)) }()
	}
	for range stores {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	for _, cmd := range all {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	next := map[string]int{}
	for _, e := range open(t, dir).Entries() {
		next[e.Session]++
		if e.N != next[e.Session] || !e.Done {
			t.Fatalf("the cell after %d others of its session is %+v", next[e.Session]-1, e)
		}
	}
	if len(next) != processes+stores {
		t.Errorf("there are %d sessions", len(next))
	}
	for id, n := range next {
		if n != each {
			t.Errorf("session %s has %d cells", id, n)
		}
	}
}

func TestAFullDiskCostsNoOtherLine(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, "a")
	if err := another(t, "full", dir, "b").Run(); err != nil {
		t.Fatal(err)
	}
	if err := s.Add(2, "c"); err != nil {
		t.Fatal(err)
	}
	if got := sources(open(t, dir).Entries()); !slices.Equal(got, []string{"a", "c"}) {
		t.Errorf("the file has %q", got)
	}
}

func TestASessionIsAliveUntilItsProcessEnds(t *testing.T) {
	dir := t.TempDir()
	cmd := another(t, "stay", dir, "x := 1")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	id, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	only := func() Past {
		t.Helper()
		past := s.Past()
		if len(past) != 1 || past[0].ID != strings.TrimSpace(id) || past[0].Ended {
			t.Fatalf("there are %+v", past)
		}
		return past[0]
	}
	if !only().Alive {
		t.Error("a session that runs isn't alive")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(10 * time.Second); only().Alive; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("a process that was killed and not yet waited for is alive")
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("it ended by itself")
	}
	if only().Alive {
		t.Error("a session without its process is alive")
	}
}

func TestALaterProcessOfTheSameNumberIsAnother(t *testing.T) {
	pid := os.Getpid()
	start, ok := started(pid)
	if !ok {
		t.Fatal("this process doesn't run")
	}
	for _, tt := range []struct {
		name  string
		pid   int
		start uint64
		want  bool
	}{
		{"this process", pid, start, true},
		{"its beginning isn't known", pid, 0, true},
		{"another beginning", pid, start + 1, start == 0},
		{"no process", 0, 0, false},
		{"all processes", -1, 0, false},
		{"a number that no process has", 1 << 40, 0, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := alive(tt.pid, tt.start); got != tt.want {
				t.Errorf("it is alive: %v", got)
			}
		})
	}
}
