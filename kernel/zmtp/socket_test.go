package zmtp

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestEndpoints(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	if err := os.WriteFile(plain, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	used := start(t, Router, "tcp://127.0.0.1:0", Options{})
	usedIPC := start(t, Router, "ipc://"+filepath.Join(dir, "used"), Options{})
	stale, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, "stale"), Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	stale.SetUnlinkOnClose(false)
	_ = stale.Close()
	for _, tt := range []struct {
		name     string
		endpoint string
		want     string // in the error
	}{
		{"a free port", "tcp://127.0.0.1:0", ""},
		{"a free port on all interfaces", "tcp://*:0", ""},
		{"a free port by IPv6", "tcp://[::1]:0", ""},
		{"a name", "tcp://localhost:0", ""},
		{"a file", "ipc://" + filepath.Join(dir, "kernel-ipc-1"), ""},
		{"a file that a killed process left", "ipc://" + filepath.Join(dir, "stale"), ""},
		{"a port in use", address(used), "listen on tcp://127.0.0.1:"},
		{"a file in use", address(usedIPC), "address already in use"},
		{"a file that is no socket", "ipc://" + plain, "exists and is no socket"},
		{"a folder that doesn't exist", "ipc:///no/such/folder/file", "no such file"},
		{"no transport", "127.0.0.1:5555", "not an endpoint"},
		{"no address", "tcp://", "not an endpoint"},
		{"no port", "tcp://127.0.0.1", "missing port"},
		{"another transport", "inproc://a", `transport "inproc" is none of tcp and ipc`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Listen(Router, tt.endpoint, Options{Log: logTo(t)})
			if tt.want != "" {
				if err == nil || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("the error is %v, want %s", err, tt.want)
				}
				return
			}
			if err != nil {
				if strings.Contains(tt.endpoint, "[::1]") {
					t.Skip(err)
				}
				t.Fatal(err)
			}
			c := dial(t, s, "DEALER", "a")
			c.send("hello")
			wants(t, s, "a", "hello")
			closeSoon(t, s)
			if path, ok := strings.CutPrefix(tt.endpoint, "ipc://"); ok {
				if _, err := os.Lstat(path); err == nil {
					t.Error("the file is still there")
				}
			}
		})
	}
	if b, _ := os.ReadFile(plain); string(b) != "precious" {
		t.Errorf("the file that is no socket is now %q", b)
	}
	if _, err := Listen("PULL", "tcp://127.0.0.1:0", Options{}); err == nil {
		t.Error("no error of another kind")
	}
}

func TestCloseWritesWhatIsQueued(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{Linger: patience})
	c := dial(t, s, "DEALER", "a")
	c.send("hello")
	wants(t, s, "a", "hello")
	c.send("nobody will receive this")
	body := strings.Repeat("x", 10_000)
	for i := range 2000 {
		post(t, s, "a", fmt.Sprint(i), body)
	}
	var closing sync.WaitGroup
	closing.Go(func() { closeSoon(t, s) })
	for i := range 2000 {
		c.wants(fmt.Sprint(i), body)
	}
	c.closed()
	closing.Wait()
}

func TestCloseDoesNotWaitForPeersThatDoNotRead(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{Linger: 50 * time.Millisecond})
	c := dial(t, s, "DEALER", "a")
	c.send("hello")
	wants(t, s, "a", "hello")
	post(t, s, "a", strings.Repeat("x", 50<<20))
	begin := time.Now()
	closeSoon(t, s)
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestAClosedSocket(t *testing.T) {
	for _, kind := range []Kind{Router, XPub} {
		t.Run(string(kind), func(t *testing.T) {
			s := start(t, kind, "tcp://127.0.0.1:0", Options{})
			var receiving sync.WaitGroup
			for range 3 {
				receiving.Go(func() {
					if frames, err := s.Recv(); !errors.Is(err, io.EOF) {
						t.Errorf("received %q, %v", frames, err)
					}
				})
			}
			closeSoon(t, s)
			receiving.Wait()
			if err := s.Send(bytesOf("a", "b")); !errors.Is(err, net.ErrClosed) {
				t.Errorf("send: %v", err)
			}
			closeSoon(t, s)
			if _, err := net.Dial("tcp", s.Addr().String()); err == nil {
				t.Error("it still takes connections")
			}
		})
	}
}

func TestThereAreOnlySoManyPeers(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{MaxPeers: 2})
	a := dial(t, s, "DEALER", "a")
	dial(t, s, "DEALER", "b")
	eventually(t, "both are peers", func() bool { return s.peerCount() == 2 })
	c := dial(t, s, "DEALER", "c")
	_, told, err := c.in.next()
	if err != nil || told.name != "ERROR" || errorReason(told.data) != "there are 2 peers already" {
		t.Errorf("the third is told %v, %v", told, err)
	}
	_ = a.conn.Close()
	eventually(t, "one is gone", func() bool { return s.peerCount() == 1 })
	d := dial(t, s, "DEALER", "d")
	d.send("hello")
	wants(t, s, "d", "hello")
}

// Whatever the peers are at, all goroutines end with Close.
func TestNoGoroutineIsLeft(t *testing.T) {
	before := runtime.NumGoroutine()
	opts := Options{Log: logTo(t), Queue: 2, SendTimeout: time.Minute, HandshakeTimeout: time.Minute, Linger: -1}
	s, err := Listen(Router, "tcp://127.0.0.1:0", opts)
	if err != nil {
		t.Fatal(err)
	}
	pub, err := Listen(XPub, "tcp://127.0.0.1:0", opts)
	if err != nil {
		t.Fatal(err)
	}
	connect(t, s) // in its handshake
	dial(t, s, "DEALER", "idle")
	if _, err := dial(t, s, "DEALER", "half").conn.Write([]byte("\x01\x01a\x00\x05b")); err != nil {
		t.Fatal(err)
	}
	dial(t, s, "DEALER", "ttl").command("PING", "\xff\xff")
	flood := dial(t, s, "DEALER", "flood")
	for range 10 {
		flood.send("nobody receives this")
	}
	stuck := dial(t, pub, "SUB", "")
	stuck.subscribe("")
	awaitTopic(t, pub, "")
	var sending sync.WaitGroup
	sending.Go(func() {
		for pub.Send([][]byte{make([]byte, 1<<20)}) == nil {
		}
	})
	eventually(t, "a sender waits", pub.waitedFor)
	closeSoon(t, pub)
	sending.Wait()
	closeSoon(t, s)
	eventually(t, "all goroutines have ended", func() bool { return runtime.NumGoroutine() <= before })
}

func TestManyGoroutinesUseASocket(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{})
	for range 4 {
		go answer(s)
	}
	var clients sync.WaitGroup
	for n := range 50 {
		c := dial(t, s, "REQ", fmt.Sprint("client", n))
		clients.Go(func() {
			for i := range 50 {
				if err := c.trySend("", fmt.Sprint(i)); err != nil {
					t.Error(err)
					return
				}
				frames, _, err := c.in.next()
				if err != nil || len(frames) != 2 || string(frames[1]) != fmt.Sprint(i) {
					t.Errorf("got %q, %v", frames, err)
					return
				}
			}
		})
	}
	clients.Wait()
}
