package ipynb

import "strings"

// joinLines returns the text of a JSON value that is a multiline_string of the
// schema: a string or a list of strings.
func joinLines(v any) (string, bool) {
	if s, ok := v.(string); ok {
		return s, true
	}
	lines, ok := stringList(v)
	return strings.Join(lines, ""), ok
}

// stringList returns the strings of a list that has nothing else.
func stringList(v any) ([]string, bool) {
	list, ok := v.([]any)
	if !ok {
		return nil, false
	}
	lines := make([]string, len(list))
	for i, item := range list {
		if lines[i], ok = item.(string); !ok {
			return nil, false
		}
	}
	return lines, true
}

// splitLines returns the lines of a text with their ends, as Python's
// splitlines(True) cuts them: not only after "\n". The list holds strings; it
// is empty for an empty text.
func splitLines(s string) []any {
	lines := []any{}
	start := 0
	for i, r := range s {
		end := i + len(string(r))
		if !endsLine(r) || r == '\r' && strings.HasPrefix(s[end:], "\n") {
			continue
		}
		lines = append(lines, s[start:end])
		start = end
	}
	if start < len(s) {
		lines = append(lines, s[start:])
	}
	return lines
}

// endsLine reports whether a line ends after r for Python's str.splitlines.
func endsLine(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', '\x1c', '\x1d', '\x1e', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}
