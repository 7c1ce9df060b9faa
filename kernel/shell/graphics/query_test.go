package graphics

import (
	"strings"
	"testing"
)

func TestFromAnswers(t *testing.T) {
	for _, tt := range []struct {
		name, vars string
		a          Answers
		want       Protocol
	}{
		{"no answer", "TERM=xterm", Answers{}, Braille},
		{"xterm without sixels", "TERM=xterm", Answers{Attributes: []int{64, 1, 2, 6}}, Braille},
		{"xterm with sixels", "TERM=xterm", Answers{Attributes: []int{64, 1, 2, 4}}, Sixel},
		{"all protocols", "TERM=xterm", Answers{Kitty: true, Attributes: []int{62, 4}}, Kitty},
		{"tmux with sixels", "TMUX=x", Answers{Attributes: []int{1, 2, 4}}, Sixel},
		{"tmux without", "TMUX=x", Answers{Attributes: []int{1, 2}}, Braille},
		{"tmux in kitty", "TMUX=x KITTY_WINDOW_ID=1", Answers{Kitty: true}, Kitty},
		{"tmux in Ghostty", "TMUX=x GHOSTTY_BIN_DIR=/x", Answers{Kitty: true}, Kitty},
		{"tmux in kitty that lets nothing through", "TMUX=x KITTY_WINDOW_ID=1", Answers{Attributes: []int{1, 2}}, Braille},
		{"tmux in WezTerm, which has no placeholders", "TMUX=x WEZTERM_PANE=1", Answers{Kitty: true}, Braille},
	} {
		if got := FromAnswers(environment(tt.vars), tt.a); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestTmuxQueryIsTheQueryOfTheTerminalAroundIt(t *testing.T) {
	on, kept := unwrapped(TmuxQuery)
	if on+kept != Query {
		t.Errorf("tmux keeps %q and hands on %q", kept, on)
	}
	if !strings.HasSuffix(Query, askAttributes) {
		t.Error("what every terminal answers is not the last")
	}
}
