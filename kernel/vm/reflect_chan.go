package vm

import (
	"reflect"
)

func init() {
	define(map[string]intrinsic{
		"(reflect.Value).Send": reflecting(func(c reflectCall) { c.send("Send", c.value(0), c.value(1), true) }),
		"(reflect.Value).TrySend": reflecting(func(c reflectCall) {
			give(c, 0, c.send("TrySend", c.value(0), c.value(1), false))
		}),
		"(reflect.Value).Recv": reflecting(func(c reflectCall) {
			v, ok := c.receive("Recv", c.value(0), true)
			give(c, 0, v)
			give(c, 1, ok)
		}),
		"(reflect.Value).TryRecv": reflecting(func(c reflectCall) {
			v, ok := c.receive("TryRecv", c.value(0), false)
			give(c, 0, v)
			give(c, 1, ok)
		}),
		"(reflect.Value).Close": reflecting(func(c reflectCall) {
			v := c.peel(c.value(0))
			v.Close()
		}),
		"reflect.Select": reflecting(selectCases),
	})
}

// channel is the value of a channel that can be used in a direction.
func (c reflectCall) channel(method string, v reflect.Value, dir reflect.ChanDir) (p reflect.Value, elem *static) {
	p = c.peel(v)
	if p.Kind() != reflect.Chan {
		panic(&reflect.ValueError{Method: "reflect.Value." + method, Kind: p.Kind()})
	}
	refuseReadOnly("reflect.Value."+method, v)
	if p.Type().ChanDir()&dir == 0 {
		if dir == reflect.SendDir {
			panic("reflect: send on recv-only channel")
		}
		panic("reflect: recv on send-only channel")
	}
	return p, c.staticOf(v).elem()
}

func (c reflectCall) send(method string, v, x reflect.Value, wait bool) bool {
	p, elem := c.channel(method, v, reflect.SendDir)
	if !x.IsValid() {
		p.Send(x) // which panics
	}
	refuseReadOnly("reflect.Value."+method, x)
	sent := reflect.NewAt(p.Type().Elem(), c.assign("reflect.Value.Send", x, elem)).Elem()
	if !p.IsNil() && p.TrySend(sent) {
		return true
	}
	if wait {
		c.fr.thread.wait([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: p, Send: sent}})
	}
	return wait
}

func (c reflectCall) receive(method string, v reflect.Value, wait bool) (reflect.Value, bool) {
	p, elem := c.channel(method, v, reflect.RecvDir)
	var x reflect.Value
	var ok bool
	if !p.IsNil() {
		x, ok = p.TryRecv()
	}
	if !x.IsValid() && wait {
		_, x, ok = c.fr.thread.wait([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: p}})
	}
	if !x.IsValid() {
		return x, false
	}
	return elem.carried(x), ok
}

func selectCases(c reflectCall) {
	list := argOf[[]reflect.SelectCase](c, 0)
	var cases []reflect.SelectCase
	elems := make([]*static, len(list))
	blocking := true
	for i, s := range list {
		switch s.Dir {
		case reflect.SelectDefault:
			blocking = false
		case reflect.SelectSend, reflect.SelectRecv:
			if !s.Chan.IsValid() {
				break
			}
			dir := reflect.RecvDir
			if s.Dir == reflect.SelectSend {
				dir = reflect.SendDir
			}
			s.Chan, elems[i] = c.channel("Select", s.Chan, dir)
			if s.Send.IsValid() {
				s.Send = reflect.NewAt(s.Chan.Type().Elem(), c.assign("reflect.Select", s.Send, elems[i])).Elem()
			}
		}
		cases = append(cases, s)
	}
	var chosen int
	var x reflect.Value
	var ok bool
	if blocking {
		chosen, x, ok = c.fr.thread.wait(cases)
	} else {
		chosen, x, ok = reflect.Select(cases)
	}
	if x.IsValid() && elems[chosen] != nil {
		x = elems[chosen].carried(x)
	}
	give(c, 0, chosen)
	give(c, 1, x)
	give(c, 2, ok)
}
