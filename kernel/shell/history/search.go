package history

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Match is a cell that a search found.
type Match struct {
	Entry
	Spans [][2]int // the words in the source, from and to, in bytes and in order
}

// Search finds the cells that have all words of a query, in any order, the newest
// first. Of equal cells it finds the newest. A query in lower case finds letters in
// any case. Limit is how many it finds at most, 0 for all.
func (s *Store) Search(query string, limit int) []Match {
	query = strings.ToValidUTF8(query, string(utf8.RuneError))
	words := strings.Fields(query)
	anyCase := strings.ToLower(query) == query
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Match
	seen := map[string]bool{}
	for _, e := range slices.Backward(s.cells) {
		if limit > 0 && len(out) == limit {
			break
		}
		if !hasAll(e.Source, words, anyCase) || seen[e.Source] {
			continue
		}
		seen[e.Source] = true
		out = append(out, Match{e, spans(e.Source, words, anyCase)})
	}
	return out
}

func hasAll(source string, words []string, anyCase bool) bool {
	if anyCase && len(words) > 0 {
		source = strings.ToLower(source)
	}
	for _, w := range words {
		if !strings.Contains(source, w) {
			return false
		}
	}
	return true
}

// spans lists where the words are. Those that overlap or touch become one.
func spans(source string, words []string, anyCase bool) [][2]int {
	var all [][2]int
	for _, w := range words {
		for at := 0; ; {
			from, to := index(source[at:], w, anyCase)
			if from < 0 {
				break
			}
			all = append(all, [2]int{at + from, at + to})
			at += to
		}
	}
	slices.SortFunc(all, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	var out [][2]int
	for _, s := range all {
		if last := len(out) - 1; last >= 0 && s[0] <= out[last][1] {
			out[last][1] = max(out[last][1], s[1])
			continue
		}
		out = append(out, s)
	}
	return out
}

// index is where a word is first, or -1. For any case the word is in lower case.
func index(text, word string, anyCase bool) (from, to int) {
	if !anyCase {
		from = strings.Index(text, word)
		return from, from + len(word)
	}
	for from := range text {
		if n := lowerPrefix(text[from:], word); n > 0 {
			return from, from + n
		}
	}
	return -1, -1
}

// lowerPrefix is how long the beginning of a text is that is a word but for its case,
// or 0. Letters of both cases may differ in length.
func lowerPrefix(text, word string) int {
	n := 0
	for _, want := range word {
		r, size := utf8.DecodeRuneInString(text[n:])
		if size == 0 || unicode.ToLower(r) != want {
			return 0
		}
		n += size
	}
	return n
}
