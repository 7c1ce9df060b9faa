//go:build ignore

package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

type State int

const (
	Queued State = iota
	Loading
	Prefill
	Decode
	Done
	Failed
	numStates
)

var stateNames = [numStates]string{"queued", "loading", "prefill", "decode", "done", "failed"}

func (s State) String() string {
	if s < 0 || s >= numStates {
		return fmt.Sprintf("State(%d)", int(s))
	}
	return stateNames[s]
}

func (s State) final() bool { return s == Done || s == Failed }

type Event string

type transition struct {
	from State
	on   Event
}

type action func(m *machine, ev Event) error

type target struct {
	to State
	do []action
}

type machine struct {
	id      int
	state   State
	retries int
	tokens  int
	history []State
	onEnter [numStates]func(m *machine)
}

var (
	ErrRetries = errors.New("too many retries")
	ErrFinal   = errors.New("machine is in a final state")
)

type illegal struct {
	transition
	id int
}

func (i illegal) Error() string { return fmt.Sprintf("machine %d: no %q from %v", i.id, i.on, i.from) }

func count(n int) action {
	return func(m *machine, _ Event) error { m.tokens += n; return nil }
}

func retry(limit int) action {
	return func(m *machine, ev Event) error {
		if m.retries++; m.retries > limit {
			return fmt.Errorf("%s: %w (%d)", ev, ErrRetries, limit)
		}
		return nil
	}
}

var table = map[transition]target{
	{Queued, "admit"}:   {to: Loading},
	{Loading, "hit"}:    {Decode, []action{count(100)}},
	{Loading, "miss"}:   {to: Prefill},
	{Loading, "error"}:  {Queued, []action{retry(2)}},
	{Prefill, "ready"}:  {Decode, []action{count(100), count(20)}},
	{Decode, "token"}:   {Decode, []action{count(1)}},
	{Decode, "preempt"}: {Queued, []action{(*machine).spill}},
	{Decode, "eos"}:     {to: Done},
}

func (m *machine) spill(ev Event) error {
	if m.tokens > 110 {
		return fmt.Errorf("cannot spill %d tokens on %s", m.tokens, ev)
	}
	m.tokens = 0
	return nil
}

func (m *machine) fire(ev Event) (err error) {
	if m.state.final() {
		return ErrFinal
	}
	t, ok := table[transition{m.state, ev}]
	if !ok {
		return illegal{transition{m.state, ev}, m.id}
	}
	defer func() {
		if err != nil {
			t.to = Failed
		}
		m.history = append(m.history, t.to)
		m.state = t.to
		if f := m.onEnter[m.state]; f != nil {
			f(m)
		}
	}()
	for _, a := range t.do {
		if err = a(m, ev); err != nil {
			return
		}
	}
	return nil
}

func main() {
	scripts := []string{
		"admit miss ready token token eos",
		"admit hit preempt admit hit token eos token",
		"admit error admit error admit error",
		"admit miss token ready preempt",
		"hit",
	}
	entered := map[State]int{}
	failed := 0
	for id, script := range scripts {
		m := &machine{id: id}
		for s := range numStates {
			m.onEnter[s] = func(m *machine) { entered[s]++ }
		}
		m.onEnter[Done] = func(m *machine) { fmt.Printf("  #%d finished with %d tokens\n", m.id, m.tokens) }
		for ev := range strings.FieldsSeq(script) {
			err := m.fire(Event(ev))
			var ill illegal
			switch {
			case err == nil:
			case errors.Is(err, ErrFinal), errors.Is(err, ErrRetries):
				fmt.Println(" ", ev, "->", err)
			case errors.As(err, &ill):
				fmt.Println("  illegal:", ill.on, "from", ill.from, "|", err)
			default:
				fmt.Println("  failed:", err)
			}
		}
		if m.state != Done {
			failed++
		}
		fmt.Println(id, m.state, m.history, m.tokens, m.retries)
	}
	fmt.Println(entered, State(17), []State{Queued, -1})
	reach := map[State][]State{}
	for t, to := range table {
		if !slices.Contains(reach[t.from], to.to) {
			reach[t.from] = append(reach[t.from], to.to)
		}
	}
	for s := range numStates {
		slices.Sort(reach[s])
		fmt.Printf("%-8v -> %v\n", s, reach[s])
	}
	if failed > 0 {
		fmt.Fprintf(os.Stderr, "%d machines did not finish\n", failed)
		defer os.Exit(3)
	}
	fmt.Println("end")
}
