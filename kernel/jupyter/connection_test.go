package jupyter

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestConnectionFiles(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"tcp", `{"transport":"tcp","ip":"127.0.0.1","shell_port":5,"key":"k","signature_scheme":"hmac-sha256"}`, "tcp://127.0.0.1:5"},
		{"ipc", `{"transport":"ipc","ip":"/tmp/kernel","shell_port":2,"key":""}`, "ipc:///tmp/kernel-2"},
		{"the usual transport", `{"shell_port":7}`, "tcp://127.0.0.1:7"},
		{"no JSON", `x`, "error: "},
		{"a port that is no number", `{"shell_port":"x"}`, "error: "},
		{"an unknown transport", `{"transport":"udp"}`, `error: the connection file`},
	} {
		name := filepath.Join(t.TempDir(), "c.json")
		if err := os.WriteFile(name, []byte(tt.text), 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := ReadConnection(name)
		got := ""
		if err != nil {
			got = "error: " + err.Error()
		} else {
			got = c.endpoint(c.Shell)
		}
		if !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
