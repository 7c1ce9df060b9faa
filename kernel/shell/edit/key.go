package edit

import "strings"

// A Key is a key press: its name as a terminal program gives it ("ctrl+a", "left",
// "alt+enter", "space", "x"), and the text it types, if any.
type Key struct{ Name, Text string }

// An Event is what a key means to the shell.
type Event int

const (
	None         Event = iota // nothing, or the key is unknown
	Changed                   // the text changed
	Moved                     // only the cursor, the selection or the mode did, or a command waits for its next key
	Submit                    // run the cell if it is whole, else begin a line
	Run                       // run the cell even so
	Older                     // the cell before this one in the history
	Newer                     // the cell after this one in the history
	Search                    // search the history
	Complete                  // complete the name before the cursor
	CompleteBack              // complete it, from the last proposal on
	Cancel                    // drop the cell
	End                       // leave the shell
	Clear                     // clear the screen
	Suspend                   // stop the process
	External                  // edit the text with $EDITOR
)

var eventNames = [...]string{
	"None", "Changed", "Moved", "Submit", "Run", "Older", "Newer", "Search",
	"Complete", "CompleteBack", "Cancel", "End", "Clear", "Suspend", "External",
}

func (v Event) String() string { return eventNames[v] }

// aliases are other names that terminals give to keys.
var aliases = map[string]string{
	"ctrl+[":          "esc",
	"ctrl+m":          "enter",
	"ctrl+j":          "enter",
	"ctrl+i":          "tab",
	"ctrl+h":          "backspace",
	"shift+backspace": "backspace",
	"shift+delete":    "delete",
	"ctrl+@":          "ctrl+space",
	"ctrl+/":          "ctrl+_",
	"ctrl+shift+-":    "ctrl+_",
	"ctrl+shift+_":    "ctrl+_",
	"alt+esc":         "esc",
	"ctrl+shift+/":    "ctrl+_",
	"alt+shift+-":     "alt+_",
	"alt+shift+,":     "alt+<",
	"alt+shift+.":     "alt+>",
	"ctrl+v":          "ctrl+q",
	"shift+enter":     "alt+enter",
	"ctrl+enter":      "alt+enter",
	"alt+ctrl+h":      "alt+backspace",
	"ctrl+alt+h":      "alt+backspace",
}

// id names a key as the key maps do: by the text that it types, else by its name.
func (k Key) id() string {
	if k.Text != "" {
		return k.Text
	}
	if name, ok := aliases[k.Name]; ok {
		return name
	}
	return k.Name
}

// altLetter tells the letter that was pressed together with alt: "alt+b" and
// "alt+shift+b" give b and B.
func altLetter(name string) (string, bool) {
	letter, ok := strings.CutPrefix(name, "alt+")
	if !ok {
		return "", false
	}
	if shifted, ok := strings.CutPrefix(letter, "shift+"); ok {
		letter = strings.ToUpper(shifted)
	}
	return letter, len([]rune(letter)) == 1
}
