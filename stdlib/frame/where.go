package frame

import (
	"cmp"
	"fmt"
	"math"
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
	return f.take(rowsWhere(c.Len(), keep))
}

// rowsWhere lists the rows below n that pass a test. It goes over pieces of them
// in parallel.
func rowsWhere(n int, keep func(i int) bool) []int {
	rows := make([]int, n)
	from := parts(n)
	to := make([]int, len(from)-1)
	parallel(len(to), n, func(part int) {
		k := from[part]
		for i := from[part]; i < from[part+1]; i++ {
			rows[k] = i
			if keep(i) { // no jump, which would be hard to foresee
				k++
			}
		}
		to[part] = k
	})
	return squeeze(rows, from, to)
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
	if !slices.Contains(operators, operator) && operator != "=" {
		return nil, fmt.Errorf("%q is no operator%s", operator, nearest.Question(operator, operators))
	}
	return c.comparison(operator, value)
}

// comparison is the test that compares a cell with the value.
func (c *Column) comparison(operator string, value any) (func(i int) bool, error) {
	if value == nil {
		return nil, fmt.Errorf(`null compares to nothing; use "is null" or "not null"`)
	}
	plain, typ, err := plainValue(value)
	if err != nil || typ != c.typ && !(typ.Numeric() && c.typ.Numeric()) {
		return nil, fmt.Errorf("it holds %s values and can't be compared with the %T %v", c.typ, value, value)
	}
	switch v := plain.(type) {
	case string:
		return c.unlessNull(compare(c.texts, operator, v)), nil
	case bool:
		signs := make([]int, len(c.bools))
		for i, b := range c.bools {
			signs[i] = compareBools(b, v)
		}
		return c.unlessNull(compare(signs, operator, 0)), nil
	case int:
		if c.typ == Int {
			return c.unlessNull(compare(c.ints, operator, v)), nil
		}
		plain = float64(v)
	}
	number := plain.(float64)
	if math.IsNaN(number) {
		return nil, fmt.Errorf(`NaN is null and compares to nothing; use "is null" or "not null"`)
	}
	return compare(c.numbers(), operator, number), nil
}

// compare is the test that compares an element of v with x. NaN passes none.
func compare[V cmp.Ordered](v []V, operator string, x V) func(i int) bool {
	switch operator {
	case "!=":
		return func(i int) bool { return v[i] < x || v[i] > x }
	case "<":
		return func(i int) bool { return v[i] < x }
	case "<=":
		return func(i int) bool { return v[i] <= x }
	case ">":
		return func(i int) bool { return v[i] > x }
	case ">=":
		return func(i int) bool { return v[i] >= x }
	}
	return func(i int) bool { return v[i] == x }
}

// unlessNull narrows a test to cells that are not marked as null.
func (c *Column) unlessNull(test func(i int) bool) func(i int) bool {
	if c.null == nil {
		return test
	}
	return func(i int) bool { return !c.null[i] && test(i) }
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
	cells, wanted, err := alike(*c, wanted)
	if err != nil {
		return nil, fmt.Errorf("it holds %s values, and the list %s values", c.typ, wanted.typ)
	}
	var test func(i int) bool
	want := operator == "in"
	switch cells.typ {
	case String:
		test = among(cells.texts, wanted.texts, want)
	case Int:
		test = among(cells.ints, wanted.ints, want)
	case Bool:
		test = among(cells.bools, wanted.bools, want)
	default:
		test = among(cells.floats, wanted.floats, want)
	}
	return func(i int) bool { return !c.isNull(i) && test(i) }, nil
}

// among is the test whether an element of v is, or is not, one of a list.
func among[V comparable](v, list []V, want bool) func(i int) bool {
	member := map[V]bool{}
	for _, x := range list {
		member[x] = true
	}
	return func(i int) bool { return member[v[i]] == want }
}
