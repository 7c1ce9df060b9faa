package zmtp

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"
)

// listen opens the endpoint for connections.
func listen(endpoint string) (net.Listener, error) {
	transport, address, ok := strings.Cut(endpoint, "://")
	if !ok || address == "" {
		return nil, errors.New("not an endpoint such as tcp://127.0.0.1:5555 or ipc:///tmp/file")
	}
	switch transport {
	case "tcp":
		if port, ok := strings.CutPrefix(address, "*:"); ok {
			address = ":" + port
		}
		return net.Listen("tcp", address)
	case "ipc":
		if err := removeStale(address); err != nil {
			return nil, err
		}
		return net.Listen("unix", address)
	default:
		return nil, fmt.Errorf("transport %q is none of tcp and ipc", transport)
	}
}

// removeStale removes the file of an ipc endpoint that nobody listens on any more,
// as is left behind by a process that was killed.
func removeStale(path string) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) || strings.HasPrefix(path, "@") {
		return nil
	}
	if err != nil {
		return err
	}
	if info.Mode().Type() != fs.ModeSocket {
		return fmt.Errorf("%s exists and is no socket", path)
	}
	conn, err := net.Dial("unix", path)
	if err == nil {
		_ = conn.Close()
		return nil // the listen call that comes next says that it's in use
	}
	if !errors.Is(err, syscall.ECONNREFUSED) {
		return err
	}
	return os.Remove(path)
}

// peerName is how the log calls the other end of a connection.
func peerName(conn net.Conn) string {
	if name := conn.RemoteAddr().String(); name != "" && name != "@" {
		return name
	}
	return "(ipc)"
}
