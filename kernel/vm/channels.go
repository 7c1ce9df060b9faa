package vm

import (
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// Channels of the program are channels as compiled code knows them. A wait for
// one also waits for the end of its group.

func (c *compiler) makeChan(in *ssa.MakeChan) op {
	dst, size, pos := c.slot(in), c.index(in.Size), int32(in.Pos())
	r := dst.typ.under.R
	made := r
	if r.ChanDir() != reflect.BothDir {
		made = reflect.ChanOf(reflect.BothDir, r.Elem())
	}
	elem := max(1, r.Elem().Size())
	return func(fr *frame) {
		n := size(fr)
		fr.pos = pos
		if n < 0 || uintptr(n) > maxAlloc/elem {
			panic(runtimeError("makechan: size out of range"))
		}
		reflect.NewAt(made, dst.at(fr)).Elem().Set(reflect.MakeChan(made, n))
	}
}

// both is a channel type for either direction, so that the machine may use a
// channel in the direction that the program may.
func both(r reflect.Type) reflect.Type { return reflect.ChanOf(reflect.BothDir, r.Elem()) }

func (c *compiler) send(in *ssa.Send) op {
	x, value, pos := c.operand(in.Chan), c.operand(in.X), int32(in.Pos())
	r := both(x.typ.under.R)
	elem := c.typ(in.Chan.Type().Underlying().(*types.Chan).Elem())
	return func(fr *frame) {
		fr.pos = pos
		ch := reflect.NewAt(r, x.at(fr)).Elem()
		v := elem.value(value.at(fr))
		if !ch.IsNil() && ch.TrySend(v) {
			return
		}
		fr.thread.wait([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: ch, Send: v}})
	}
}

// wait waits for one of several channels, or ends the thread when its group is
// stopped.
func (th *thread) wait(cases []reflect.SelectCase) (chosen int, v reflect.Value, ok bool) {
	cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(th.group.stopped)})
	chosen, v, ok = th.group.block(cases)
	if chosen == len(cases)-1 {
		panic(&abort{errStopped})
	}
	return chosen, v, ok
}

func (g *Group) block(cases []reflect.SelectCase) (chosen int, v reflect.Value, ok bool) {
	return reflect.Select(cases)
}

func (c *compiler) receive(in *ssa.UnOp) op {
	x, pos := c.operand(in.X), int32(in.Pos())
	var dst, ok slot
	if in.CommaOk {
		parts := c.slots(in)
		dst, ok = parts[0], parts[1]
	} else {
		dst = c.slot(in)
	}
	r := both(x.typ.under.R)
	commaOk := in.CommaOk
	return func(fr *frame) {
		fr.pos = pos
		ch := reflect.NewAt(r, x.at(fr)).Elem()
		var v reflect.Value
		var received bool
		if !ch.IsNil() {
			v, received = ch.TryRecv()
		}
		if !v.IsValid() {
			_, v, received = fr.thread.wait([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: ch}})
		}
		dst.typ.value(dst.at(fr)).Set(v)
		if commaOk {
			*(*bool)(ok.at(fr)) = received
		}
	}
}

// selecting compiles a select statement.
func (c *compiler) selecting(in *ssa.Select) op {
	type state struct {
		ch, value operand
		r         reflect.Type
		elem      *Type
		send      bool
		dst       slot
	}
	parts := c.slots(in)
	index, ok := parts[0], parts[1]
	received := 2
	var states []state
	for _, s := range in.States {
		st := state{ch: c.operand(s.Chan), send: s.Dir == types.SendOnly}
		st.r = both(st.ch.typ.under.R)
		st.elem = c.typ(s.Chan.Type().Underlying().(*types.Chan).Elem())
		if st.send {
			st.value = c.operand(s.Send)
		} else {
			st.dst = parts[received]
			received++
		}
		states = append(states, st)
	}
	pos, blocking := int32(in.Pos()), in.Blocking
	return func(fr *frame) {
		fr.pos = pos
		cases := make([]reflect.SelectCase, 0, len(states)+1)
		for _, s := range states {
			ch := reflect.NewAt(s.r, s.ch.at(fr)).Elem()
			if s.send {
				v := reflect.New(s.elem.R).Elem()
				s.elem.move(v.Addr().UnsafePointer(), s.value.at(fr))
				cases = append(cases, reflect.SelectCase{Dir: reflect.SelectSend, Chan: ch, Send: v})
			} else {
				cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: ch})
			}
		}
		var chosen int
		var v reflect.Value
		var open bool
		if blocking {
			chosen, v, open = fr.thread.wait(cases)
		} else {
			chosen, v, open = reflect.Select(append(cases, reflect.SelectCase{Dir: reflect.SelectDefault}))
			if chosen == len(states) {
				chosen = -1
			}
			if fr.thread.group.halt.Load() {
				fr.thread.poll()
			}
		}
		*(*int)(index.at(fr)) = chosen
		*(*bool)(ok.at(fr)) = open
		for i, s := range states {
			switch {
			case s.send:
			case i == chosen:
				s.dst.typ.value(s.dst.at(fr)).Set(v)
			default:
				s.dst.typ.clear(s.dst.at(fr))
			}
		}
	}
}

// closeChan closes a channel.
func closeChan(r reflect.Type, p unsafe.Pointer) { reflect.NewAt(both(r), p).Elem().Close() }
