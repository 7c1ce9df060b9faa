package highlight

import "strings"

// The brackets, by their kind.
const (
	opening = "([{"
	closing = ")]}"
)

// Match finds the pair of brackets of which one is at the cursor, an offset, or else
// right before it. It returns the offsets of both. Brackets in strings, runes,
// comments and the arguments of commands that are not Go don't count; brackets that
// are missing don't part the others around them.
func Match(src string, cursor int) (open, close int, ok bool) {
	if !bracketAt(src, cursor) && !bracketAt(src, cursor-1) {
		return 0, 0, false
	}
	var m matcher
	for _, s := range Spans(src, nil) {
		if s.Class != Bracket {
			continue
		}
		from, to, pair := m.take(src[s.From], s.From)
		if !pair {
			continue
		}
		switch cursor {
		case from, to:
			return from, to, true
		case from + 1, to + 1:
			open, close, ok = from, to, true
		}
	}
	return open, close, ok
}

func bracketAt(src string, at int) bool {
	return at >= 0 && at < len(src) && strings.IndexByte(opening+closing, src[at]) >= 0
}

// matcher knows the brackets that are open.
type matcher struct {
	waiting []bracket
	count   [len(opening)]int // of those, by kind
}

type bracket struct{ at, kind int }

// take takes the next bracket and returns the pair that it ends. One that closes ends
// the last pair of its kind, with all that is open within; without a pair it is passed
// over.
func (m *matcher) take(b byte, at int) (from, to int, ok bool) {
	if kind := strings.IndexByte(opening, b); kind >= 0 {
		m.waiting = append(m.waiting, bracket{at, kind})
		m.count[kind]++
		return 0, 0, false
	}
	kind := strings.IndexByte(closing, b)
	for m.count[kind] > 0 {
		last := m.waiting[len(m.waiting)-1]
		m.waiting = m.waiting[:len(m.waiting)-1]
		m.count[last.kind]--
		if last.kind == kind {
			return last.at, at, true
		}
	}
	return 0, 0, false
}
