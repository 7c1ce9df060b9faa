package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	"kvsh/kernel"
	"kvsh/kernel/engine"
	"kvsh/kernel/jupyter"
	run "kvsh/kernel/notebook/runner"
)

// kernelVerb is what Jupyter starts.
func kernelVerb(ctx context.Context, args []string) int {
	flags := newFlags("kernel", "[flags] CONNECTION_FILE")
	restricted := flags.Bool("restricted", false, "let the code import unsafe, syscall and os/exec")
	if exit, ok := parse(flags, args); !ok {
		return exit
	}
	if flags.NArg() != 1 {
		return usagef("kernel: name the connection file; Jupyter does it by itself once \"kvsh install\" has run")
	}
	connection, err := jupyter.ReadConnection(flags.Arg(0))
	if err != nil {
		return fail(err)
	}
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	ctx, stop := signal.NotifyContext(context.WithoutCancel(ctx), syscall.SIGTERM)
	defer stop()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go watchParent(cancel)
	debug.SetGCPercent(400) // a collection in the middle of a cell is felt; the heap of a session is small
	err = jupyter.Serve(ctx, connection, jupyter.Options{
		Version: version(), Restricted: *restricted, Interrupts: interrupts, Notebook: runInSession,
		Log: func(text string) { fmt.Fprintf(os.Stderr, "kvsh kernel: %s\n", text) },
	})
	if err != nil && ctx.Err() == nil {
		return fail(err)
	}
	return exitOK
}

// watchParent ends the kernel when the front end that started it has died.
func watchParent(end func()) {
	parent, err := strconv.Atoi(os.Getenv("JPY_PARENT_PID"))
	if err != nil || parent <= 1 {
		return
	}
	for os.Getppid() == parent {
		time.Sleep(time.Second)
	}
	end()
}

// runInSession runs a notebook or a script in a session of the kernel, for %run.
func runInSession(ctx context.Context, session *engine.Session, name string, text []byte, out kernel.Output) error {
	s, err := run.Open(name, text)
	if err != nil {
		return err
	}
	return s.RunIn(ctx, session, out)
}
