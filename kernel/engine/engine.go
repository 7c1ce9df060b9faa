package engine

import (
	"context"

	"kvsh/kernel"
	"kvsh/kernel/split"
)

// Run runs a program or a script to its end. A fault of the code is an [*Error]
// or [Errors]; a cancelled context ends the program with the context's error, and
// os.Exit with an [*Exit]. The name stands for the source in messages. With show,
// a script whose last statement is an expression shows its value.
func Run(ctx context.Context, name, src string, show bool, opts Options) error {
	s, err := NewSession(opts)
	if err != nil {
		return err
	}
	defer s.Close()
	in := kernel.Cell{Name: name, Source: src}
	if split.IsProgram(src) {
		return s.RunProgram(ctx, in, Cells{})
	}
	s.quiet = !show
	return s.Run(ctx, in, nil)
}
