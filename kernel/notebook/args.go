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

// A UsageError says that arguments don't fit the notebook's parameters.
type UsageError struct {
	Notebook *Notebook
	Msg      string
}

func (e *UsageError) Error() string { return e.Notebook.Name + ": " + e.Msg }

func (nb *Notebook) usagef(format string, args ...any) error {
	return &UsageError{nb, fmt.Sprintf(format, args...)}
}

// param finds a parameter by its flag or its name.
func (nb *Notebook) param(name string) *Param {
	k := slices.IndexFunc(nb.Params, func(p Param) bool { return p.Name == name || p.Flag() == name })
	if k < 0 {
		return nil
	}
	return &nb.Params[k]
}

// flags lists the parameters' flags with one dash.
func (nb *Notebook) flags() []string {
	var out []string
	for i := range nb.Params {
		out = append(out, "-"+nb.Params[i].Flag())
	}
	return out
}

func (nb *Notebook) unknown(name string) error {
	var plain []string
	for _, f := range nb.flags() {
		plain = append(plain, f[1:])
	}
	return nb.usagef("there is no parameter %q%s\n\n%s", name, nearest.Question(name, plain), nb.Help())
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
func (nb *Notebook) ParseArgs(args []string) (map[string]string, error) {
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
		p := nb.param(name)
		switch {
		case p == nil && (name == "h" || name == "help"):
			return nil, ErrHelp
		case p == nil:
			return nil, nb.unknown(name)
		}
		given := []string{value}
		switch {
		case hasValue && value == "" && p.Type == List:
			given = nil
		case !hasValue:
			if given, args = takeValues(p.Type, args); len(given) == 0 {
				return nil, nb.usagef("-%s needs a value (%s)", p.Flag(), p.Type)
			}
		}
		literal, err := p.literal(given...)
		if err != nil {
			return nil, nb.usagef("-%s: %v", p.Flag(), err)
		}
		values[p.Name] = literal
	}
	return values, nb.positional(loose, values)
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
func (nb *Notebook) positional(loose []string, values map[string]string) error {
	for i := range nb.Params {
		p := &nb.Params[i]
		if !p.Positional || len(loose) == 0 {
			continue
		}
		n := 1
		if p.Type == List {
			n = len(loose)
		}
		literal, err := p.literal(loose[:n]...)
		if err != nil {
			return nb.usagef("%s: %v", p.Name, err)
		}
		values[p.Name] = literal
		loose = loose[n:]
	}
	if len(loose) > 0 {
		return nb.usagef("the argument %q belongs to no flag\n\n%s", loose[0], nb.Help())
	}
	return nil
}

// Assign reads "name=value", as -p gives it, into values. Commas part the
// elements of a list.
func (nb *Notebook) Assign(text string, values map[string]string) error {
	name, value, ok := strings.Cut(text, "=")
	if !ok {
		return nb.usagef("-p %s: write it as name=value", text)
	}
	p := nb.param(name)
	if p == nil {
		return nb.unknown(name)
	}
	given := []string{value}
	if p.Type == List {
		given = strings.FieldsFunc(value, func(r rune) bool { return r == ',' })
	}
	literal, err := p.literal(given...)
	if err != nil {
		return nb.usagef("-p %s: %v", name, err)
	}
	values[p.Name] = literal
	return nil
}

// AssignJSON reads a JSON object of values by the parameters' names, as -P
// gives it, into values.
func (nb *Notebook) AssignJSON(file string, text []byte, values map[string]string) error {
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
		return nb.usagef("-P %s: it must be a JSON object of parameters: %v", file, err)
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		p := nb.param(name)
		if p == nil {
			return nb.unknown(name)
		}
		given, ok := p.fromJSON(object[name])
		if !ok {
			return nb.usagef("-P %s: %s is of type %s", file, name, p.Type)
		}
		literal, err := p.literal(given...)
		if err != nil {
			return nb.usagef("-P %s: %s: %v", file, name, err)
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
func (nb *Notebook) Help() string {
	var b strings.Builder
	var argument string
	for i := range nb.Params {
		if nb.Params[i].Positional {
			argument = " [" + nb.Params[i].Name + "]"
		}
	}
	fmt.Fprintf(&b, "usage: kvsh %s%s [flags]\n", nb.Name, argument)
	if title := nb.Title(); title != "" {
		fmt.Fprintf(&b, "\n%s\n", title)
	}
	if len(nb.Params) == 0 {
		b.WriteString("\nThis notebook has no parameters.\n")
		return b.String()
	}
	b.WriteString("\nflags:\n")
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for i := range nb.Params {
		p := &nb.Params[i]
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
