package history

import (
	"fmt"
	"os"
	"path/filepath"
)

// Dir is the folder of the history: $XDG_STATE_HOME/kvsh, or ~/.local/state/kvsh. It
// need not exist.
func Dir() (string, error) {
	if state := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(state) {
		return filepath.Join(state, "kvsh"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("can't tell where the history belongs: %w; set HOME or XDG_STATE_HOME to a folder", err)
	}
	return filepath.Join(home, ".local", "state", "kvsh"), nil
}
