package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long a file must be left alone after a change: editors save in
// several steps.
const settle = 50 * time.Millisecond

// watchFile runs a file, and again whenever it is saved, until it is interrupted.
// A change while it runs ends that run.
func watchFile(ctx context.Context, name string, run func(ctx context.Context) int) int {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fail(fmt.Errorf("watch %s: %w", name, err))
	}
	defer watcher.Close()
	path, err := filepath.Abs(name)
	if err == nil {
		err = watcher.Add(filepath.Dir(path)) // a file that is saved is often a new one
	}
	if err == nil {
		_, err = os.Stat(path)
	}
	if err != nil {
		return fail(fmt.Errorf("watch %s: %w", name, err))
	}
	for {
		during, stop := context.WithCancelCause(ctx)
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			run(during)
		}()
		changed := saved(ctx, watcher, path)
		select {
		case <-changed:
		case <-ended:
			fmt.Fprintf(os.Stderr, "kvsh: waiting for %s to be saved; Ctrl-C ends\n", name)
			<-changed
		}
		stop(errSaved)
		<-ended
		if ctx.Err() != nil {
			return exitInterrupted
		}
		fmt.Fprintf(os.Stderr, "kvsh: %s was saved; running it again\n", name)
	}
}

// errSaved ends a run whose file has another content now.
var errSaved = errors.New("the file was saved")

// saved closes its channel once a file has changed and is left alone, or when the
// context ends.
func saved(ctx context.Context, watcher *fsnotify.Watcher, path string) <-chan struct{} {
	changed := make(chan struct{})
	go func() {
		defer close(changed)
		var quiet <-chan time.Time
		for {
			select {
			case <-ctx.Done():
				return
			case <-quiet:
				return
			case event, ok := <-watcher.Events:
				if !ok {
					return
				}
				if event.Name == path && !event.Has(fsnotify.Chmod) && !event.Has(fsnotify.Remove) {
					quiet = time.After(settle)
				}
			case err, ok := <-watcher.Errors:
				if !ok {
					return
				}
				fmt.Fprintf(os.Stderr, "kvsh: watch %s: %v\n", path, err)
			}
		}
	}()
	return changed
}
