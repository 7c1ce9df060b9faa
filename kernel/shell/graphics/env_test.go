package graphics

import (
	"strings"
	"testing"
)

// environment is a function that knows variables, written a=b c=d.
func environment(vars string) func(string) string {
	return func(name string) string {
		for _, v := range strings.Fields(vars) {
			if value, ok := strings.CutPrefix(v, name+"="); ok {
				return value
			}
		}
		return ""
	}
}

func TestFromEnv(t *testing.T) {
	for _, tt := range []struct {
		name, vars string
		p          Protocol
		ok         bool
	}{
		{"kitty", "TERM=xterm-kitty KITTY_WINDOW_ID=1", Kitty, true},
		{"kitty, with another TERM", "TERM=xterm-256color KITTY_WINDOW_ID=1", Kitty, true},
		{"kitty, started by the terminal of an editor", "TERM=xterm-kitty TERM_PROGRAM=vscode", Kitty, true},
		{"kitty, on another machine", "TERM=xterm-kitty SSH_TTY=/dev/pts/1", Kitty, true},
		{"Ghostty", "TERM=xterm-ghostty TERM_PROGRAM=ghostty", Kitty, true},
		{"Ghostty, with another TERM", "TERM=xterm-256color GHOSTTY_RESOURCES_DIR=/x", Kitty, true},
		{"WezTerm", "TERM=xterm-256color TERM_PROGRAM=WezTerm WEZTERM_PANE=0", ITerm2, true},
		{"WezTerm, without its name", "TERM=xterm-256color WEZTERM_EXECUTABLE=/x", ITerm2, true},
		{"iTerm2", "TERM=xterm-256color TERM_PROGRAM=iTerm.app LC_TERMINAL=iTerm2", ITerm2, true},
		{"iTerm2, on another machine", "TERM=xterm-256color LC_TERMINAL=iTerm2", ITerm2, true},
		{"Konsole", "TERM=xterm-256color KONSOLE_VERSION=230805", Kitty, true},
		{"Konsole before it had pictures", "TERM=xterm-256color KONSOLE_VERSION=211203", Braille, true},
		{"foot", "TERM=foot", Sixel, true},
		{"mlterm", "TERM=mlterm", Sixel, true},
		{"Alacritty", "TERM=alacritty", Braille, true},
		{"Alacritty, with another TERM", "TERM=xterm-256color ALACRITTY_WINDOW_ID=1", Braille, true},
		{"Terminal of macOS", "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", Braille, true},
		{"VTE", "TERM=xterm-256color VTE_VERSION=7600", Braille, false},
		{"VTE, started from kitty", "TERM=xterm-256color VTE_VERSION=7600 KITTY_WINDOW_ID=1", Braille, false},
		{"VS Code, started from kitty", "TERM=xterm-256color TERM_PROGRAM=vscode KITTY_WINDOW_ID=1", Braille, false},
		{"Windows Terminal", "WT_SESSION=1", Braille, false},
		{"xterm", "TERM=xterm", Braille, false},
		{"tmux in kitty", "TERM=tmux-256color TMUX=/tmp/x KITTY_WINDOW_ID=1", Braille, false},
		{"tmux on another machine", "TERM=tmux-256color", Braille, false},
		{"tmux of old", "TERM=screen-256color TMUX=/tmp/x", Braille, false},
		{"Zellij in kitty", "TERM=xterm-kitty ZELLIJ=0", Braille, false},
		{"Screen", "TERM=screen.xterm-kitty STY=1.x", Braille, true},
		{"Screen on another machine", "TERM=screen-256color", Braille, true},
		{"Emacs", "TERM=eterm-color", Braille, true},
		{"the console of Linux", "TERM=linux", None, true},
		{"no terminal to speak of", "TERM=dumb TERM_PROGRAM=vscode", None, true},
		{"nothing", "", None, true},
	} {
		if p, ok := FromEnv(environment(tt.vars)); p != tt.p || ok != tt.ok {
			t.Errorf("%s: %v, %v; want %v, %v", tt.name, p, ok, tt.p, tt.ok)
		}
	}
}

func TestColors(t *testing.T) {
	for _, tt := range []struct {
		vars string
		want int
	}{
		{"", 0},
		{"TERM=dumb COLORTERM=truecolor", 0},
		{"TERM=xterm-256color NO_COLOR=1 COLORTERM=truecolor", 0},
		{"TERM=vt220", 0},
		{"TERM=xterm", 16},
		{"TERM=linux", 16},
		{"TERM=xterm-256color", 256},
		{"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", 256},
		{"TERM=tmux-256color", 256},
		{"TERM=tmux-256color COLORTERM=truecolor", 1 << 24},
		{"TERM=xterm COLORTERM=24bit", 1 << 24},
		{"TERM=xterm-direct", 1 << 24},
		{"TERM=xterm-kitty", 1 << 24},
		{"TERM=alacritty", 1 << 24},
		{"TERM=xterm-256color TERM_PROGRAM=iTerm.app", 1 << 24},
		{"TERM=xterm-256color LC_TERMINAL=iTerm2", 1 << 24},
		{"WT_SESSION=1", 1 << 24},
	} {
		if got := Colors(environment(tt.vars)); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.vars, got, tt.want)
		}
	}
}
