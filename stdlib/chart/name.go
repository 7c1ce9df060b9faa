package chart

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// known are the columns whose names say less than they could, with the unit of
// plain numbers.
var known = map[string]struct{ name, unit string }{
	"input_len":              {"Input length", "tokens"},
	"num_prompts":            {"Prompts", ""},
	"max_concurrency":        {"Concurrency", ""},
	"total_token_throughput": {"Total throughput", "tokens/s"},
	"output_throughput":      {"Output throughput", "tokens/s"},
	"request_throughput":     {"Request throughput", "requests/s"},
	"tokens_per_s":           {"Throughput", "tokens/s"},
	"modality":               {"Medium", ""},
	"media":                  {"Medium", ""},
	"cpu_offload":            {"CPU cache", ""},
	"speedup":                {"Speed-up", ""},
}

// acronym matches the words of columns that are written in capitals.
var acronym = regexp.MustCompile(`^(ttft|tpot|itl|e2el|hbm|gds|cpu|gpu|kv|ssd|slo|id|kb|mb|gb|tb|p\d+)$`)

// nameOf is a column as a reader calls it.
func nameOf(column string) string {
	if k, ok := known[column]; ok {
		return k.name
	}
	_, base := unitOf(column)
	words := strings.FieldsFunc(base, func(r rune) bool { return r == '_' || r == ' ' })
	for i, w := range words {
		if acronym.MatchString(w) {
			words[i] = strings.ToUpper(w)
		}
	}
	if len(words) == 0 {
		return column
	}
	return capital(strings.Join(words, " "))
}

// capital begins a text with a capital letter.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// inside is a name as it stands inside of a sentence: without the capital letter
// that begins it, unless more follow.
func inside(name string) string {
	r, size := utf8.DecodeRuneInString(name)
	next, _ := utf8.DecodeRuneInString(name[size:])
	if unicode.IsUpper(next) || unicode.IsDigit(next) {
		return name
	}
	return string(unicode.ToLower(r)) + name[size:]
}

// axisName is what a layer's axis or colours show, without a unit.
func (l *layer) axisName(r role) string {
	switch {
	case r == yRole && l.mark == ecdfMark:
		return "Share of " + l.noun() + "s"
	case l.stat == "count" && (r == yRole || r == valueRole) && marks[l.mark].sums:
		return "Number of " + l.noun() + "s"
	}
	return nameOf(l.column(r))
}

// plainUnit is the unit of an axis' plain numbers.
func (l *layer) plainUnit(r role) string {
	if !l.has(r) || l.unit(r) == (unit{}) && l.stat == "count" && r == yRole && marks[l.mark].sums {
		return ""
	}
	return known[l.column(r)].unit
}

// noun is what a row of the frame stands for.
func (l *layer) noun() string {
	if l.each != "" {
		return l.each
	}
	if l.frame.Has("request") {
		return "request"
	}
	return "run"
}

// withUnit adds a unit to a name.
func withUnit(name, unit string) string {
	if unit == "" {
		return name
	}
	return name + " (" + unit + ")"
}
