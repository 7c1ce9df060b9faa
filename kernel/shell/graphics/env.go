package graphics

import (
	"strconv"
	"strings"
)

// Terminals by TERM, which goes along to other machines.
var byTerm = map[string]Protocol{
	"xterm-kitty":   Kitty,
	"xterm-ghostty": Kitty,
	"ghostty":       Kitty,
	"wezterm":       ITerm2,
	"foot":          Sixel,
	"foot-extra":    Sixel,
	"mlterm":        Sixel,
	"alacritty":     Braille,
	"eterm-color":   Braille, // Emacs
	"linux":         None,    // its fonts lack braille
	"dumb":          None,
}

// Terminals by TERM_PROGRAM. WezTerm knows all protocols, that of iTerm2 best.
var byProgram = map[string]Protocol{
	"iTerm.app": ITerm2,
	"WezTerm":   ITerm2,
	"ghostty":   Kitty,
	// Terminal of macOS shows the query of kitty's protocol as text.
	"Apple_Terminal": Braille,
}

// Terminals by what else they set, which programs that start other terminals pass
// on to them.
var byVariable = []struct {
	name     string
	protocol Protocol
}{
	{"KITTY_WINDOW_ID", Kitty},
	{"GHOSTTY_RESOURCES_DIR", Kitty},
	{"GHOSTTY_BIN_DIR", Kitty},
	{"WEZTERM_PANE", ITerm2},
	{"WEZTERM_EXECUTABLE", ITerm2},
	{"ALACRITTY_WINDOW_ID", Braille},
}

// konsoleKitty is the version of Konsole that learned kitty's protocol, 22.04, as
// it stands in KONSOLE_VERSION.
const konsoleKitty = 220400

// FromEnv is the protocol of the terminal that the environment tells of. If ok is
// false only a query can tell, and p is for a terminal that does not answer it.
func FromEnv(env func(string) string) (p Protocol, ok bool) {
	term := env("TERM")
	switch {
	case InTmux(env), env("ZELLIJ") != "":
		return Braille, false // the variables may be those of another terminal
	case env("STY") != "", strings.HasPrefix(term, "screen"):
		return Braille, true // GNU Screen takes the query for a message
	}
	if p, ok := byTerm[term]; ok {
		return p, true
	}
	if program := env("TERM_PROGRAM"); program != "" {
		if p, ok := byProgram[program]; ok {
			return p, true
		}
		return Braille, false
	}
	if env("LC_TERMINAL") == "iTerm2" {
		return ITerm2, true
	}
	if version, err := strconv.Atoi(env("KONSOLE_VERSION")); err == nil {
		if version >= konsoleKitty {
			return Kitty, true
		}
		return Braille, true
	}
	// VTE draws sixels if it was built to, Windows Terminal since 1.22.
	if env("VTE_VERSION") != "" || env("WT_SESSION") != "" {
		return Braille, false
	}
	for _, v := range byVariable {
		if env(v.name) != "" {
			return v.protocol, true
		}
	}
	if term == "" {
		return None, true
	}
	return Braille, false
}

// Colors is how many colours of text the environment tells of, as Terminal has it.
func Colors(env func(string) string) int {
	const many = 1 << 24
	term := env("TERM")
	switch {
	case env("NO_COLOR") != "", term == "dumb", term == "" && env("WT_SESSION") == "":
		return 0
	case env("COLORTERM") == "truecolor", env("COLORTERM") == "24bit", env("WT_SESSION") != "":
		return many
	case byTerm[term] > Braille, term == "alacritty", strings.HasSuffix(term, "-direct"):
		return many
	case byProgram[env("TERM_PROGRAM")] > Braille, env("LC_TERMINAL") == "iTerm2":
		return many
	case strings.Contains(term, "256color"):
		return 256
	case strings.HasPrefix(term, "vt"):
		return 0
	}
	return 16
}
