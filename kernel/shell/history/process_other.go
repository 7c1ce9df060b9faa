//go:build !linux

package history

// started tells whether a process runs; when it began can't be known here.
func started(pid int) (ticks uint64, ok bool) { return 0, exists(pid) }
