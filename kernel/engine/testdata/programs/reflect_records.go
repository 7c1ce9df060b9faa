//go:build ignore

package main

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

type Row struct {
	Medium  string  `csv:"medium" unit:"-"`
	Batch   int     `csv:"batch"`
	TTFT    float64 `csv:"ttft_ms" unit:"ms"`
	OK      bool    `csv:"ok"`
	Skipped string
	private int
}

type Level uint8

type Inner struct {
	Levels []Level
	By     map[string]*Row
	Fn     func(int) error
	Any    any
}

type Outer struct {
	Inner
	*Row
	Pair [2]Inner
}

func unmarshal[T any](head, line string) (t T, err error) {
	cells := strings.Split(line, ",")
	v := reflect.ValueOf(&t).Elem()
	byName := map[string]reflect.Value{}
	for i := range v.NumField() {
		if tag, ok := v.Type().Field(i).Tag.Lookup("csv"); ok {
			byName[tag] = v.Field(i)
		}
	}
	for i, h := range strings.Split(head, ",") {
		f, ok := byName[h]
		if !ok {
			return t, fmt.Errorf("no field for %q", h)
		}
		switch f.Kind() {
		case reflect.String:
			f.SetString(cells[i])
		case reflect.Int:
			n, err := strconv.Atoi(cells[i])
			if err != nil {
				return t, fmt.Errorf("column %s: %w", h, err)
			}
			f.SetInt(int64(n))
		case reflect.Float64:
			x, _ := strconv.ParseFloat(cells[i], 64)
			f.SetFloat(x)
		case reflect.Bool:
			f.SetBool(cells[i] == "yes")
		}
	}
	return t, nil
}

func describe(v reflect.Value, depth int) {
	pad := strings.Repeat(" ", depth)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			fmt.Printf("%s%s %s exported=%t embedded=%t\n", pad, f.Name, v.Field(i).Kind(), f.IsExported(), f.Anonymous)
			if depth < 2 {
				describe(v.Field(i), depth+1)
			}
		}
	case reflect.Slice, reflect.Array:
		fmt.Println(pad+"len", v.Len(), v.Type().Elem().Kind())
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			fmt.Println(pad + "nil")
			return
		}
		describe(v.Elem(), depth+1)
	}
}

func sumOf(vs ...any) (total float64) {
	for _, x := range vs {
		switch v := reflect.ValueOf(x); {
		case v.CanInt():
			total += float64(v.Int())
		case v.CanUint():
			total += float64(v.Uint())
		case v.CanFloat():
			total += v.Float()
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				total += sumOf(v.Index(i).Interface())
			}
		case v.Kind() == reflect.Map:
			for it := v.MapRange(); it.Next(); {
				total += sumOf(it.Value().Interface())
			}
		}
	}
	return
}

func main() {
	head := "batch,medium,ok,ttft_ms"
	for _, line := range []string{"8,HBM,yes,12.5", "x,CPU,no,1", "16,Local Disk,no,90"} {
		r, err := unmarshal[Row](head, line)
		fmt.Printf("%+v %v\n", r, err)
	}
	_, err := unmarshal[Row]("nope", "1")
	fmt.Println(err)
	describe(reflect.ValueOf(Outer{Row: &Row{}, Inner: Inner{Levels: []Level{1}}}), 0)
	fmt.Println(sumOf(1, int8(2), Level(3), 4.5, []float64{1, 2}, map[string]uint{"a": 10, "b": 20}, "ignored", [][]int{{1}, {2, 3}}))
	a := Inner{Levels: []Level{1, 2}, By: map[string]*Row{"k": {Batch: 1}}, Any: []any{1, "x"}}
	b := Inner{Levels: []Level{1, 2}, By: map[string]*Row{"k": {Batch: 1}}, Any: []any{1, "x"}}
	fmt.Println(reflect.DeepEqual(a, b), reflect.DeepEqual([]int(nil), []int{}), reflect.DeepEqual(map[int][]string{1: {"a"}}, map[int][]string{1: {"a"}}), reflect.DeepEqual(errors.New("x"), errors.New("x")))
	b.By["k"].private = 1
	fmt.Println(reflect.DeepEqual(a, b), reflect.DeepEqual(Level(1), uint8(1)), reflect.ValueOf(a).IsZero(), reflect.ValueOf(Inner{}).IsZero())
	for _, v := range []any{1, Level(1), "s", []Level{}, map[string]Row{}, &a, struct{}{}, func() {}, errors.New, [3]bool{}, make(chan int)} {
		fmt.Print(reflect.TypeOf(v).Kind(), " ")
	}
	fmt.Println(reflect.TypeOf(nil) == nil)
	swap := reflect.Swapper([]string{"a"})
	swap(0, 0)
	xs := []int{1, 2, 3}
	reflect.Swapper(xs)(0, 2)
	f := reflect.ValueOf(strings.Repeat)
	fmt.Println(xs, f.Call([]reflect.Value{reflect.ValueOf("ab"), reflect.ValueOf(2)})[0], f.Type().NumIn(), reflect.Zero(reflect.TypeOf(1.5)))
}
