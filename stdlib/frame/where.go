package frame

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"strings"

	"kvsh/stdlib/nearest"
)

// operators are what Where understands.
var operators = []string{"==", "!=", "<", "<=", ">", ">=", "in", "not in", "contains", "is null", "not null"}

// Where keeps the rows whose cell compares to the value as the operator says:
//
//	== != < <= > >=        a value of the column's type
//	in, not in             a slice of such values
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
		return failed("Filter", row.missing.name, row.Err())
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
		return c.membership(operator, value)
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
	if value == nil {
		return nil, fmt.Errorf(`null compares to nothing; use "is null" or "not null"`)
	}
	plain, typ, err := plainValue(value)
	if err != nil || typ != c.typ && !(typ.Numeric() && c.typ.Numeric()) {
		return nil, fmt.Errorf("it holds %s values and can't be compared with the %T %v", c.typ, value, value)
	}
	switch v := plain.(type) {
	case string:
		return func(i int) int { return strings.Compare(c.texts[i], v) }, nil
	case bool:
		return func(i int) int { return compareBools(c.bools[i], v) }, nil
	case int:
		if c.typ == Int {
			return func(i int) int { return cmp.Compare(c.ints[i], v) }, nil
		}
		plain = float64(v)
	}
	number := plain.(float64)
	if math.IsNaN(number) {
		return nil, fmt.Errorf(`NaN is null and compares to nothing; use "is null" or "not null"`)
	}
	return func(i int) int { return cmp.Compare(c.number(i), number) }, nil
}

// compareBools puts false before true.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// membership is the test whether a cell is, or is not, one of the values of a
// slice.
func (c *Column) membership(operator string, value any) (func(i int) bool, error) {
	list := reflect.ValueOf(value)
	if list.Kind() != reflect.Slice && list.Kind() != reflect.Array {
		return nil, fmt.Errorf("%s asks for a slice of values, not %T", operator, value)
	}
	values := make([]any, list.Len())
	for k := range values {
		values[k] = list.Index(k).Interface()
	}
	wanted, err := columnFrom(c.name, values)
	if err != nil {
		return nil, err
	}
	for k := range values {
		if wanted.isNull(k) {
			return nil, fmt.Errorf(`null is in no list; use "is null" or "not null"`)
		}
	}
	if len(values) == 0 {
		wanted = nulls(c.name, c.typ, 0)
	}
	all, err := c.below(wanted)
	if err != nil {
		return nil, fmt.Errorf("it holds %s values, and the list %s values", c.typ, wanted.typ)
	}
	// Cells that agree have the same number, in the column and in the list.
	number, first := all.codes()
	member := make([]bool, len(first))
	for _, k := range number[c.Len():] {
		member[k] = true
	}
	want := operator == "in"
	return func(i int) bool { return !c.isNull(i) && member[number[i]] == want }, nil
}
