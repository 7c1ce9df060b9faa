package vegalite

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"

	"kvsh/stdlib/chart/scene"
)

// unit is how numbers from a value on are written: times a factor, with a suffix.
type unit struct {
	from, factor float64
	suffix       string
}

var labelled = regexp.MustCompile(`^(-?[0-9][0-9.]*)( ?[\pL%°]*)$`)

// unitsOf reads from labels like 500 ms, 1 s and 2 s how an axis writes numbers, so
// that others can be written likewise. There are none if the labels disagree.
func unitsOf(ticks []scene.Tick) []unit {
	var units []unit
	for _, t := range ticks {
		match := labelled.FindStringSubmatch(t.Label)
		if match == nil || t.At == 0 {
			continue
		}
		n, err := strconv.ParseFloat(match[1], 64)
		u := unit{math.Abs(t.At), round(n / t.At), match[2]}
		if err != nil || !finite(u.from, u.factor) || u.factor <= 0 {
			return nil
		}
		i := slices.IndexFunc(units, func(o unit) bool { return o.suffix == u.suffix })
		switch {
		case i < 0:
			units = append(units, u)
		case math.Abs(u.factor/units[i].factor-1) > 0.1:
			return nil
		default:
			units[i].from = min(units[i].from, u.from)
		}
	}
	slices.SortStableFunc(units, func(a, b unit) int { return cmp.Compare(a.from, b.from) })
	return units
}

// round makes a factor a power of ten if it is about one: labels are rounded.
func round(factor float64) float64 {
	power := math.Pow(10, math.Round(math.Log10(factor)))
	if math.Abs(factor/power-1) < 0.02 {
		return power
	}
	return factor
}

// format is the expression that writes the number of an expression.
func format(units []unit, v string) string {
	if len(units) == 0 {
		return fmt.Sprintf("format(%s,',.6~r')", v)
	}
	text := units[0].format(v)
	for _, u := range units[1:] {
		text = fmt.Sprintf("abs(%s)>=%v?%s:%s", v, num(u.from), u.format(v), text)
	}
	return "(" + text + ")"
}

func (u unit) format(v string) string {
	if u.factor != 1 {
		v = fmt.Sprintf("%s*%v", v, num(u.factor))
	}
	text := fmt.Sprintf("format(%s,',.6~r')", v)
	if u.suffix != "" {
		text += "+" + literal(u.suffix)
	}
	return text
}
