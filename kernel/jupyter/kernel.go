package jupyter

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/google/uuid"

	contract "kvsh/kernel"
	"kvsh/kernel/engine"
	"kvsh/kernel/zmtp"
	"kvsh/stdlib/display"
)

// Options are what a kernel is told by its command.
type Options struct {
	Version    string // of kvsh
	Restricted bool   // code may import unsafe, syscall and os/exec
	// Notebook runs a notebook or a script in the session of the kernel, for %run;
	// nil if it can't.
	Notebook func(ctx context.Context, s *engine.Session, name string, text []byte, out contract.Output) error
	// Interrupts end the cells that run.
	Interrupts <-chan os.Signal
	// Log is told what goes wrong outside of cells.
	Log func(text string)
}

// kernel is a kernel that serves.
type kernel struct {
	opts     Options
	wire     *wire
	handlers map[string]handler
	shell, control, iopub, stdin,
	heartbeat *zmtp.Socket

	mu       sync.Mutex // guards what follows
	session  *engine.Session
	count    int // executions
	history  []entry
	queues   map[string]*queue // by their subshells, "" for the shell itself
	running  map[*execution]bool
	finished bool

	done chan struct{} // closed at the end
}

// Serve answers a connection's requests until it is told to shut down or the
// context ends.
func Serve(ctx context.Context, c *Connection, opts Options) error {
	signer, err := newSigner(c.Scheme, c.Key)
	if err != nil {
		return err
	}
	if opts.Log == nil {
		opts.Log = func(string) {}
	}
	k := &kernel{
		opts: opts, wire: &wire{signer: signer, session: uuid.NewString()}, handlers: handlers(), done: make(chan struct{}),
		queues: map[string]*queue{}, running: map[*execution]bool{},
	}
	if err := k.listen(c); err != nil {
		k.close()
		return err
	}
	defer k.close()
	if err := k.reset(); err != nil {
		return err
	}
	defer display.SetChannel(comms{k})()
	k.queues[""] = newQueue(k)
	go k.receive(k.shell, k.enqueue)
	go k.receive(k.control, func(m *message) { k.handle(k.control, m, nil) })
	go k.receive(k.stdin, k.answered)
	k.publish("status", nil, status{"starting"})
	for {
		select {
		case <-opts.Interrupts:
			k.interrupt()
		case <-k.done:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// listen opens the sockets.
func (k *kernel) listen(c *Connection) error {
	options := zmtp.Options{Log: k.opts.Log}
	iopub := options
	iopub.Welcome = k.welcome
	for _, s := range []struct {
		to      **zmtp.Socket
		kind    zmtp.Kind
		port    int
		options zmtp.Options
	}{
		{&k.shell, zmtp.Router, c.Shell, options},
		{&k.control, zmtp.Router, c.Control, options},
		{&k.stdin, zmtp.Router, c.Stdin, options},
		{&k.iopub, zmtp.XPub, c.IOPub, iopub},
	} {
		made, err := zmtp.Listen(s.kind, c.endpoint(s.port), s.options)
		if err != nil {
			return err
		}
		*s.to = made
	}
	made, err := zmtp.Echo(c.endpoint(c.Heartbeat), options)
	k.heartbeat = made
	return err
}

// close ends the sockets and the session.
func (k *kernel) close() {
	for _, s := range []*zmtp.Socket{k.shell, k.control, k.stdin, k.iopub, k.heartbeat} {
		if s != nil {
			_ = s.Close() // nobody is left to be told
		}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.session != nil {
		k.session.Close()
	}
}

// reset begins a new session.
func (k *kernel) reset() error {
	made, err := engine.NewSession(engine.Options{Args: []string{"kvsh"}, Input: input{k}, Stdout: nowhere{}, Stderr: nowhere{}, Restricted: k.opts.Restricted})
	if err != nil {
		return fmt.Errorf("begin a session: %w", err)
	}
	k.mu.Lock()
	old := k.session
	k.session = made
	k.mu.Unlock()
	if old != nil {
		go old.Close() // it may be the one that runs the cell which asked for this
	}
	return nil
}

// nowhere takes what is written while no cell has run yet.
type nowhere struct{}

func (nowhere) Write(text []byte) (int, error) { return len(text), nil }

func (k *kernel) current() *engine.Session {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.session
}

// receive hands the messages of a socket on until it is closed.
func (k *kernel) receive(s *zmtp.Socket, take func(*message)) {
	for {
		frames, err := s.Recv()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			k.opts.Log(fmt.Sprintf("receive: %v", err))
			return
		}
		m, err := k.wire.decode(frames)
		if err != nil {
			k.opts.Log(fmt.Sprintf("a message is ignored: %v", err))
			continue
		}
		take(m)
	}
}

// enqueue gives a request of the shell to its queue.
func (k *kernel) enqueue(m *message) {
	k.mu.Lock()
	q := k.queues[m.header.Subshell]
	k.mu.Unlock()
	if q == nil {
		k.opts.Log(fmt.Sprintf("a %s is ignored: there is no subshell %q", m.header.Type, m.header.Subshell))
		return
	}
	q.put(m)
}

// publish sends a message to all that listen. Its topic is its type.
func (k *kernel) publish(kind string, parent json.RawMessage, content any, buffers ...[]byte) {
	k.publishWith(kind, parent, nil, content, buffers...)
}

func (k *kernel) publishWith(kind string, parent json.RawMessage, metadata, content any, buffers ...[]byte) {
	frames, err := k.wire.encode([][]byte{[]byte(kind)}, kind, parent, metadata, content, buffers...)
	if err == nil {
		err = k.iopub.Send(frames)
	}
	if err != nil {
		k.opts.Log(fmt.Sprintf("publish a %s: %v", kind, err))
	}
}

// welcome is the first message that a new listener gets (JEP 65).
func (k *kernel) welcome(topic []byte) [][]byte {
	frames, err := k.wire.encode([][]byte{topic}, "iopub_welcome", nil, nil, map[string]string{"subscription": string(topic)})
	if err != nil {
		k.opts.Log(err.Error())
	}
	return frames
}

// reply answers a request.
func (k *kernel) reply(s *zmtp.Socket, m *message, kind string, metadata, content any) {
	frames, err := k.wire.encode(m.identities, kind, m.raw, metadata, content)
	if err == nil {
		err = s.Send(frames)
	}
	if err != nil && !errors.Is(err, zmtp.ErrNoPeer) { // who has gone needs no answer
		k.opts.Log(fmt.Sprintf("answer by a %s: %v", kind, err))
	}
}

// shutdown ends the kernel once the answers are out.
func (k *kernel) shutdown() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.finished {
		k.finished = true
		time.AfterFunc(20*time.Millisecond, func() { close(k.done) })
	}
}

// Interrupt ends the cells that run, as the signal does.
func (k *kernel) interrupt() {
	k.mu.Lock()
	defer k.mu.Unlock()
	for e := range k.running {
		e.cancel()
	}
}
