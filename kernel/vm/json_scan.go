package vm

// A jsonText is valid JSON that is read from its beginning.
type jsonText struct {
	data []byte
	off  int
}

// space skips white space and returns the byte behind it.
func (s *jsonText) space() byte {
	for s.off < len(s.data) {
		switch c := s.data[s.off]; c {
		case ' ', '\t', '\r', '\n':
			s.off++
		default:
			return c
		}
	}
	return 0
}

// literal reads a string, a number or a word.
func (s *jsonText) literal() []byte {
	start := s.off
	if s.data[s.off] == '"' {
		for s.off++; s.data[s.off] != '"'; s.off++ {
			if s.data[s.off] == '\\' {
				s.off++
			}
		}
		s.off++
		return s.data[start:s.off:s.off]
	}
	for s.off < len(s.data) {
		switch s.data[s.off] {
		case ' ', '\t', '\r', '\n', ',', ':', ']', '}':
			return s.data[start:s.off:s.off]
		}
		s.off++
	}
	return s.data[start:]
}

// value reads a value of any kind.
func (s *jsonText) value() []byte {
	s.space()
	start, depth := s.off, 0
	for {
		switch s.space() {
		case '{', '[':
			depth++
			s.off++
		case '}', ']':
			depth--
			s.off++
		case ',', ':':
			s.off++
		default:
			s.literal()
		}
		if depth == 0 {
			return s.data[start:s.off:s.off]
		}
	}
}

// more moves to the next element of an array or an object that was begun, and
// reports whether there is one. It moves past the end.
func (s *jsonText) more(first bool) bool {
	switch s.space() {
	case ']', '}':
		s.off++
		return false
	case ',':
		if !first {
			s.off++
			s.space()
		}
	}
	return true
}
