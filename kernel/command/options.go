package command

import (
	"strconv"
	"strings"
)

// options takes options of one letter from the front of arguments: -n 5 or -n5 for
// the letters that take a number from 1, else -f, with the number 1. What is left
// begins behind them, and behind --.
func options(args, numbers, switches string) (given map[byte]int, rest string, err error) {
	given = map[byte]int{}
	rest = strings.TrimLeft(args, " \t")
	for len(rest) > 1 && rest[0] == '-' {
		word, after := cutWord(rest)
		if word == "-" {
			break
		}
		letter := word[1]
		switch {
		case word == "--":
			return given, after, nil
		case strings.Trim(word[1:], switches) == "": // several may stand together
			for _, b := range []byte(word[1:]) {
				given[b] = 1
			}
		case strings.IndexByte(numbers, letter) >= 0:
			text := word[2:]
			if text == "" {
				text, after = cutWord(after)
			}
			n, err := strconv.Atoi(text)
			if err != nil || n < 1 {
				return nil, "", wrong("option -%c takes a whole number from 1, not %q; write -%c 10", letter, text, letter)
			}
			given[letter] = n
		default:
			return nil, "", wrong("there is no option %s; %s", word, known(numbers, switches))
		}
		rest = after
	}
	return given, rest, nil
}

// known says what options there are.
func known(numbers, switches string) string {
	var names []string
	for _, r := range numbers {
		names = append(names, "-"+string(r)+" NUMBER")
	}
	for _, r := range switches {
		names = append(names, "-"+string(r))
	}
	return "there are " + strings.Join(names, ", ") + ", and -- before arguments that begin with -"
}

// cutWord cuts text at its first blanks.
func cutWord(text string) (word, rest string) {
	end := strings.IndexAny(text, " \t")
	if end < 0 {
		return text, ""
	}
	return text[:end], strings.TrimLeft(text[end:], " \t")
}

// fileName is an argument as the name of a file: without quotes around it, and ~
// as the home folder.
func fileName(arg string) (string, error) {
	name := strings.TrimSpace(arg)
	if n := len(name); n >= 2 && name[0] == name[n-1] && (name[0] == '"' || name[0] == '\'') {
		return name[1 : n-1], nil
	}
	return withHome(name)
}
