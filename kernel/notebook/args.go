package notebook

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
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
// next flag. Errors are [ErrHelp] and [*UsageError].
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
		if !hasValue {
			given, args = takeValues(p.Type, args)
		}
		if len(given) == 0 {
			return nil, nb.usagef("-%s needs a value (%s)", p.Flag(), p.Type)
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

// Assign reads "name=value", as -p gives it, into values.
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
		given = strings.Split(value, ",")
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
	dec := json.NewDecoder(strings.NewReader(string(text)))
	dec.UseNumber()
	if err := dec.Decode(&object); err != nil {
		return nb.usagef("-P %s: it must be a JSON object of parameters: %v", file, err)
	}
	for name, value := range object {
		p := nb.param(name)
		if p == nil {
			return nb.unknown(name)
		}
		given := []string{fmt.Sprint(value)}
		list, isList := value.([]any)
		if isList != (p.Type == List) {
			return nb.usagef("-P %s: %s is of type %s", file, name, p.Type)
		}
		if isList {
			given = nil
			for _, v := range list {
				given = append(given, fmt.Sprint(v))
			}
		}
		literal, err := p.literal(given...)
		if err != nil {
			return nb.usagef("-P %s: %s: %v", file, name, err)
		}
		values[p.Name] = literal
	}
	return nil
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
		fmt.Fprintf(w, "  -%s\t%s\t%s\t%s\n", p.Flag(), p.Type, p.Default, p.Help)
	}
	w.Flush() // into a strings.Builder, which takes all
	return b.String()
}
