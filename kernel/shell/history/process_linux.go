package history

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Fields of /proc/PID/stat behind the name of the program, counted from 0.
const (
	stateField = 0
	startField = 19
)

// started tells when a process began, in ticks since the machine did; 0 if that can't
// be known. Ok is false if it doesn't run. A process that ended and is not yet waited
// for doesn't.
func started(pid int) (ticks uint64, ok bool) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, exists(pid)
	}
	// The name may have blanks and parentheses.
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	if len(fields) <= startField {
		return 0, exists(pid)
	}
	if state := fields[stateField]; state == "Z" || state == "X" {
		return 0, false
	}
	ticks, err = strconv.ParseUint(fields[startField], 10, 64)
	if err != nil {
		return 0, true
	}
	return ticks, true
}
