package edit

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// maxCount bounds counts, so that a slip of the fingers does not fill the memory.
const maxCount = 999

// A command is what keys of vi's normal or visual mode say. A doubled operator, as
// in dd, has the key "line".
type command struct {
	count int    // 0 for none
	op    string // operator: what to do with the text that key moves over
	key   string // motion, text object or command
	arg   string // character that f, t, r and the like take
	again bool   // arg was found before: t is to pass it
	area  area   // what was selected, in visual mode
}

// times is the count, 1 if there is none.
func (c command) times() int { return max(c.count, 1) }

// travels reports whether a command goes through the history of changes, so that .
// does not repeat it.
func (c command) travels() bool { return c.key == "u" && c.area == (area{}) || c.key == "ctrl+r" }

var (
	// prefixes begin keys of two letters.
	prefixes = map[string]string{
		"g": "g", "z": "z", "Z": "Z", "[": "[", "]": "]", "q": "q", "@": "@", "m": "m",
		"'": "'", "`": "`", `"`: `"`, "ctrl+x": "ctrl+x ",
	}

	// synonyms are keys that are the same in normal mode.
	synonyms = map[string]string{
		"left": "h", "right": "l", "up": "k", "down": "j", "ctrl+p": "k", "ctrl+n": "j",
		"gj": "j", "gk": "k", "home": "0", "end": "$", "g0": "0", "g$": "$",
		"ctrl+home": "gg", "ctrl+end": "G", "ctrl+left": "b", "ctrl+right": "w",
		"shift+left": "b", "shift+right": "w", "alt+left": "b", "alt+right": "w",
		"delete": "x", "pgup": "ctrl+b", "pgdown": "ctrl+f", "insert": "i", "space": " ",
	}

	// shorthands are operators and motions in one key.
	shorthands = map[string]command{
		"x": {op: "d", key: "l"},
		"X": {op: "d", key: "h"},
		"D": {op: "d", key: "$"},
		"C": {op: "c", key: "$"},
		"s": {op: "c", key: "l"},
		"S": {op: "c", key: "line"},
		"Y": {op: "y", key: "line"},
	}
)

// A reader takes keys off a list. It is short if there were too few.
type reader struct {
	keys  []string
	short bool
}

func (r *reader) next() string {
	if len(r.keys) == 0 {
		r.short = true
		return ""
	}
	key := r.keys[0]
	r.keys = r.keys[1:]
	return key
}

func (r *reader) count() int {
	n := 0
	for len(r.keys) > 0 && len(r.keys[0]) == 1 && strings.Contains("0123456789", r.keys[0]) {
		if n == 0 && r.keys[0] == "0" {
			break
		}
		n = min(n*10+int(r.keys[0][0]-'0'), maxCount)
		r.next()
	}
	return n
}

func (r *reader) key() string {
	key := r.next()
	if prefix, ok := prefixes[key]; ok {
		key = prefix + r.next()
	}
	if same, ok := synonyms[key]; ok {
		return same
	}
	return key
}

// parse reads a command; it is not whole if more keys are to come.
func parse(keys []string, visual bool) (c command, whole bool) {
	r := &reader{keys: keys}
	c.count = r.count()
	c.key = r.key()
	if _, ok := operators[c.key]; ok && !visual {
		c.op = c.key
		if n := r.count(); n > 0 {
			c.count = min(c.times()*n, maxCount)
		}
		c.key = r.key()
		if c.key == c.op || "g"+c.key == c.op {
			c.key = "line"
		}
	}
	if (c.key == "i" || c.key == "a") && (visual || c.op != "") {
		c.key += r.next()
	}
	if strings.Contains("fFtTr", c.key) && len(c.key) == 1 {
		c.arg = r.char()
	}
	return c, !r.short
}

// char is a key that stands for the character it types, "" if it types none.
func (r *reader) char() string {
	key := r.next()
	switch key {
	case "tab":
		return "\t"
	case "enter":
		return "\n"
	}
	if g := graphemes.FromString(key); g.Next() && g.End() == len(key) {
		return clean(key)
	}
	return ""
}

// resolve replaces shorthands by what they stand for.
func (e *Editor) resolve(c command) command {
	if short, ok := shorthands[c.key]; ok && c.op == "" && !e.selecting() {
		short.count = c.count
		c = short
	}
	switch c.key {
	case ";", ",":
		return e.refind(c)
	case "_":
		if c.op != "" {
			c.key = "line"
		}
	case "%":
		if c.count > 0 {
			c.key = "1%"
		}
	case "w", "W":
		if c.op == "c" && !unicode.IsSpace(e.text.rune(e.cursor)) {
			c.key = "c" + c.key
		}
	}
	return c
}
