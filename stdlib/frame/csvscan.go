package frame

import "strings"

// fill parses regular lines into the rows of the table from the given one on.
// It returns the row after the last one. A line is not regular if it does not
// have a field for each column, or a quote elsewhere than around and, doubled,
// inside of a field.
func (t *csvTable) fill(text string, row int) (next int, regular bool) {
	known := make([]pool, len(t.cells))
	for j := range known {
		known[j] = pool{}
	}
	for text != "" {
		if rest, blank := cutLineEnd(text); blank {
			text = rest
			continue
		}
		last := false
		for j := range t.cells {
			if last {
				return row, false
			}
			var field string
			var ok bool
			if field, text, last, ok = cutField(text); !ok {
				return row, false
			}
			t.set(row, j, field, known[j])
		}
		if !last {
			return row, false
		}
		row++
	}
	return row, true
}

// cutLineEnd cuts the end of a line off the text, if it is there.
func cutLineEnd(text string) (rest string, ok bool) {
	switch {
	case text == "" || text == "\r":
		return "", true
	case text[0] == '\n':
		return text[1:], true
	}
	return strings.CutPrefix(text, "\r\n")
}

// cutField cuts the first field off the text, and tells whether it is the last
// one of its line.
func cutField(text string) (field, rest string, last, regular bool) {
	if text != "" && text[0] == '"' {
		return cutQuoted(text)
	}
	for i := range len(text) {
		switch text[i] {
		case ',':
			return text[:i], text[i+1:], false, true
		case '\n':
			return strings.TrimSuffix(text[:i], "\r"), text[i+1:], true, true
		case '"':
			return "", text, false, false
		}
	}
	return strings.TrimSuffix(text, "\r"), "", true, true
}

// cutQuoted is cutField of a field in quotes.
func cutQuoted(text string) (field, rest string, last, regular bool) {
	end := 1
	doubled := false
	for {
		k := strings.IndexByte(text[end:], '"')
		if k < 0 {
			return "", text, false, false
		}
		end += k + 1 // behind the quote
		if end == len(text) || text[end] != '"' {
			break
		}
		doubled = true
		end++
	}
	field, rest = text[1:end-1], text[end:]
	if doubled {
		field = strings.ReplaceAll(field, `""`, `"`)
	}
	if strings.Contains(field, "\r\n") {
		field = strings.ReplaceAll(field, "\r\n", "\n")
	}
	if after, ok := strings.CutPrefix(rest, ","); ok {
		return field, after, false, true
	}
	if after, ok := cutLineEnd(rest); ok {
		return field, after, true, true
	}
	return "", text, false, false
}
