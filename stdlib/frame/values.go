package frame

import (
	"fmt"
	"math"
	"reflect"
	"slices"
)

// FromMaps makes a frame of rows that map names to values: numbers, texts,
// bools, or nil for null. A row that lacks a name has null there. The columns are
// the named ones, or all that occur, by their letters, if none is named.
func FromMaps(rows []map[string]any, names ...string) *Frame {
	if len(names) == 0 {
		for _, row := range rows {
			for name := range row {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		names = slices.Compact(names)
	}
	columns := make([]Column, len(names))
	for j, name := range names {
		values := make([]any, len(rows))
		for i, row := range rows {
			values[i] = row[name]
		}
		var err error
		if columns[j], err = columnFrom(name, values); err != nil {
			return failed("FromMaps", name, err)
		}
	}
	return build("FromMaps", columns)
}

// columnFrom makes a column of Go values; nil is null. Whole numbers and others
// together make Float, other types don't mix. A column of nothing but nil is of
// type Float.
func columnFrom(name string, values []any) (Column, error) {
	typ := Type("")
	plain := make([]any, len(values))
	for i, v := range values {
		if v == nil {
			continue
		}
		var t Type
		var err error
		if plain[i], t, err = plainValue(v); err != nil {
			return Column{}, fmt.Errorf("row %d: %w", i, err)
		}
		switch {
		case typ == "" || typ == t:
			typ = t
		case typ.Numeric() && t.Numeric():
			typ = Float
		default:
			return Column{}, fmt.Errorf("row %d holds a %s value, but the rows before hold %s values", i, t, typ)
		}
	}
	if typ == "" {
		typ = Float
	}
	c := nulls(name, typ, len(values))
	for i, v := range plain {
		if v == nil {
			continue
		}
		c.null[i] = false
		switch v := v.(type) {
		case string:
			c.texts[i] = v
		case bool:
			c.bools[i] = v
		case float64:
			c.floats[i] = v
		case int:
			if typ == Int {
				c.ints[i] = v
			} else {
				c.floats[i] = float64(v)
			}
		}
	}
	return c, nil
}

// plainValue turns a Go value into a string, int, float64 or bool and tells the
// type of the column that it goes into.
func plainValue(v any) (any, Type, error) {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.String:
		return r.String(), String, nil
	case reflect.Bool:
		return r.Bool(), Bool, nil
	case reflect.Float32, reflect.Float64:
		return r.Float(), Float, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return int(r.Int()), Int, nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if r.Uint() > math.MaxInt {
			return nil, "", fmt.Errorf("%d is too large for a column of whole numbers", v)
		}
		return int(r.Uint()), Int, nil
	}
	return nil, "", fmt.Errorf("a %T can't be in a column; use a number, a text or a bool", v)
}
