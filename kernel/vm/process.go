package vm

import (
	"errors"
	"flag"
	"os"
	"unsafe"
)

// What would end the process ends the program.

func init() {
	define(map[string]intrinsic{
		"os.Exit": plain(func(_ *frame, a, _ []unsafe.Pointer) { panic(&Exit{*(*int)(a[0])}) }),
		"flag.Parse": plain(func(fr *frame, _, _ []unsafe.Pointer) {
			args := fr.thread.m.opts.Args
			parseFlags(flag.CommandLine, args[min(1, len(args)):])
		}),
		"(*flag.FlagSet).Parse": plain(func(_ *frame, a, r []unsafe.Pointer) {
			*(*error)(r[0]) = parseFlags(*(**flag.FlagSet)(a[0]), *(*[]string)(a[1]))
		}),
	})
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
