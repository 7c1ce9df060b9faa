package vm

import (
	"errors"
	"flag"
	"go/types"
	"io"
	"os"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// What would end the process ends the program.

func init() {
	define(map[string]intrinsic{
		"os.Exit": plain(func(_ *frame, a, _ []unsafe.Pointer) { panic(&Exit{*(*int)(a[0])}) }),
		"(*os.File).Read": func(m *Machine, src *ssa.Function) nativeFunc {
			f := &function{m: m, name: funcName(src)}
			m.linkCompiled(f, src.Object().(*types.Func))
			return func(fr *frame, a, r []unsafe.Pointer) {
				if m.opts.Stdin != nil && *(**os.File)(a[0]) == os.Stdin {
					*(*int)(r[0]), *(*error)(r[1]) = m.opts.Stdin.Read(*(*[]byte)(a[1]))
					return
				}
				f.native(fr, a, r)
			}
		},
		"(*os.File).Write": plain(func(fr *frame, a, r []unsafe.Pointer) {
			setCount(r)(fr.thread.to(*(**os.File)(a[0])).Write(*(*[]byte)(a[1])))
		}),
		"(*os.File).WriteString": plain(func(fr *frame, a, r []unsafe.Pointer) {
			setCount(r)(io.WriteString(fr.thread.to(*(**os.File)(a[0])), *(*string)(a[1])))
		}),
		"flag.Parse": plain(func(fr *frame, _, _ []unsafe.Pointer) {
			args := fr.thread.m.opts.Args
			parseFlags(flag.CommandLine, args[min(1, len(args)):])
		}),
		"(*flag.FlagSet).Parse": plain(func(_ *frame, a, r []unsafe.Pointer) {
			*(*error)(r[0]) = parseFlags(*(**flag.FlagSet)(a[0]), *(*[]string)(a[1]))
		}),
	})
}

// asked is os.Stdin for compiled code, where the machine has a standard input of
// its own.
type asked struct {
	boxed
	from io.Reader
}

func init() { register(asked{}) }

// Read reads from the machine's standard input.
func (a asked) Read(p []byte) (int, error) { return a.from.Read(p) }

// stdin is a value for an interface type of compiled code, in which the machine's
// standard input stands for os.Stdin.
func (m *Machine) stdin(x any, r reflect.Type) (input any, ok bool) {
	if m.opts.Stdin == nil || x != any(os.Stdin) || !reflect.TypeFor[asked]().Implements(r) {
		return nil, false
	}
	return asked{boxed{x, m}, m.opts.Stdin}, true
}

// parseFlags parses arguments and ends the program where the set of flags would
// end the process.
func parseFlags(set *flag.FlagSet, args []string) error {
	handling := set.ErrorHandling()
	if handling != flag.ExitOnError {
		return set.Parse(args)
	}
	set.Init(set.Name(), flag.ContinueOnError)
	defer set.Init(set.Name(), handling)
	if set.Name() == "" && len(os.Args) > 0 {
		set.Init(os.Args[0], flag.ContinueOnError)
	}
	err := set.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		panic(&Exit{0})
	case err != nil:
		panic(&Exit{2})
	}
	return nil
}
