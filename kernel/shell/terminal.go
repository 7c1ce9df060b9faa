package shell

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"
)

// terminal is the terminal that the shell runs in.
type terminal struct {
	in, out *os.File
	cooked  *term.State // its state for other programs
}

const (
	pasteOn     = "\x1b[?2004h" // what is pasted comes between marks
	pasteOff    = "\x1b[?2004l"
	keysOn      = "\x1b[>1u" // Shift-Enter differs from Enter, where the terminal knows how
	keysOff     = "\x1b[<u"
	cursorShown = "\x1b[?25h"
	background  = "\x1b]11;?\x07" // asks for the colour of the background
)

// enter makes keys come one by one.
func (t *terminal) enter() error {
	state, err := term.MakeRaw(int(t.in.Fd()))
	if err != nil {
		return fmt.Errorf("read keys from the terminal: %w", err)
	}
	if t.cooked == nil {
		t.cooked = state
	}
	_, err = io.WriteString(t.out, pasteOn+keysOn)
	return err
}

// leave gives the terminal back as it was.
func (t *terminal) leave() error {
	_, err := io.WriteString(t.out, keysOff+pasteOff+cursorShown)
	if restored := term.Restore(int(t.in.Fd()), t.cooked); restored != nil {
		err = restored
	}
	return err
}

// endLine puts the cursor at the beginning of a line, a new one if a program has left
// it in the middle of one: so many blanks as a line has wrap then, and only then.
func (t *terminal) endLine() {
	width, _ := t.size()
	_, _ = io.WriteString(t.out, strings.Repeat(" ", width)+"\r") // what fails here fails again when it is drawn
}

// size is the size of the terminal in cells.
func (t *terminal) size() (width, height int) {
	width, height, err := term.GetSize(int(t.out.Fd()))
	if err != nil || width < 1 || height < 1 {
		return 80, 24
	}
	return width, height
}

// settled is how long a terminal's size must stay the same to be told: what is drawn
// between two changes would be where the terminal no longer has it. tmux tells its
// programs of further changes only after a quarter of a second.
func settled(env func(string) string) time.Duration {
	if env("TMUX") != "" {
		return 300 * time.Millisecond
	}
	return 50 * time.Millisecond
}

// watchSize sends the size, which may have changed since it was asked for, and each
// new one, until done is closed.
func (t *terminal) watchSize(send func(tea.Msg), settled time.Duration, done <-chan struct{}) {
	changed := make(chan os.Signal, 1)
	signal.Notify(changed, syscall.SIGWINCH)
	defer signal.Stop(changed)
	quiet := time.NewTimer(settled)
	for {
		select {
		case <-changed:
			quiet.Reset(settled)
		case <-quiet.C:
			w, h := t.size()
			send(sizeMsg{w, h})
		case <-done:
			return
		}
	}
}

// reflows reports whether a terminal wraps its lines anew when its width changes,
// as far as the environment tells.
func reflows(env func(string) string) bool {
	return env("XTERM_VERSION") == "" && env("TERM") != "linux" && (env("STY") == "" || env("TMUX") != "")
}
