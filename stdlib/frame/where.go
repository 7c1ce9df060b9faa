package frame

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"kvsh/stdlib/nearest"
)

// operators are what Where understands.
var operators = []string{"==", "!=", "<", "<=", ">", ">=", "in", "not in", "contains", "is null", "not null"}

// Where keeps the rows whose cell compares to the value as the operator says:
//
//	== != < <= > >=        a value of the column's type
//	in, not in             a slice of them
//	contains               a part of a text
//	is null, not null      nothing: pass nil
//
// A null compares to nothing, so only "is null" keeps it. Several Where in a row
// keep what all of them keep.
func (f *Frame) Where(column, operator string, value any) *Frame {
	c, err := f.column("Where", column)
	if err != nil {
		return asFailed(err)
	}
	keep, err := c.condition(operator, value)
	if err != nil {
		return failed("Where", column, err)
	}
	var rows []int
	for i := range c.Len() {
		if keep(i) {
			rows = append(rows, i)
		}
	}
	return f.Take(rows)
}

// Filter keeps the rows for which the function returns true. Where is faster.
func (f *Frame) Filter(keep func(Row) bool) *Frame {
	columns, err := f.columns("Filter")
	if err != nil {
		return asFailed(err)
	}
	row := newRow(columns)
	var rows []int
	for i := range f.Len() {
		row.i = i
		if keep(row) {
			rows = append(rows, i)
		}
	}
	if row.missing.name != "" {
		return failed("Filter", row.missing.name, &NoColumnError{row.missing.name, f.Names()})
	}
	return f.Take(rows)
}

// condition is the test of one row that an operator and a value make.
func (c *Column) condition(operator string, value any) (func(i int) bool, error) {
	switch operator {
	case "is null", "not null":
		want := operator == "is null"
		return func(i int) bool { return c.isNull(i) == want }, nil
	case "contains":
		part, ok := value.(string)
		if !ok || c.typ != String {
			return nil, fmt.Errorf("contains asks for text in a text column, not %T in a %s column", value, c.typ)
		}
		return func(i int) bool { return !c.isNull(i) && strings.Contains(c.texts[i], part) }, nil
	case "in", "not in":
		return c.membership(operator == "in", value)
	}
	holds := comparison(operator)
	if holds == nil {
		return nil, fmt.Errorf("%q is no operator%s", operator, nearest.Question(operator, operators))
	}
	compare, err := c.comparer(value)
	if err != nil {
		return nil, err
	}
	return func(i int) bool { return !c.isNull(i) && holds(compare(i)) }, nil
}

// comparison turns an operator into a test of the sign of a comparison.
func comparison(operator string) func(sign int) bool {
	switch operator {
	case "==", "=":
		return func(s int) bool { return s == 0 }
	case "!=":
		return func(s int) bool { return s != 0 }
	case "<":
		return func(s int) bool { return s < 0 }
	case "<=":
		return func(s int) bool { return s <= 0 }
	case ">":
		return func(s int) bool { return s > 0 }
	case ">=":
		return func(s int) bool { return s >= 0 }
	}
	return nil
}

// comparer returns the function that compares cell i with the value.
func (c *Column) comparer(value any) (func(i int) int, error) {
	number, isNumber := numberOf(value)
	text, isText := value.(string)
	flag, isBool := value.(bool)
	switch {
	case c.typ.Numeric() && isNumber:
		v := c.numbers()
		return func(i int) int { return sign(v[i], number) }, nil
	case c.typ == String && isText:
		return func(i int) int { return strings.Compare(c.texts[i], text) }, nil
	case c.typ == Bool && isBool:
		want := Column{typ: Bool, bools: []bool{flag}}
		return func(i int) int { return sign(c.number(i), want.number(0)) }, nil
	}
	return nil, fmt.Errorf("it holds %s values and can't be compared with the %T %v", c.typ, value, value)
}

// sign compares two numbers; a NaN is unlike and above everything.
func sign(a, b float64) int {
	switch {
	case a == b:
		return 0
	case a < b:
		return -1
	}
	return 1
}

// membership is the test whether a cell is, or is not, one of the values of a
// slice.
func (c *Column) membership(want bool, value any) (func(i int) bool, error) {
	list := reflect.ValueOf(value)
	if !list.IsValid() || list.Kind() != reflect.Slice {
		return nil, fmt.Errorf("in asks for a slice of values, not %T", value)
	}
	var equal []func(i int) int
	for k := range list.Len() {
		compare, err := c.comparer(list.Index(k).Interface())
		if err != nil {
			return nil, err
		}
		equal = append(equal, compare)
	}
	return func(i int) bool {
		found := slices.ContainsFunc(equal, func(compare func(int) int) bool { return compare(i) == 0 })
		return !c.isNull(i) && found == want
	}, nil
}
