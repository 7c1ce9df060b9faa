package graphics

import (
	"fmt"
	"strings"
)

// A Protocol is a way to draw pictures in a terminal.
type Protocol int

// The protocols, the least able first.
const (
	None Protocol = iota
	Braille
	Sixel
	ITerm2
	Kitty
)

var names = [...]string{None: "none", Braille: "braille", Sixel: "sixel", ITerm2: "iterm2", Kitty: "kitty"}

// String is the name of the protocol.
func (p Protocol) String() string {
	if p < 0 || int(p) >= len(names) {
		return fmt.Sprintf("Protocol(%d)", int(p))
	}
	return names[p]
}

// Parse is the protocol of a name, in letters of either case.
func Parse(name string) (Protocol, error) {
	if strings.EqualFold(name, "iterm") {
		return ITerm2, nil
	}
	for p, n := range names {
		if strings.EqualFold(name, n) {
			return Protocol(p), nil
		}
	}
	return None, fmt.Errorf("no graphics protocol is named %q; there are %s", name, strings.Join(names[:], ", "))
}
