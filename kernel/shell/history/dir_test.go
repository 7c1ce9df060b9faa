package history

import (
	"strings"
	"testing"
)

func TestDir(t *testing.T) {
	for _, tt := range []struct{ name, state, home, want string }{
		{"the variable", "/s", "/h", "/s/kvsh"},
		{"the home", "", "/h", "/h/.local/state/kvsh"},
		{"a variable that is no whole path doesn't count", "s", "/h", "/h/.local/state/kvsh"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("XDG_STATE_HOME", tt.state)
			t.Setenv("HOME", tt.home)
			if got, err := Dir(); got != tt.want || err != nil {
				t.Errorf("it is %q, %v, want %q", got, err, tt.want)
			}
		})
	}
	t.Run("neither", func(t *testing.T) {
		t.Setenv("XDG_STATE_HOME", "")
		t.Setenv("HOME", "")
		if got, err := Dir(); err == nil || !strings.Contains(err.Error(), "XDG_STATE_HOME") {
			t.Errorf("it is %q, %v", got, err)
		}
	})
}
