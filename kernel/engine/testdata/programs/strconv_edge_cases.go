//go:build ignore

package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type parser func(string) (any, error)

func parseSize(s string) (int64, error) {
	units := map[string]int64{"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}
	s = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(s), "B"))
	at := strings.IndexFunc(s, unicode.IsLetter)
	num, unit := s, ""
	if at >= 0 {
		num, unit = s[:at], s[at:]
	}
	f, err := strconv.ParseFloat(num, 64)
	if err != nil {
		return 0, fmt.Errorf("size %q: %w", s, err)
	}
	mult, ok := units[unit]
	if !ok {
		return 0, fmt.Errorf("size %q: unit %q", s, unit)
	}
	return int64(f * float64(mult)), nil
}

func main() {
	parsers := []struct {
		name string
		p    parser
	}{
		{"atoi", func(s string) (any, error) { return strconv.Atoi(s) }},
		{"int8", func(s string) (any, error) { return strconv.ParseInt(s, 10, 8) }},
		{"base0", func(s string) (any, error) { return strconv.ParseInt(s, 0, 64) }},
		{"uint16", func(s string) (any, error) { return strconv.ParseUint(s, 16, 16) }},
		{"float", func(s string) (any, error) { return strconv.ParseFloat(s, 64) }},
		{"bool", func(s string) (any, error) { return strconv.ParseBool(s) }},
		{"size", func(s string) (any, error) { return parseSize(s) }},
		{"unquote", func(s string) (any, error) { return strconv.Unquote(s) }},
	}
	inputs := []string{"42", "-129", "0x1F", "1e3", "", "true", "1_000", "+7", "ffff", `"a\tb"`, "1.5GB", "9223372036854775808", "inf", "3q"}
	for _, in := range inputs {
		fmt.Printf("%-20s", in)
		for _, p := range parsers {
			v, err := p.p(in)
			switch ne, ok := errors.AsType[*strconv.NumError](err); {
			case err == nil:
				fmt.Printf(" %s=%v", p.name, v)
			case ok && errors.Is(ne, strconv.ErrRange):
				fmt.Printf(" %s>%v", p.name, v)
			}
		}
		fmt.Println()
	}
	_, err := strconv.ParseInt("12a", 10, 64)
	fmt.Println(err, err.(*strconv.NumError).Err == strconv.ErrSyntax)
	_, err = strconv.ParseInt("300", 10, 8)
	fmt.Println(err)
	_, err = parseSize("12xB")
	fmt.Println(err)
	for _, f := range []float64{0, 1, -1.5, 1e21, 123456789, 0.000001, 1e-7, math.MaxFloat64, math.SmallestNonzeroFloat64, 1.0 / 3} {
		fmt.Print(strconv.FormatFloat(f, 'g', -1, 64), " ", strconv.FormatFloat(f, 'e', 3, 32), " ", strconv.FormatFloat(f, 'f', -1, 32)[:1], "; ")
	}
	fmt.Println()
	fmt.Println(strconv.FormatInt(-255, 2), strconv.FormatInt(35, 36), strconv.FormatUint(math.MaxUint64, 10), strconv.Itoa(-0))
	fmt.Println(strconv.Quote("tab\t\"q\" é \x00 \u2028 😀"), strconv.QuoteToASCII("é😀"), strconv.QuoteRune('\''), strconv.CanBackquote("a`b"))
	b := strconv.AppendInt([]byte("n="), 5, 10)
	b = strconv.AppendBool(append(b, ' '), true)
	b = strconv.AppendQuote(append(b, ' '), "x")
	fmt.Println(string(b))
	s := "a\xc3é\xff世"
	fmt.Println(len(s), utf8.RuneCountInString(s), utf8.ValidString(s), []rune(s), []byte(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		fmt.Print(i, ":", n, ":", string(r), r == utf8.RuneError, " ")
		i += n
	}
	fmt.Println(strings.ToValidUTF8(s, "?"), string(rune(0x4E16)), string(rune(-1)), utf8.RuneLen('世'), utf8.AppendRune(nil, 'é'))
}
