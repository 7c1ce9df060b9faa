package zmtp

import (
	"context"
	"os/exec"
	"sync"
	"testing"
	"time"
)

const interpreter = "/usr/bin/python3"

// hasLibrary reports whether Python has the clients' library.
var hasLibrary = sync.OnceValue(func() bool {
	return exec.Command(interpreter, "-c", "import zmq").Run() == nil
})

// prelude is what the programs of clients begin with.
const prelude = `
import sys, threading, time, zmq
endpoints = sys.argv[1:]
context = zmq.Context()
def connect(kind, endpoint, identity=None):
    s = context.socket(kind)
    s.linger = 0
    s.rcvtimeo = s.sndtimeo = 20000
    if identity: s.setsockopt(zmq.IDENTITY, identity)
    s.connect(endpoint)
    return s
def equal(got, want):
    if got != want: raise AssertionError('got %.200r, want %.200r' % (got, want))
`

// python runs a program of clients, in which the variable endpoints is the list of
// the endpoints. It must not fail.
func python(t *testing.T, program string, endpoints ...string) {
	t.Helper()
	if !hasLibrary() {
		t.Skip("python3-zmq is not installed")
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	args := append([]string{"-c", prelude + program}, endpoints...)
	if out, err := exec.CommandContext(ctx, interpreter, args...).CombinedOutput(); err != nil {
		t.Fatalf("the client failed: %v\n%s", err, out)
	}
}

func TestLibzmqClients(t *testing.T) {
	for _, tt := range []struct{ name, program string }{
		{"a DEALER gets its messages back", `
s = connect(zmq.DEALER, endpoints[0], b'me')
s.send_multipart([b'a', b'', b'c'])
equal(s.recv_multipart(), [b'a', b'', b'c'])
`},
		{"a REQ gets its heartbeat", `
s = connect(zmq.REQ, endpoints[0])
for i in range(100):
    s.send(b'ping')
    equal(s.recv(), b'ping')
`},
		{"messages have any size up to 20 MB", `
s = connect(zmq.DEALER, endpoints[0])
for n in [0, 1, 254, 255, 256, 4095, 4096, 4097, 65535, 65536, 65537, 1 << 20, 20 << 20]:
    body = bytes(i % 251 for i in range(min(n, 1000))) * (n // 1000 + 1)
    s.send_multipart([b'x', body[:n], b'y'])
    equal(s.recv_multipart(), [b'x', body[:n], b'y'])
`},
		{"clients come and go", `
for i in range(50):
    s = connect(zmq.DEALER, endpoints[0], b'me')
    s.send(b'%d' % i)
    equal(s.recv(), b'%d' % i)
    s.close()
`},
		{"clients of one identity take turns", `
a = connect(zmq.DEALER, endpoints[0], b'same')
a.send(b'a'); equal(a.recv(), b'a')
b = connect(zmq.DEALER, endpoints[0], b'same')
b.send(b'b'); equal(b.recv(), b'b')
for i in range(20):
    a.send(b'%d' % i); equal(a.recv(), b'%d' % i)
    b.send(b'%d' % i); equal(b.recv(), b'%d' % i)
b.close()
a.send(b'c'); equal(a.recv(), b'c')
`},
		{"twenty clients at once", `
failed = []
def client(n):
    try:
        s = connect(zmq.DEALER, endpoints[0])
        for i in range(200): s.send_multipart([b'%d' % n, b'%d' % i])
        for i in range(200): equal(s.recv_multipart(), [b'%d' % n, b'%d' % i])
    except BaseException as e: failed.append(e)
threads = [threading.Thread(target=client, args=(n,)) for n in range(20)]
for t in threads: t.start()
for t in threads: t.join()
if failed: raise failed[0]
`},
		{"heartbeats of the transport are answered", `
s = context.socket(zmq.DEALER)
s.rcvtimeo = 20000
s.setsockopt(zmq.HEARTBEAT_IVL, 20)
s.setsockopt(zmq.HEARTBEAT_TIMEOUT, 2000)
s.setsockopt(zmq.HEARTBEAT_TTL, 5000)
monitor = s.get_monitor_socket(zmq.EVENT_DISCONNECTED)
s.connect(endpoints[0])
s.send(b'a'); equal(s.recv(), b'a')
equal(monitor.poll(300), 0)
s.send(b'b'); equal(s.recv(), b'b')
`},
	} {
		for _, transport := range []string{"tcp", "ipc"} {
			t.Run(tt.name+" by "+transport, func(t *testing.T) {
				t.Parallel()
				s := start(t, Router, endpoint(t, transport), Options{})
				go answer(s)
				python(t, tt.program, address(s))
			})
			t.Run(tt.name+" by "+transport+" of an echo", func(t *testing.T) {
				t.Parallel()
				s, err := Echo(endpoint(t, transport), Options{Log: logTo(t)})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { closeSoon(t, s) })
				python(t, tt.program, address(s))
			})
		}
	}
}

