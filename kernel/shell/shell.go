package shell

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"

	"kvsh/kernel"
	"kvsh/kernel/engine"
	"kvsh/kernel/shell/edit"
	"kvsh/kernel/shell/graphics"
	"kvsh/kernel/shell/history"
	"kvsh/kernel/shell/screen"
	"kvsh/stdlib/display"
)

// Options are what a shell is told by its command.
type Options struct {
	In, Out    *os.File // the terminal
	Banner     string   // the first line, "" for none
	Restricted bool     // code may import unsafe, syscall and os/exec
	Vi         bool     // the keys of vi instead of emacs
	Resume     bool     // begin with the cells of the last session
	Init       string   // a file of cells to run first, "" for none; it may be missing
	State      string   // the directory of the history, "" for none
	// Notebook runs a notebook or a script in a session, for :run.
	Notebook func(ctx context.Context, s *engine.Session, name string, text []byte, out kernel.Output) error
	Env      func(string) string
}

// shell is a shell that runs. Its fields belong to the loop, but for those that never
// change, and for sessions, the history, journal and feed, which may be used by any
// goroutine.
type shell struct {
	opts     Options
	life     context.Context // ends when the shell is told to end
	end      context.CancelFunc
	send     func(tea.Msg) // to the loop
	plain    bool          // the terminal can only print lines
	terminal *terminal
	screen   *screen.Screen
	look     *look
	answers  *answers
	printer  *printer
	feed     *feed
	sessions *sessions
	journal  *journal
	// openHistory opens the history once, in the background: the prompt does not wait
	// for it.
	openHistory func() (*history.Store, error)

	editor  *edit.Editor
	walk    *history.Walk // through the history, nil if the text is the user's own
	number  int           // of the next cell to run
	running *execution    // nil if none runs
	queue   []string      // cells that wait for it

	colored coloring
	menu    *menu
	tip     tip
	search  *search
	asking  sync.Mutex // held by who asks
	ask     *question
	pager   *pager

	vi    bool
	begun tea.Cmd // what comes before the first cell
	spin  int
	exit  int
	away  atomic.Bool // another program has the terminal
}

// Run runs a shell until its user leaves. It returns the exit code for the process.
func Run(ctx context.Context, opts Options) (exit int, err error) {
	if opts.Env == nil {
		opts.Env = os.Getenv
	}
	out, err := ownFile(opts.Out)
	if err != nil {
		return 0, err
	}
	opts.Out = out
	defer opts.Out.Close()
	done := make(chan struct{})
	var watchers sync.WaitGroup
	defer watchers.Wait()
	defer close(done)
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(told)
	s := newShell(ctx, opts)
	defer s.stop()
	if err := s.terminal.enter(); err != nil {
		return exitFailed, err
	}
	defer func() {
		s.printer.take(s.feed.take())
		s.printer.settle()
		s.screen.Release()
		if left := s.terminal.leave(); err == nil && s.life.Err() == nil { // else it may be gone
			err = left
		}
	}()
	program := tea.NewProgram(s, tea.WithContext(ctx), tea.WithInput(opts.In), tea.WithOutput(opts.Out), tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	s.send = program.Send
	watchers.Go(func() { s.terminal.watchSize(s.send, settled(opts.Env), done) })
	watchers.Go(func() { s.signals(told, done) })
	watchers.Go(func() { s.wake(done) })
	if opts.Banner != "" {
		s.say(opts.Banner)
	}
	s.begun = s.begin() // what is typed meanwhile waits
	s.draw()
	_, err = program.Run()
	switch {
	case errors.Is(err, syscall.EIO): // the terminal is gone; the signal of it may come later
		s.end()
		return exitGone, nil
	case s.life.Err() != nil:
		return s.exit, nil
	}
	return s.exit, err
}

// The exit codes of a shell that could not go on, and of one whose terminal is gone.
const (
	exitFailed = 1
	exitGone   = 128 + int(syscall.SIGHUP)
)

// ownFile is a second way to a file: the session of the engine takes the process's
// standard output for the output of cells.
func ownFile(f *os.File) (*os.File, error) {
	fd, err := unix.FcntlInt(f.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("open the terminal: %w", err)
	}
	return os.NewFile(uintptr(fd), f.Name()), nil
}

func newShell(ctx context.Context, opts Options) *shell {
	t := &terminal{in: opts.In, out: opts.Out}
	width, height := t.size()
	s := &shell{
		opts: opts, terminal: t, screen: screen.New(opts.Out, width, height, reflows(opts.Env)),
		look: newLook(opts.Env, width, height), feed: newFeed(), editor: edit.New(opts.Vi), number: 1, vi: opts.Vi,
	}
	s.life, s.end = context.WithCancel(ctx)
	// What a cell has left behind may fail, but not end the process.
	display.OnFail(func(err error) { panic(&display.Failure{Err: err}) })
	display.SetSink(late{input: input{s}})
	s.answers = newAnswers()
	s.printer = &printer{paper: s.screen, look: s.look}
	s.journal = newJournal()
	s.sessions = openSessions(engine.Options{Args: []string{"kvsh"}, Input: input{s}, Capture: true, Restricted: opts.Restricted})
	s.openHistory = sync.OnceValues(func() (*history.Store, error) { return history.Open(opts.State) })
	go func() { _, _ = s.openHistory() }() // notice tells of the error
	return s
}

// past is the history. It works on in memory if its file can't be used.
func (s *shell) past() *history.Store {
	store, _ := s.openHistory() // notice tells of the error
	return store
}

// stop ends what still runs. Nothing waits for the loop any more, which has ended.
func (s *shell) stop() {
	s.end()
	s.feed.close()
	_ = s.past().Close() // there is nobody to be told
	s.sessions.close()
}

// signals makes an interrupt from outside what Ctrl-C is, and a request to end the
// end, also of who has the terminal.
func (s *shell) signals(told <-chan os.Signal, done <-chan struct{}) {
	for {
		select {
		case sig := <-told:
			if sig == syscall.SIGINT && s.away.Load() {
				continue // it is for who has the terminal
			}
			if sig != syscall.SIGINT {
				s.end()
			}
			s.send(signalMsg{sig})
		case <-done:
			return
		}
	}
}

// wake tells the loop that there is output.
func (s *shell) wake(done <-chan struct{}) {
	for {
		select {
		case <-s.feed.wake:
			s.send(feedMsg{})
		case <-done:
			return
		}
	}
}

// newLook is how things look in a terminal, as far as the environment tells.
func newLook(env func(string) string, width, height int) *look {
	l := &look{env: env, chosen: autoTheme, dark: true, width: width, height: height, colors: colors(env)}
	if l.colors == 0 {
		l.chosen = noTheme
	}
	l.protocol, l.fixed = graphics.FromEnv(env)
	l.apply()
	return l
}
