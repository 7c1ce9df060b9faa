package graphics

import (
	"slices"
	"strings"
)

// askKitty asks to take in a picture of one pixel, but not to keep it. What knows
// the protocol answers OK.
const askKitty = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"

// askCell asks for the size of a cell in pixels, and askAttributes what kind of
// terminal it is (DA1).
const (
	askCell       = "\x1b[16t"
	askAttributes = "\x1b[c"
)

// Query is what to write to a terminal to learn what [FromAnswers] needs. The
// primary device attributes, which every terminal tells, come last: what was not
// answered before them will not be.
const Query = askKitty + askCell + askAttributes

// TmuxQuery is the same within tmux, for the terminal around it. tmux answers for
// itself at once; the terminal's own answer comes later, and only if tmux's option
// allow-passthrough is on.
const TmuxQuery = "\x1bPtmux;\x1b\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\x1b\\\x1b\\" + askCell + askAttributes

// Answers are what a terminal answered.
type Answers struct {
	Kitty      bool  // OK, to the query of kitty's protocol with i=31
	Attributes []int // the primary device attributes
}

// sixelAttribute is the attribute of terminals that draw sixels.
const sixelAttribute = 4

// FromAnswers is the protocol for a terminal that FromEnv does not know.
func FromAnswers(env func(string) string, a Answers) Protocol {
	switch {
	case a.Kitty && (!InTmux(env) || hasPlaceholders(env)):
		return Kitty
	case slices.Contains(a.Attributes, sixelAttribute):
		return Sixel
	}
	return Braille
}

// hasPlaceholders reports whether the terminal around tmux seems to be one of those
// that know text as a placeholder for pictures. More terminals know the protocol
// but for that, and would show the text.
func hasPlaceholders(env func(string) string) bool {
	return env("KITTY_WINDOW_ID") != "" || env("GHOSTTY_RESOURCES_DIR") != "" || env("GHOSTTY_BIN_DIR") != ""
}

// InTmux reports whether the terminal is one of tmux.
func InTmux(env func(string) string) bool {
	return env("TMUX") != "" || strings.HasPrefix(env("TERM"), "tmux")
}
