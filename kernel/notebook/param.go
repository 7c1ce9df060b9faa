package notebook

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Type is the type of a parameter, in Go's own words.
type Type string

// The types of parameters.
const (
	Text   Type = "string"
	Whole  Type = "int"
	Number Type = "float64"
	Switch Type = "bool"
	List   Type = "[]string"
)

// A Param is a parameter of a notebook.
type Param struct {
	Name       string
	Type       Type
	Default    string // as Go source
	Help       string
	Positional bool // takes the argument that belongs to no flag

	from, to int // of the literal in the cell's source
}

// Flag is the parameter's flag without its dashes: plotOut becomes plot-out.
func (p *Param) Flag() string {
	var b strings.Builder
	runes := []rune(p.Name)
	for i, r := range runes {
		if unicode.IsUpper(r) {
			endsAcronym := i+1 < len(runes) && unicode.IsLower(runes[i+1])
			if i > 0 && (!unicode.IsUpper(runes[i-1]) || endsAcronym) {
				b.WriteByte('-')
			}
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// literal is the Go source of a value given as text.
func (p *Param) literal(values ...string) (string, error) {
	if p.Type == List {
		quoted := make([]string, len(values))
		for i, v := range values {
			quoted[i] = strconv.Quote(v)
		}
		return "[]string{" + strings.Join(quoted, ", ") + "}", nil
	}
	v := values[len(values)-1]
	switch p.Type {
	case Whole:
		if n, err := strconv.Atoi(v); err == nil {
			return strconv.Itoa(n), nil
		}
	case Number:
		if f, err := strconv.ParseFloat(v, 64); err == nil && f-f == 0 { // finite
			s := strconv.FormatFloat(f, 'g', -1, 64)
			if !strings.ContainsAny(s, ".e") {
				s += ".0"
			}
			return s, nil
		}
	case Switch:
		if b, err := strconv.ParseBool(v); err == nil {
			return strconv.FormatBool(b), nil
		}
	default:
		return strconv.Quote(v), nil
	}
	return "", fmt.Errorf("%q is no %s", v, map[Type]string{Whole: "whole number", Number: "number", Switch: "true or false"}[p.Type])
}

// Override returns the source of the parameters' cell with values, by the
// parameters' names, as Go source, in place of the literals. No line changes its
// number.
func (ps *Parameters) Override(values map[string]string) string {
	src := ps.source
	for i := len(ps.List) - 1; i >= 0; i-- {
		p := &ps.List[i]
		value, ok := values[p.Name]
		if !ok {
			continue
		}
		kept := strings.Count(src[p.from:p.to], "\n")
		src = src[:p.from] + value + strings.Repeat("\n", kept) + src[p.to:]
	}
	return src
}

// Injected is the source of a cell that gives parameters values, by their names,
// as Go source. Behind the parameters' cell it has the effect of Override.
func (ps *Parameters) Injected(values map[string]string) string {
	var lines []string
	for i := range ps.List {
		if value, ok := values[ps.List[i].Name]; ok {
			lines = append(lines, ps.List[i].Name+" = "+value)
		}
	}
	return strings.Join(lines, "\n")
}
