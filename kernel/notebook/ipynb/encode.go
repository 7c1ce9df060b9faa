package ipynb

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"
)

// oneLine is the depth of a value that is written without white space.
const oneLine = -1

// compact returns the JSON of a value without white space, its keys sorted.
func compact(v any) json.RawMessage { return appendJSON(nil, v, oneLine) }

// appendJSON appends the JSON of a value as Python's json.dumps writes it with
// indent=1, sort_keys=True and ensure_ascii=False. The value begins on a line
// that is indented by depth spaces.
func appendJSON(b []byte, v any, depth int) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case json.Number:
		return append(b, v...)
	case string:
		return appendString(b, v)
	case []any:
		b = append(b, '[')
		for i, item := range v {
			b = startItem(b, i, depth)
			b = appendJSON(b, item, deeper(depth))
		}
		return endItems(b, ']', len(v), depth)
	case map[string]any:
		b = append(b, '{')
		for i, key := range slices.Sorted(maps.Keys(v)) {
			b = startItem(b, i, depth)
			b = append(appendString(b, key), ':')
			if depth != oneLine {
				b = append(b, ' ')
			}
			b = appendJSON(b, v[key], deeper(depth))
		}
		return endItems(b, '}', len(v), depth)
	}
	panic(fmt.Sprintf("ipynb: a %T is no JSON value", v))
}

// deeper is the depth of the items of a list or an object.
func deeper(depth int) int {
	if depth == oneLine {
		return oneLine
	}
	return depth + 1
}

// startItem appends what comes before item i of a list or an object.
func startItem(b []byte, i, depth int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return newLine(b, deeper(depth))
}

// endItems appends what ends a list or an object of n items.
func endItems(b []byte, bracket byte, n, depth int) []byte {
	if n > 0 {
		b = newLine(b, depth)
	}
	return append(b, bracket)
}

// newLine appends a line break and the indentation of the next line.
func newLine(b []byte, depth int) []byte {
	if depth == oneLine {
		return b
	}
	b = append(b, '\n')
	for range depth {
		b = append(b, ' ')
	}
	return b
}

// appendString appends a JSON string. Only what must be escaped is; a byte that
// is not UTF-8 becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch r {
		case '"', '\\':
			b = append(b, '\\', byte(r))
		case '\b':
			b = append(b, `\b`...)
		case '\f':
			b = append(b, `\f`...)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			if r < ' ' {
				b = fmt.Appendf(b, `\u%04x`, r)
			} else {
				b = utf8.AppendRune(b, r)
			}
		}
	}
	return append(b, '"')
}