// The clients tell a Router socket what to publish, and are answered afterwards.
func TestLibzmqSubscribers(t *testing.T) {
	const prelude = `
control = connect(zmq.DEALER, endpoints[0])
def publish(*frames):
    control.send_multipart(frames)
    equal(control.recv(), b'done')
def subscriber(*topics):
    s = connect(zmq.SUB, endpoints[1])
    for t in topics:
        s.subscribe(t)
        equal(s.recv_multipart(), [t, b'welcome'])
    return s
`
	for _, tt := range []struct{ name, program string }{
		{"a SUB gets what it has subscribed to", `
s = subscriber(b'a', b'c')
publish(b'b', b'1')
publish(b'a', b'2')
publish(b'abc', b'', b'3')
equal(s.recv_multipart(), [b'a', b'2'])
equal(s.recv_multipart(), [b'abc', b'', b'3'])
`},
		{"a SUB unsubscribes", `
s = subscriber(b'', b'a')
s.unsubscribe(b'')
while True: # until it is known
    publish(b'b')
    if not s.poll(20): break
    equal(s.recv(), b'b')
publish(b'a')
equal(s.recv(), b'a')
`},
		{"an XSUB subscribes", `
s = connect(zmq.XSUB, endpoints[1])
s.send(b'\x01a')
equal(s.recv_multipart(), [b'a', b'welcome'])
publish(b'a', b'1')
equal(s.recv_multipart(), [b'a', b'1'])
`},
		{"twenty subscribers get all", `
all = [subscriber(b'') for _ in range(20)]
for i in range(200): publish(b'%d' % i, bytes(5000))
for s in all:
    for i in range(200): equal(s.recv_multipart(), [b'%d' % i, bytes(5000)])
`},
		{"a SUB gets 20 MB", `
s = subscriber(b'')
publish(b'a', bytes(20 << 20))
equal(s.recv_multipart(), [b'a', bytes(20 << 20)])
`},
		{"subscribers come and go", `
for i in range(30):
    s = subscriber(b'')
    publish(b'%d' % i)
    equal(s.recv(), b'%d' % i)
    s.close()
`},
	} {
		for _, transport := range []string{"tcp", "ipc"} {
			t.Run(tt.name+" by "+transport, func(t *testing.T) {
				t.Parallel()
				pub := start(t, XPub, endpoint(t, transport), welcoming())
				control := start(t, Router, endpoint(t, transport), Options{})
				go func() {
					for {
						frames, err := control.Recv()
						if err != nil {
							return
						}
						_ = pub.Send(frames[1:])
						_ = control.Send([][]byte{frames[0], []byte("done")})
					}
				}()
				python(t, prelude+tt.program, address(control), address(pub))
			})
		}
	}
}

// A socket that is closed and opened again has its clients back, as they connect
// again by themselves.
func TestLibzmqClientsComeBack(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{})
	again := make(chan struct{})
	go func() {
		defer close(again)
		frames, err := s.Recv()
		if err != nil {
			return
		}
		_ = s.Send(frames)
		closeSoon(t, s)
		second := start(t, Router, address(s), Options{})
		go answer(second)
	}()
	python(t, `
s = connect(zmq.DEALER, endpoints[0], b'me')
s.send(b'a')
equal(s.recv(), b'a')
for i in range(200): # a message that is under way when the socket is closed is lost
    s.send(b'b')
    if s.poll(100): break
equal(s.recv(), b'b')
`, address(s))
	<-again
}
