package jupyter

import (
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"kvsh/kernel/zmtp"
)

// queue answers the requests of the shell or a subshell, one after the other.
type queue struct {
	kernel *kernel
	mu     sync.Mutex
	wait   *sync.Cond
	list   []*message
	ended  bool
	failed time.Time // when a cell failed last whose fault ends those behind it
}

func newQueue(k *kernel) *queue {
	q := &queue{kernel: k}
	q.wait = sync.NewCond(&q.mu)
	go q.run()
	return q
}

func (q *queue) put(m *message) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.list = append(q.list, m)
	q.wait.Signal()
}

// end ends the queue behind the request that it answers now.
func (q *queue) end() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.ended = true
	q.wait.Signal()
}

func (q *queue) next() *message {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.list) == 0 && !q.ended {
		q.wait.Wait()
	}
	if q.ended {
		return nil
	}
	m := q.list[0]
	q.list = q.list[1:]
	return m
}

func (q *queue) run() {
	for m := q.next(); m != nil; m = q.next() {
		q.kernel.handle(q.kernel.shell, m, q)
	}
}

// grace is how long after a fault a cell may still arrive that was sent before it.
const grace = 100 * time.Millisecond

// isAborted reports whether a cell was sent before the one that failed had.
func (q *queue) isAborted(m *message) bool {
	if q == nil || q.failed.IsZero() {
		return false
	}
	if m.at.Before(q.failed) {
		return true
	}
	sent, err := time.Parse(time.RFC3339Nano, m.header.Date)
	return err == nil && sent.Before(q.failed) && m.at.Sub(q.failed) < grace
}

// handler answers a kind of request. The answer is nil if it has sent one itself.
type handler func(k *kernel, r *request) any

// request is a message that is being answered.
type request struct {
	*message
	socket *zmtp.Socket
	queue  *queue // nil on the control channel
}

func handlers() map[string]handler {
	return map[string]handler{
		"execute_request":     (*kernel).execute,
		"complete_request":    (*kernel).complete,
		"inspect_request":     (*kernel).inspect,
		"is_complete_request": (*kernel).isComplete,
		"history_request":     (*kernel).answerHistory,
		"kernel_info_request": (*kernel).info,
		"comm_info_request":   (*kernel).commInfo,
		"comm_open":           (*kernel).commOpen,
		"comm_msg":            (*kernel).commMessage,
		"comm_close":          (*kernel).commClose,

		"shutdown_request":        (*kernel).answerShutdown,
		"interrupt_request":       (*kernel).answerInterrupt,
		"create_subshell_request": (*kernel).createSubshell,
		"delete_subshell_request": (*kernel).deleteSubshell,
		"list_subshell_request":   (*kernel).listSubshells,
	}
}

// handle answers a message, and tells all that the kernel is busy meanwhile. A
// fault of the kernel itself costs the answer and no more.
func (k *kernel) handle(s *zmtp.Socket, m *message, q *queue) {
	answer := k.handlers[m.header.Type]
	if answer == nil {
		k.opts.Log(fmt.Sprintf("a %q is ignored: there is no such request", m.header.Type))
		return
	}
	k.publish("status", m.raw, status{"busy"})
	defer k.publish("status", m.raw, status{"idle"})
	kind, isRequest := strings.CutSuffix(m.header.Type, "_request")
	defer func() {
		if fault := recover(); fault != nil {
			k.opts.Log(fmt.Sprintf("a %s failed: %v\n%s", m.header.Type, fault, debug.Stack()))
			if isRequest {
				k.reply(s, m, kind+"_reply", nil, failure{"error", "kernel error", fmt.Sprint(fault), []string{fmt.Sprint("the kernel could not answer: ", fault)}})
			}
		}
	}()
	if content := answer(k, &request{m, s, q}); content != nil && isRequest {
		k.reply(s, m, kind+"_reply", nil, content)
	}
}

// status is the content of a status message.
type status struct {
	State string `json:"execution_state"`
}

// ok is the content of an answer that says no more.
type ok struct {
	Status string `json:"status"`
}

var fine = ok{"ok"}

// failure is the content of an error, and of an answer that tells of one.
type failure struct {
	Status    string   `json:"status"`
	Name      string   `json:"ename"`
	Value     string   `json:"evalue"`
	Traceback []string `json:"traceback"`
}
