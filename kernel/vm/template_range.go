package vm

import (
	"reflect"
	"text/template/parse"
	"unsafe"
)

// walkRange executes a range node.
func (s *templateState) walkRange(dot templateValue, n *parse.RangeNode) control {
	defer s.scope()()
	v, _ := s.pipeline(dot, n.Pipe).indirect()
	loop := templateLoop{s: s, node: n, mark: len(s.vars)}
	switch kind := v.kind(); {
	case isInteger(kind):
		s.rangeInteger(&loop, v)
	case kind == reflect.Array || kind == reflect.Slice:
		for i := range v.plain().Len() {
			if !loop.body(s.of(i), templateValue{v.index(i), v.addressable || kind == reflect.Slice}) {
				break
			}
		}
	case kind == reflect.Map:
		for _, e := range sorted(v.entries()) {
			if !loop.body(templateValue{view: e.key}, templateValue{view: e.value}) {
				break
			}
		}
	case kind == reflect.Chan:
		s.rangeChan(&loop, v)
	case kind == reflect.Invalid:
	case kind == reflect.Func && s.rangeFunc(&loop, v):
	default:
		s.fail("range can't iterate over %v", s.shown(v))
	}
	if !loop.began && n.ElseList != nil {
		return s.walk(dot, n.ElseList)
	}
	return normal
}

// of is a value of compiled code.
func (s *templateState) of(x any) templateValue { return s.m.templateValueOf(x) }

// templateLoop is a range under way.
type templateLoop struct {
	s     *templateState
	node  *parse.RangeNode
	mark  int // of the variables
	began bool
}

// body executes the body for an element, and reports whether to go on.
func (l *templateLoop) body(index, elem templateValue) bool {
	l.began = true
	s, pipe := l.s, l.node.Pipe
	s.fr.thread.poll()
	values := []templateValue{elem}
	if len(pipe.Decl) > 1 {
		values = []templateValue{index, elem}
	}
	for i, decl := range pipe.Decl {
		if pipe.IsAssign {
			s.assignVar(decl.Ident[0], values[i])
		} else {
			s.vars[l.mark-len(pipe.Decl)+i].value = values[i]
		}
	}
	c := s.walk(elem, l.node.List)
	s.vars = s.vars[:l.mark]
	return c != breaking
}

func (s *templateState) rangeInteger(loop *templateLoop, v templateValue) {
	plain := v.plain()
	if len(loop.node.Pipe.Decl) > 1 {
		s.fail("can't use %v to iterate over more than one variable", s.shown(v))
	}
	for i := uint64(0); plain.CanInt() && int64(i) < plain.Int() || plain.CanUint() && i < plain.Uint(); i++ {
		elem := view{s.m, v.t, v.t.alloc()}
		if at := elem.plain(); at.CanInt() {
			at.SetInt(int64(i))
		} else {
			at.SetUint(i)
		}
		if !loop.body(templateValue{}, templateValue{view: elem}) {
			return
		}
	}
}

func (s *templateState) rangeChan(loop *templateLoop, v templateValue) {
	if v.isNil() {
		return
	}
	r := v.plain().Type()
	if r.ChanDir() == reflect.SendDir {
		s.fail("range over send-only channel %v", s.shown(v))
	}
	elem := s.m.elemType(v.t)
	for i := 0; ; i++ {
		ch := reflect.NewAt(both(r), v.p).Elem()
		_, received, ok := s.fr.thread.wait([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: ch}})
		if !ok || !loop.body(s.of(i), templateValue{view: view{s.m, elem, addressOf(received)}}) {
			return
		}
	}
}

// rangeFunc executes the body for what an iterator gives. It reports whether the
// function is one.
func (s *templateState) rangeFunc(loop *templateLoop, v templateValue) bool {
	one, two := v.plain().Type().CanSeq(), v.plain().Type().CanSeq2()
	if !one && !two {
		return false
	}
	decl := len(loop.node.Pipe.Decl)
	if one && decl > 1 {
		s.fail("can't use %v iterate over more than one variable", s.shown(v))
	}
	c := v.callable()
	yields := templateValue{view: view{s.m, c.in[0], nil}}
	params := yields.yielded()
	var failed any
	yield := reflect.MakeFunc(c.in[0].under.R, func(in []reflect.Value) []reflect.Value {
		goOn := false
		func() {
			defer func() {
				if r := recover(); r != nil {
					failed = r
				}
			}()
			var values []templateValue
			for i, x := range in {
				values = append(values, templateValue{view: view{s.m, params[i], addressOf(x)}})
			}
			if two && decl > 1 {
				goOn = loop.body(values[0], values[1])
			} else {
				goOn = loop.body(templateValue{}, values[0])
			}
		}()
		return []reflect.Value{reflect.ValueOf(goOn)}
	})
	c.call(s.fr, []unsafe.Pointer{addressOf(yield)})
	if failed != nil {
		panic(failed)
	}
	return true
}
