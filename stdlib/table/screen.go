package table

import (
	"os"
	"strconv"
	"sync"

	"golang.org/x/term"
)

// A Screen is the terminal that tables are laid out for.
type Screen struct {
	Width int    // in cells; 0 for no limit
	Rows  int    // of a table that are shown at most; 0 for 40, AllRows for all
	Style *Style // nil for plain text
	More  string // ends the foot of a table that is not shown whole, such as ":last shows all"

	// For pictures beside the tables.
	Colors int  // that it has: 0, 16, 256 or 1<<24
	Dark   bool // its background
}

// AllRows are the Rows of a screen that shows a table to its last row.
const AllRows = -1

// defaultRows is how many rows a table shows if nobody says.
const defaultRows = 40

// MostRows is the number of rows that String and MIMEBundle show at most, so a
// table for them need not hold more.
const MostRows = 200

// rowLimit is the screen's Rows as [Table.shownRows] takes them.
func (s Screen) rowLimit() int {
	if s.Rows == 0 {
		return defaultRows
	}
	return max(0, s.Rows)
}

// A Style holds the escape sequences, such as "\x1b[1m", that begin the parts of
// a table. Each part ends by "\x1b[0m"; one without a sequence stays plain.
type Style struct {
	Title string
	Head  string // names of columns
	Type  string // types under them
	Rule  string // the line below, and dots in place of rows and columns
	Null  string
	Foot  string // size and caption
}

// current is the screen of tables that show themselves. A shell sets it when
// its terminal changes.
var current struct {
	sync.Mutex
	screen *Screen // nil if nobody has said what it is
}

// SetScreen makes s the screen of String and MIMEBundle and returns a function
// that puts the former one back. Of its Rows they show at most [MostRows].
func SetScreen(s Screen) (restore func()) {
	current.Lock()
	defer current.Unlock()
	former := current.screen
	current.screen = &s
	return func() {
		current.Lock()
		defer current.Unlock()
		current.screen = former
	}
}

// CurrentScreen is the screen that [SetScreen] has set, if one has been set.
func CurrentScreen() (s Screen, ok bool) {
	current.Lock()
	defer current.Unlock()
	if current.screen == nil {
		return Screen{}, false
	}
	return *current.screen, true
}

// ownScreen is the screen of a table that shows itself.
func ownScreen() Screen {
	s, ok := CurrentScreen()
	if !ok {
		return Screen{Width: terminalWidth()}
	}
	if s.Rows < 0 || s.Rows > MostRows {
		s.Rows = MostRows
	}
	return s
}

// Width is the width that tables show themselves in: that of the screen that was
// set, else of the terminal that standard output goes to, else the number in
// COLUMNS, else 120. It is 0 on a screen without a limit.
func Width() int { return ownScreen().Width }

// defaultWidth is the width of output that goes to no terminal.
const defaultWidth = 120

func terminalWidth() int {
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 0 {
		return w
	}
	if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && w > 0 {
		return w
	}
	return defaultWidth
}
