package vm

import (
	"reflect"
	"strconv"
	"sync"
	"unsafe"
)

// A frame is a call under way: the registers of a function and where it is.
type frame struct {
	mem    unsafe.Pointer // registers
	code   *code
	thread *thread
	caller *frame
	pos    int32 // where it is: index into code.positions

	defers   *deferred
	panic    *Panic // what unwinds this frame while its deferred calls run
	deferrer *frame // whose deferred call this frame is
}

// code is a compiled function.
type code struct {
	fn      *function
	entry   *block
	recover *block // where a function goes on after a recovered panic
	guarded bool   // has deferred calls

	params, free, results []slot
	layout                *layout
	frames                sync.Pool
}

// A block is a run of operations that ends by choosing the next block, nil at
// the end of the function.
type block struct {
	ops  []op
	next func(fr *frame) *block
}

type op func(fr *frame)

// slot is a register: where in the frame it is, and of what type.
type slot struct {
	off uintptr
	typ *Type
}

func (s slot) at(fr *frame) unsafe.Pointer { return unsafe.Add(fr.mem, s.off) }

// enter returns a frame for a call of the code. Registers hold what they held
// in the last call: every register is written before it is read.
func (c *code) enter(caller *frame, th *thread) *frame {
	fr, _ := c.frames.Get().(*frame)
	if fr == nil {
		fr = &frame{mem: c.layout.alloc(), code: c}
	}
	fr.thread, fr.caller = th, caller
	return fr
}

// leave gives the frame of a call back, whose results have been read.
func (fr *frame) leave() {
	fr.caller, fr.thread, fr.deferrer, fr.panic, fr.defers = nil, nil, nil, nil, nil
	fr.code.frames.Put(fr)
}

// run executes the function of the frame from its beginning.
func (fr *frame) run() {
	th := fr.thread
	th.enter(fr)
	if fr.code.guarded {
		fr.runGuarded()
	} else {
		fr.exec(fr.code.entry)
	}
	th.top = fr.caller
	th.depth--
}

func (fr *frame) exec(b *block) {
	for b != nil {
		for _, o := range b.ops {
			o(fr)
		}
		b = b.next(fr)
	}
}

// layout is where the registers of a frame lie: those of one class beside each
// other, so that few different types of memory serve all functions.
type layout struct {
	counts [classes]int
	others []*Type
	typ    reflect.Type
	start  [classes + 1]uintptr
	other  []uintptr
}

// The classes of registers, by what the garbage collector has to know of them.
const (
	textRegs = iota
	sliceRegs
	interRegs
	pointerRegs
	scalarRegs
	classes
)

var regTypes = [classes]reflect.Type{
	reflect.TypeFor[string](), reflect.TypeFor[[]byte](), reflect.TypeFor[[2]unsafe.Pointer](), reflect.TypeFor[unsafe.Pointer](), reflect.TypeFor[uint64](),
}

// reg is a register that has no place yet.
type reg struct {
	class int // of registers, or classes for the others
	index int
}

// add makes room for a register.
func (l *layout) add(t *Type) reg {
	k, n := classes, 1
	switch t.class {
	case text:
		k = textRegs
	case slice:
		k = sliceRegs
	case inter:
		k = interRegs
	case pointer:
		k = pointerRegs
	case empty, word1, word2, word4, word8:
		k = scalarRegs
	case word16:
		k, n = scalarRegs, 2
	case flat:
		k, n = scalarRegs, int(t.size+7)/8
	}
	if k == classes {
		l.others = append(l.others, t)
		return reg{k, len(l.others) - 1}
	}
	r := reg{k, l.counts[k]}
	l.counts[k] += n
	return r
}

// layoutTypes are the types of memory of frames, by their counts.
var layoutTypes sync.Map

// finish decides the places.
func (l *layout) finish() {
	for k := range l.counts {
		l.counts[k] = roundUp(l.counts[k])
	}
	if len(l.others) == 0 {
		if t, ok := layoutTypes.Load(l.counts); ok {
			l.typ = t.(reflect.Type)
		}
	}
	if l.typ == nil {
		var fields []reflect.StructField
		for k, n := range l.counts {
			fields = append(fields, reflect.StructField{Name: "R" + strconv.Itoa(k), Type: reflect.ArrayOf(n, regTypes[k])})
		}
		for i, t := range l.others {
			fields = append(fields, reflect.StructField{Name: "X" + strconv.Itoa(i), Type: t.R})
		}
		l.typ = reflect.StructOf(fields)
		if len(l.others) == 0 {
			layoutTypes.Store(l.counts, l.typ)
		}
	}
	for k := range l.counts {
		l.start[k] = l.typ.Field(k).Offset
	}
	for i := range l.others {
		l.other = append(l.other, l.typ.Field(classes+i).Offset)
	}
}

// roundUp gives few different counts.
func roundUp(n int) int {
	step := 1
	for step*8 < n {
		step *= 2
	}
	return (n + step - 1) / step * step
}

func (l *layout) offset(r reg) uintptr {
	if r.class == classes {
		return l.other[r.index]
	}
	return l.start[r.class] + uintptr(r.index)*regTypes[r.class].Size()
}

func (l *layout) alloc() unsafe.Pointer { return reflect.New(l.typ).UnsafePointer() }
