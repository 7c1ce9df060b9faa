package vm

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// much is the size from which on memory is asked for before it is taken.
const much = 1 << 28

// needRoom panics where a program wants more memory at once than there is: it
// would end the process, and with it all that the session holds. Systems that do
// not tell get what they are asked for.
func needRoom(size uintptr) {
	if size < much {
		return
	}
	if room, ok := freeMemory(); ok && uint64(size) > room {
		panic(runtimeError(fmt.Sprintf("out of memory: %d MB are wanted and %d MB are free", size>>20, room>>20)))
	}
}

// freeMemory is how many bytes of memory Linux says can be had, swap included.
func freeMemory() (bytes uint64, ok bool) {
	text, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0, false
	}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] != "MemAvailable:" && fields[0] != "SwapFree:" {
			continue
		}
		kb, err := strconv.ParseUint(fields[1], 10, 64)
		if err != nil {
			return 0, false
		}
		bytes += kb << 10
		ok = true
	}
	return bytes, ok
}
