package vm

import (
	"context"
	"go/token"
	"go/types"
	"io"
	"os"
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// Options are what a machine takes from its surroundings.
type Options struct {
	// Symbols gives the compiled names of a package, nil if there is none.
	Symbols func(path string) map[string]reflect.Value
	// Replace gives compiled names of a machine's own in place of those, under
	// "path.Name" or "(*path.Type).Name".
	Replace map[string]reflect.Value
	// Fset tells the positions of calls, File the files that they name, nil for
	// as they are.
	Fset *token.FileSet
	File func(name string) string
	// StdoutFile and StderrFile are what the program has as os.Stdout and os.Stderr.
	// What it writes to them by itself goes where it prints.
	StdoutFile, StderrFile *os.File
	// Stdin is what os.Stdin and package fmt read, nil for that of the process.
	Stdin io.Reader
	// Stdout is where package fmt prints, Stderr where print and println do.
	Stdout, Stderr io.Writer
	// Args are the arguments that package flag parses, behind the program's name.
	Args []string
}

// A Machine runs functions in SSA form. What it has loaded stays, so that later
// functions use the functions, variables and types of those before.
type Machine struct {
	opts  Options
	types typeMap

	mu      sync.Mutex // guards what follows
	funcs   map[*ssa.Function]*function
	objects map[types.Object]*function
	globals map[types.Object]unsafe.Pointer
	hidden  map[*ssa.Global]unsafe.Pointer
	progs   map[*types.Package]*ssa.Program
	linked  map[*ssa.Program][]*ssa.Function
	latest  *ssa.Program

	compiling sync.Mutex
	satisfied sync.Map              // implementsKey -> bool
	holds     sync.Map              // word -> bool: what package fmt is not to see as it is
	shared    atomic.Bool           // goroutines have been started
	group     atomic.Pointer[Group] // of the newest run
	counters  counters
	maps      mapGuard
}

// New returns a machine that has loaded nothing.
func New(opts Options) *Machine {
	m := &Machine{
		opts: opts, funcs: map[*ssa.Function]*function{}, objects: map[types.Object]*function{},
		globals: map[types.Object]unsafe.Pointer{}, hidden: map[*ssa.Global]unsafe.Pointer{}, progs: map[*types.Package]*ssa.Program{}, linked: map[*ssa.Program][]*ssa.Function{},
	}
	m.counters = counters{funcs: map[*runtime.Func]Call{}, walks: map[*runtime.Frames][]Call{}}
	m.types = typeMap{symbols: opts.Symbols, learned: map[*types.TypeName]reflect.Type{}, visiting: map[*types.Named]bool{}}
	return m
}

// Load makes a package's methods known, which interface values may call.
func (m *Machine) Load(pkg *ssa.Package) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.progs[pkg.Pkg] = pkg.Prog
	m.latest = pkg.Prog
}

// Global returns the variable that an object of a loaded package stands for.
func (m *Machine) Global(v *types.Var) reflect.Value {
	t := m.types.of(v.Type())
	return t.value(m.variable(v, t))
}

func (m *Machine) variable(v types.Object, t *Type) unsafe.Pointer {
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.globals[v]
	if p == nil {
		p = t.alloc()
		m.globals[v] = p
	}
	return p
}

// Run calls a function without parameters and results, and the goroutines that
// it starts belong to the group. The error is a *Panic, an *Exit, or the
// context's.
func (m *Machine) Run(ctx context.Context, g *Group, fn *ssa.Function) error {
	m.group.Store(g)
	f := m.link(fn)
	done := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() { g.Stop(context.Cause(ctx)) })
	defer stop()
	th := newThread(m, g)
	g.add(th)
	go func() {
		defer g.remove(th)
		var err error // none if runtime.Goexit ends it
		defer func() { done <- err }()
		err = th.call(func() { f.call(th, nil, nil, nil, nil) })
	}()
	select {
	case err := <-done:
		if cause := g.cause(); cause != nil {
			return cause
		}
		return err
	case <-g.stopped:
		return g.wait(done)
	}
}

// Share makes two variables of one type the same.
func (m *Machine) Share(alias, v types.Object) {
	p := m.variable(v, m.types.of(v.Type()))
	m.mu.Lock()
	defer m.mu.Unlock()
	m.globals[alias] = p
}

// Value is the value of a variable as an interface holds it.
func (m *Machine) Value(v *types.Var) any {
	t := m.types.of(v.Type())
	m.types.see(t)
	return view{m, t, m.variable(v, t)}.any()
}

// Replace makes calls of a function, or of a method, run another one of its type.
// Function values that were taken of it before stay what they were.
func (m *Machine) Replace(before *types.Func, now *ssa.Function) {
	made := m.link(now)
	m.mu.Lock()
	defer m.mu.Unlock()
	f := m.objects[before]
	if f == nil {
		m.objects[before] = made
		return
	}
	f.become(made)
}

// Settle compiles what has been linked of a package and is not compiled yet, so
// that its form before is not needed any more; with methods, the form stays,
// since interface values may ask for methods of its types.
func (m *Machine) Settle(pkg *ssa.Package, methods bool) {
	for _, member := range pkg.Members {
		if fn, ok := member.(*ssa.Function); ok && fn.TypeParams().Len() == 0 {
			m.link(fn)
		}
	}
	for done := false; !done; {
		done = true
		m.mu.Lock()
		var open []*function
		for _, src := range m.linked[pkg.Prog] {
			if f := m.funcs[src]; f != nil && f.native == nil && f.made.Load() == nil && f.src != nil && f.src.Blocks != nil {
				open = append(open, f)
			}
		}
		m.mu.Unlock()
		for _, f := range open {
			if !f.settle() {
				return // it stays as it is, and says why when it is called
			}
			done = false
		}
	}
	if methods {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, src := range m.linked[pkg.Prog] {
		if f := m.funcs[src]; f != nil && (f.made.Load() != nil || f.native != nil) {
			f.src = nil
		}
		delete(m.funcs, src)
	}
	for _, member := range pkg.Members {
		if v, ok := member.(*ssa.Global); ok {
			delete(m.hidden, v)
		}
	}
	delete(m.linked, pkg.Prog)
	delete(m.progs, pkg.Pkg)
}

// settle compiles a function, and reports whether there was room for the variables
// that it names.
func (f *function) settle() (ok bool) {
	defer func() {
		if fault := recover(); fault != nil {
			if _, ours := fault.(runtimeError); !ours {
				panic(fault)
			}
		}
	}()
	f.ready()
	return true
}

// Forget lets go of a variable or a function that no code will name any more.
func (m *Machine) Forget(object types.Object) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.globals, object)
	delete(m.objects, object)
}
