package history

import (
	"errors"
	"math"

	"golang.org/x/sys/unix"
)

// alive reports whether the process that began at a time still runs, see started. A
// later one with its number is another.
func alive(pid int, start uint64) bool {
	if pid <= 0 || pid > math.MaxInt32 {
		return false
	}
	ticks, ok := started(pid)
	return ok && (ticks == start || ticks == 0 || start == 0)
}

// exists reports whether a process has a number.
func exists(pid int) bool {
	err := unix.Kill(pid, 0)
	return err == nil || errors.Is(err, unix.EPERM)
}
