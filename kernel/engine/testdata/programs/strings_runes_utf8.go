//go:build ignore

package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

type alphabet map[rune]int

func (a alphabet) code(s string) (out []int) {
	for _, r := range s {
		c, ok := a[r]
		if !ok {
			c = len(a)
			a[r] = c
		}
		out = append(out, c)
	}
	return
}

type tokenizer struct {
	merges map[[2]string]string
}

func (t *tokenizer) learn(words []string, n int) {
	t.merges = map[[2]string]string{}
	split := make([][]string, len(words))
	for i, w := range words {
		split[i] = strings.Split(w, "")
	}
	for range n {
		counts := map[[2]string]int{}
		var best [2]string
		for _, parts := range split {
			for i := 1; i < len(parts); i++ {
				p := [2]string{parts[i-1], parts[i]}
				counts[p]++
				if c := counts[p]; c > counts[best] || c == counts[best] && p[0]+p[1] < best[0]+best[1] {
					best = p
				}
			}
		}
		if counts[best] < 2 {
			return
		}
		t.merges[best] = best[0] + best[1]
		for i := range split {
			split[i] = t.merge(split[i], best)
		}
	}
}

func (t *tokenizer) merge(parts []string, p [2]string) (out []string) {
	for i := 0; i < len(parts); i++ {
		if i+1 < len(parts) && ([2]string{parts[i], parts[i+1]}) == p {
			out = append(out, t.merges[p])
			i++
			continue
		}
		out = append(out, parts[i])
	}
	return
}

func caesar(s string, by rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return 'a' + (r-'a'+by+26)%26
		case unicode.IsDigit(r):
			return -1
		}
		return r
	}, s)
}

func runLength(s string) string {
	var b strings.Builder
	rs := []rune(s)
	for i := 0; i < len(rs); {
		j := i
		for j < len(rs) && rs[j] == rs[i] {
			j++
		}
		if j-i > 1 {
			fmt.Fprint(&b, j-i)
		}
		b.WriteRune(rs[i])
		i = j
	}
	return b.String()
}

func palindrome(s string) bool {
	rs := slices.DeleteFunc([]rune(strings.ToLower(s)), func(r rune) bool { return !unicode.IsLetter(r) })
	for i, j := 0, len(rs)-1; i < j; i, j = i+1, j-1 {
		if rs[i] != rs[j] {
			return false
		}
	}
	return true
}

func main() {
	s := "aé\xf0\x9f世\x80😀e\u0301"
	fmt.Printf("%d %d %q %+q %x\n", len(s), utf8.RuneCountInString(s), s, s, s)
	for i, r := range s {
		fmt.Printf("%d:%q(%d) ", i, r, utf8.RuneLen(r))
	}
	fmt.Println()
	for i := 0; i < 5; i++ {
		fmt.Print(s[i], string(s[i]), " ")
	}
	fmt.Println(s[1:3], s[:1]+s[3:5] == "a\xf0\x9f", strings.Count(s, ""))
	rs := []rune("héllo")
	rs[1] = 'E'
	bs := []byte("héllo")
	bs[1] = 'E'
	fmt.Println(string(rs), utf8.ValidString(string(bs)), len(rs), len(bs), string(rs[2:4]), string(bs[3:]))
	fmt.Println("a" < "b", "B" < "a", "abc" < "abcd", "é" > "z", "" < "a", strings.Compare("x", "x"))
	var b byte = 'a'
	var r rune = 'é'
	fmt.Println(b, r, string(r), string(rune(b)), b+1, r+1, 'a' < r, string([]rune{r, 0x10FFFF + 1, -1}) == "é\uFFFD\uFFFD")
	fmt.Println(unicode.IsUpper('É'), unicode.ToLower('É') == r, unicode.IsSpace('\u00a0'), unicode.Is(unicode.Han, '世'), unicode.IsPunct('!'), unicode.In('x', unicode.Latin))
	a := alphabet{}
	fmt.Println(a.code("héllo wörld"), a.code("ow"), len(a))
	t := &tokenizer{}
	words := []string{"lower", "lowest", "slow", "low", "newest"}
	t.learn(words, 4)
	merged := make([]string, 0)
	for _, v := range t.merges {
		merged = append(merged, v)
	}
	slices.Sort(merged)
	fmt.Println(merged)
	fmt.Println(caesar("xyz 42 é", 3), caesar(caesar("prefill", 5), -5), runLength("aaabccddddé ée"), palindrome("Nie fragt sie: ist gefegt? Sie ist gar fein!"), palindrome("kv"))
	concat := ""
	for i := range 5 {
		concat += string(rune('a'+i)) + fmt.Sprint(i)
		concat = concat[1:] + concat[:1]
	}
	fmt.Println(concat, `raw \n "x"`+"\ttab\x41\101\u00e9\U0001F600", len(`a
b`))
	multi := `line 1
	line 2	tab
`
	fmt.Printf("%q %d\n", multi, strings.Count(multi, "\n"))
}
