package jupyter

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
)

// A Connection is a connection file: where the kernel listens, and the key that
// messages are signed with.
type Connection struct {
	Transport string `json:"transport"` // tcp or ipc
	IP        string `json:"ip"`        // the path of the files, of ipc
	Shell     int    `json:"shell_port"`
	Control   int    `json:"control_port"`
	IOPub     int    `json:"iopub_port"`
	Stdin     int    `json:"stdin_port"`
	Heartbeat int    `json:"hb_port"`
	Key       string `json:"key"` // none: messages are not signed
	Scheme    string `json:"signature_scheme"`
}

// ReadConnection reads a connection file.
func ReadConnection(name string) (*Connection, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the connection file: %w", err)
	}
	c := &Connection{Transport: "tcp", IP: "127.0.0.1", Scheme: "hmac-sha256"}
	if err := json.Unmarshal(text, c); err != nil {
		return nil, fmt.Errorf("read the connection file %s: it is not JSON of ports and a key: %w", name, err)
	}
	if c.Transport != "tcp" && c.Transport != "ipc" {
		return nil, fmt.Errorf("the connection file %s has the transport %q; it must be tcp or ipc", name, c.Transport)
	}
	if _, err := newSigner(c.Scheme, c.Key); err != nil {
		return nil, fmt.Errorf("the connection file %s: %w", name, err)
	}
	return c, nil
}

// endpoint is the address of a port.
func (c *Connection) endpoint(port int) string {
	if c.Transport == "ipc" {
		return "ipc://" + c.IP + "-" + strconv.Itoa(port)
	}
	return "tcp://" + c.IP + ":" + strconv.Itoa(port)
}
