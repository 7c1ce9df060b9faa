package jupyter

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	contract "kvsh/kernel"
	"kvsh/kernel/command"
	"kvsh/kernel/engine"
)

// execution is a cell that runs.
type execution struct {
	*request
	ended   context.Context // done when the cell is
	cancel  context.CancelFunc
	allowed bool        // the front end may be asked
	answer  chan string // of the question that the cell waits for, nil if it has none
	out     *output
	code    string
	count   int
	number  int // of the cell in the session, 0 if it is not to be remembered
	payload []any
}

// executeRequest is the content of an execute_request.
type executeRequest struct {
	Code         string            `json:"code"`
	Silent       bool              `json:"silent"`
	StoreHistory *bool             `json:"store_history"`
	Expressions  map[string]string `json:"user_expressions"`
	AllowStdin   bool              `json:"allow_stdin"`
	StopOnError  *bool             `json:"stop_on_error"`
}

// executeReply is the content of an execute_reply.
type executeReply struct {
	Status      string         `json:"status"`
	Count       int            `json:"execution_count"`
	Expressions map[string]any `json:"user_expressions"`
	Payload     []any          `json:"payload"`
	*fault
}

// fault is what is told of an error.
type fault struct {
	Name      string   `json:"ename"`
	Value     string   `json:"evalue"`
	Traceback []string `json:"traceback"`
}

func yes(b *bool) bool { return b == nil || *b }

// execute runs a cell.
func (k *kernel) execute(r *request) any {
	if r.queue.isAborted(r.message) {
		return ok{"aborted"}
	}
	started := time.Now()
	var req executeRequest
	if err := json.Unmarshal(r.content, &req); err != nil {
		return failure{"error", "bad request", err.Error(), []string{"the execute_request can't be read: " + err.Error()}}
	}
	store := yes(req.StoreHistory) && !req.Silent
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	e := &execution{request: r, ended: ctx, cancel: cancel, allowed: req.AllowStdin, out: newOutput(k, r.raw, req.Silent), code: req.Code}
	blank := strings.TrimSpace(req.Code) == ""
	e.count = k.begin(e, store && !blank)
	if store {
		e.number = e.count
	}
	defer k.end(e)
	if !req.Silent {
		k.publish("execute_input", r.raw, map[string]any{"code": req.Code, "execution_count": e.count})
	}
	e.out.count = e.count
	reply := executeReply{Status: "ok", Count: e.count, Expressions: map[string]any{}, Payload: []any{}}
	var err error
	if !blank {
		err = k.runCell(ctx, e)
	}
	if err == nil {
		for name, code := range req.Expressions {
			reply.Expressions[name] = k.expression(ctx, code)
		}
	}
	e.out.flush()
	if err != nil {
		reply.Status, reply.fault = "error", faultOf(err)
		if !req.Silent {
			k.publish("error", r.raw, reply.fault)
		}
	}
	reply.Payload = append(reply.Payload, e.payload...)
	metadata := map[string]any{"started": started.UTC().Format("2006-01-02T15:04:05.000000Z"), "status": reply.Status}
	k.reply(r.socket, r.message, "execute_reply", metadata, reply)
	if err != nil && yes(req.StopOnError) && r.queue != nil {
		r.queue.failed = time.Now()
	}
	return nil
}

// begin counts a cell, remembers it, and makes it known to interrupts.
func (k *kernel) begin(e *execution, store bool) (count int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if store {
		k.count++
		k.history = append(k.history, entry{k.count, e.code})
	}
	k.running[e] = true
	return k.count
}

func (k *kernel) end(e *execution) {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.running, e)
}

// runCell runs a cell, with its commands.
func (k *kernel) runCell(ctx context.Context, e *execution) error {
	name := fmt.Sprintf("cell[%d]", e.count)
	run := func(ctx context.Context, code string) error {
		return k.current().Run(ctx, contract.Cell{Name: name, Source: code, Number: e.number}, e.out)
	}
	steps, found := command.Split(e.code)
	if !found {
		return run(ctx, e.code)
	}
	env := k.environment(ctx, e, run)
	for _, s := range steps {
		if err := env.Do(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// environment is what the commands of a cell work on.
func (k *kernel) environment(ctx context.Context, e *execution, run func(ctx context.Context, code string) error) *command.Env {
	env := &command.Env{
		Session: k.current, Out: e.out, Input: input{k}, Run: run, Reset: k.reset, Cell: fmt.Sprintf("cell[%d]", e.count),
		History: func() []string { return k.cells(e) },
		Page: func(text string) {
			e.payload = append(e.payload, map[string]any{"source": "page", "data": map[string]string{"text/plain": text}, "start": 0})
		},
	}
	if k.opts.Notebook != nil {
		env.Notebook = func(name string, text []byte) error { return k.opts.Notebook(ctx, k.current(), name, text, e.out) }
	}
	return env
}

// expression is the value of one of the user's expressions, as an answer tells
// it.
func (k *kernel) expression(ctx context.Context, code string) any {
	var got values
	err := k.current().Run(ctx, contract.Cell{Name: "expression", Source: code}, &got)
	if err != nil {
		f := faultOf(err)
		return failure{"error", f.Name, f.Value, f.Traceback}
	}
	if len(got.list) == 0 {
		return map[string]any{"status": "ok", "data": map[string]any{}, "metadata": map[string]any{}}
	}
	data, metadata := mimeData(got.list[0])
	return map[string]any{"status": "ok", "data": data, "metadata": metadata}
}

// values takes the value of an expression and lets go of all else.
type values struct{ list []contract.Bundle }

func (v *values) Stream(string, []byte)           {}
func (v *values) Display(contract.Bundle, string) {}
func (v *values) Update(contract.Bundle, string)  {}
func (v *values) Clear(bool)                      {}
func (v *values) Result(b contract.Bundle)        { v.list = append(v.list, b) }

// faultOf is an error as the front end shows it.
func faultOf(err error) *fault {
	f := &fault{Name: engine.ErrorName(err), Value: err.Error()}
	var one *engine.Error
	var several engine.Errors
	var exit *engine.Exit
	switch {
	case errors.Is(err, context.Canceled):
		f.Value = "the cell was interrupted"
		f.Traceback = []string{red(f.Value)}
		return f
	case errors.As(err, &exit):
		f.Value = fmt.Sprintf("os.Exit(%d): the session goes on", exit.Code)
		f.Traceback = []string{red(f.Value)}
		return f
	case errors.As(err, &several):
		f.Value = several[0].Msg
	case errors.As(err, &one):
		f.Value = strings.TrimPrefix(one.Msg, "panic: ")
	}
	f.Traceback = colored(err.Error())
	return f
}

func red(text string) string { return "\x1b[31m" + text + "\x1b[0m" }

// colored is the text of an error in the colours of a terminal: the message and
// the caret in red, where it was called from in grey.
func colored(text string) []string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		trimmed := strings.TrimSpace(l)
		switch {
		case trimmed == "^":
			lines[i] = red(l)
		case strings.HasPrefix(l, "  called at ") || strings.HasPrefix(l, "  and "):
			lines[i] = "\x1b[90m" + l + "\x1b[0m"
		case i == 0 || i > 1 && strings.TrimSpace(lines[i-1]) != "" && strings.Contains(l, ": ") && !strings.HasPrefix(l, "\t"):
			lines[i] = "\x1b[1;31m" + l + "\x1b[0m"
		}
	}
	return lines
}
