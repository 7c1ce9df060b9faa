package notebook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"kvsh/stdlib/nearest"
)

// ErrHelp is what ParseArgs returns for -h and its like.
var ErrHelp = errors.New("help was asked for")

// A UsageError says that arguments don't fit a notebook's parameters.
type UsageError struct {
	File string
	Msg  string
}

func (e *UsageError) Error() string { return e.File + ": " + e.Msg }

func (ps *Parameters) usagef(format string, args ...any) error {
	return &UsageError{ps.File, fmt.Sprintf(format, args...)}
}

// param finds a parameter by its flag or its name.
func (ps *Parameters) param(name string) *Param {
	k := slices.IndexFunc(ps.List, func(p Param) bool { return p.Name == name || p.Flag() == name })
	if k < 0 {
		return nil
	}
	return &ps.List[k]
}

// flags lists the parameters' flags with one dash.
func (ps *Parameters) flags() []string {
	var out []string
	for i := range ps.List {
		out = append(out, "-"+ps.List[i].Flag())
	}
	return out
}

func (ps *Parameters) unknown(name string) error {
	var plain []string
	for _, f := range ps.flags() {
		plain = append(plain, f[1:])
	}
	return ps.usagef("there is no parameter %q%s\n\n%s", name, nearest.Question(name, plain), ps.Help())
}

// isFlag reports whether an argument is a flag and no value: a negative number
// and a single dash are values.
func isFlag(arg string) bool {
	if len(arg) < 2 || arg[0] != '-' {
		return false
	}
	return arg[1] != '.' && (arg[1] < '0' || arg[1] > '9')
}

// ParseArgs reads command-line arguments into values for the parameters, as Go
// source by their names. A flag has one dash or two, and its value after "=" or
// as the next argument; a bool needs none, a list takes all arguments up to the
// next flag, and none with "=" alone. Errors are [ErrHelp] and [*UsageError].
func (ps *Parameters) ParseArgs(args []string) (map[string]string, error) {
	values := map[string]string{}
	var loose []string
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if arg == "--" {
			loose = append(loose, args...)
			break
		}
		if !isFlag(arg) {
			loose = append(loose, arg)
			continue
		}
		name, value, hasValue := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-"), "=")
		p := ps.param(name)
		switch {
		case p == nil && (name == "h" || name == "help"):
			return nil, ErrHelp
		case p == nil:
			return nil, ps.unknown(name)
		}
		given := []string{value}
		switch {
		case hasValue && value == "" && p.Type == List:
			given = nil
		case !hasValue:
			if given, args = takeValues(p.Type, args); len(given) == 0 {
				return nil, ps.usagef("-%s needs a value (%s)", p.Flag(), p.Type)
			}
		}
		literal, err := p.literal(given...)
		if err != nil {
			return nil, ps.usagef("-%s: %v", p.Flag(), err)
		}
		values[p.Name] = literal
	}
	return values, ps.positional(loose, values)
}

// takeValues takes the values of a flag off the arguments after it.
func takeValues(t Type, args []string) (values, rest []string) {
	switch {
	case t == Switch:
		return []string{"true"}, args
	case t == List:
		n := 0
		for n < len(args) && !isFlag(args[n]) {
			n++
		}
		return args[:n], args[n:]
	case len(args) > 0 && !isFlag(args[0]):
		return args[:1], args[1:]
	}
	return nil, args
}

// positional gives the arguments that belong to no flag to the parameters that
// take them.
func (ps *Parameters) positional(loose []string, values map[string]string) error {
	for i := range ps.List {
		p := &ps.List[i]
		if !p.Positional || len(loose) == 0 {
			continue
		}
		n := 1
		if p.Type == List {
			n = len(loose)
		}
		literal, err := p.literal(loose[:n]...)
		if err != nil {
			return ps.usagef("%s: %v", p.Name, err)
		}
		values[p.Name] = literal
		loose = loose[n:]
	}
	if len(loose) > 0 {
		return ps.usagef("the argument %q belongs to no flag\n\n%s", loose[0], ps.Help())
	}
	return nil
}

// Assign reads "name=value", as -p gives it, into values. Commas part the
// elements of a list.
func (ps *Parameters) Assign(text string, values map[string]string) error {
	name, value, ok := strings.Cut(text, "=")
	if !ok {
		return ps.usagef("-p %s: write it as name=value", text)
	}
	p := ps.param(name)
	if p == nil {
		return ps.unknown(name)
	}
	given := []string{value}
	if p.Type == List {
		given = strings.FieldsFunc(value, func(r rune) bool { return r == ',' })
	}
	literal, err := p.literal(given...)
	if err != nil {
		return ps.usagef("-p %s: %v", name, err)
	}
	values[p.Name] = literal
	return nil
}

// AssignJSON reads a JSON object of values by the parameters' names, as -P
// gives it, into values.
func (ps *Parameters) AssignJSON(file string, text []byte, values map[string]string) error {
	var object map[string]any
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	err := dec.Decode(&object)
	if err == nil && object == nil {
		err = errors.New("it is null")
	}
	if err == nil && dec.More() {
		err = errors.New("there is more behind it")
	}
	if err != nil {
		return ps.usagef("-P %s: it must be a JSON object of parameters: %v", file, err)
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		p := ps.param(name)
		if p == nil {
			return ps.unknown(name)
		}
		given, ok := p.fromJSON(object[name])
		if !ok {
			return ps.usagef("-P %s: %s is of type %s", file, name, p.Type)
		}
		literal, err := p.literal(given...)
		if err != nil {
			return ps.usagef("-P %s: %s: %v", file, name, err)
		}
		values[p.Name] = literal
	}
	return nil
}

// fromJSON is a JSON value of the parameter's type as text. Numbers and bools
// may be written as texts too, as the values of metadata often are.
func (p *Param) fromJSON(v any) (values []string, ok bool) {
	if list, isList := v.([]any); p.Type == List {
		for _, element := range list {
			text, ok := element.(string)
			if !ok {
				return nil, false
			}
			values = append(values, text)
		}
		return values, isList
	}
	switch v := v.(type) {
	case string:
		return []string{v}, true
	case json.Number:
		return []string{v.String()}, p.Type == Whole || p.Type == Number
	case bool:
		return []string{strconv.FormatBool(v)}, p.Type == Switch
	}
	return nil, false
}

// Help lists the parameters with their flags, types, defaults and help.
func (ps *Parameters) Help() string {
	var b strings.Builder
	var argument string
	for i := range ps.List {
		if ps.List[i].Positional {
			argument = " [" + ps.List[i].Name + "]"
		}
	}
	fmt.Fprintf(&b, "usage: kvsh %s%s [flags]\n", ps.File, argument)
	if title := ps.Title; title != "" {
		fmt.Fprintf(&b, "\n%s\n", title)
	}
	if len(ps.List) == 0 {
		b.WriteString("\nThis notebook has no parameters.\n")
		return b.String()
	}
	b.WriteString("\nflags:\n")
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for i := range ps.List {
		p := &ps.List[i]
		fmt.Fprintf(w, "  -%s\t%s\t%s\t%s\n", p.Flag(), p.Type, onOneLine(p.Default), p.Help)
	}
	w.Flush() // into a strings.Builder, which takes all
	return b.String()
}

// onOneLine is Go source over several lines as one.
func onOneLine(src string) string {
	if !strings.Contains(src, "\n") {
		return src
	}
	return strings.Join(strings.Fields(src), " ")
}
