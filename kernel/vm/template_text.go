package vm

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"text/template/parse"
	"unsafe"
)

// isTexter reports whether a value has a method String or Error.
func (v templateValue) isTexter() bool { return v.hasText("String") || v.hasText("Error") }

func (v templateValue) hasText(name string) bool {
	if v.t.class == inter || v.t.T == nil || !v.m.isPrograms(v.t.T) {
		method, ok := v.t.R.MethodByName(name)
		in := 1
		if v.t.class == inter {
			in = 0
		}
		return ok && method.Type.NumIn() == in && method.Type.NumOut() == 1 && method.Type.Out(0) == reflect.TypeFor[string]()
	}
	return v.m.textMethod(v.t, name) != nil
}

// printable is the value that is best to print.
func (v templateValue) printable() (x any, ok bool) {
	if v.kind() == reflect.Pointer {
		v, _ = v.indirect()
	}
	if !v.isValid() {
		return "<no value>", true
	}
	if !v.isTexter() {
		if v.addressable && v.pointer().isTexter() {
			return v.pointer().any(), true
		}
		if v.kind() == reflect.Chan || v.kind() == reflect.Func {
			return nil, false
		}
	}
	return v.any(), true
}

// print writes the value of an action.
func (s *templateState) print(n parse.Node, v templateValue) {
	s.node = n
	x, ok := v.printable()
	if !ok {
		s.fail("can't print %s of type %s", n, s.m.typeName(v.t))
	}
	if _, err := fmt.Fprint(s.wr, s.fr.present(x, false)); err != nil {
		panic(templateFailure{err})
	}
}

// shown is a value in an error.
func (s *templateState) shown(v templateValue) string { return s.shownBy("%v", v) }

func (s *templateState) shownBy(format string, v templateValue) string {
	if !v.isValid() {
		return "<invalid reflect.Value>"
	}
	return fmt.Sprintf(format, s.fr.present(v.contents(), false))
}

func printingBuiltin(f func(...any) string) templateBuiltin {
	return templateBuiltin{0, -1, func(s *templateState, args []templateValue) (templateValue, error) {
		return s.of(f(s.fr.presentAll(contents(args), false)...)), nil
	}}
}

func (s *templateState) printf(args []templateValue) (templateValue, error) {
	format, list := s.fr.presentFormat(args[0].plain().String(), contents(args[1:]), false)
	return s.of(fmt.Sprintf(format, list...)), nil
}

func contents(args []templateValue) []any {
	var out []any
	for _, v := range args {
		out = append(out, v.contents())
	}
	return out
}

// escapingBuiltin escapes the text of its arguments.
func escapingBuiltin(f func(string) string) templateBuiltin {
	return templateBuiltin{0, -1, func(s *templateState, args []templateValue) (templateValue, error) {
		var list []any
		for _, v := range args {
			x := v.contents()
			if printable, ok := s.of(x).printable(); ok {
				x = printable
			}
			list = append(list, x)
		}
		return s.of(f(fmt.Sprint(s.fr.presentAll(list, false)...))), nil
	}}
}

// isEscaper reports whether a function is one that package html/template adds to
// the templates.
func isEscaper(name string) bool {
	return strings.HasPrefix(name, "_html_template_") || name == "_eval_args_"
}

// escaper is an escaping function of package html/template, which does not see
// values of the program as they are: it gets their texts, or their JSON.
func (s *templateState) escaper(name string, c *callable) *callable {
	inner := *c
	inner.call = func(fr *frame, args []unsafe.Pointer) []unsafe.Pointer {
		list := *(*[]any)(args[0])
		if s.isPlain(list) {
			return c.call(fr, args)
		}
		if name == "_html_template_jsvalescaper" && len(list) == 1 {
			x, err := s.forScript(list[0])
			if err != nil {
				text := failedScript(err)
				return []unsafe.Pointer{unsafe.Pointer(&text)}
			}
			list = []any{x}
		} else {
			list = []any{s.forEscaper(list)}
		}
		return c.call(fr, []unsafe.Pointer{unsafe.Pointer(&list)})
	}
	return &inner
}

func (s *templateState) isPlain(list []any) bool {
	for _, x := range list {
		if !s.m.isCompiledValue(unwrap(x)) {
			return false
		}
	}
	return true
}

// forEscaper is the text of values.
func (s *templateState) forEscaper(list []any) string {
	var out []any
	for _, x := range list {
		if x == nil {
			continue
		}
		v := s.of(x)
		for v.kind() == reflect.Pointer && !v.isTexter() && !v.isNil() {
			v = v.elem()
		}
		out = append(out, v.contents())
	}
	return fmt.Sprint(s.fr.presentAll(out, false)...)
}

// forScript is what stands for a value in JavaScript.
func (s *templateState) forScript(x any) (any, error) {
	v := s.of(x)
	for v.kind() == reflect.Pointer && s.m.hook(v.t, marshalJSON) == nil && !v.isNil() {
		v = v.elem()
	}
	if v.isValid() && s.m.hook(v.t, marshalJSON) == nil && v.hasText("String") {
		return fmt.Sprint(s.fr.present(v.any(), false)), nil
	}
	b, err := s.fr.jsonMarshal(v.contents(), true)
	return json.RawMessage(b), err
}

var scriptTag = regexp.MustCompile("(?i)<(/?)script")

// failedScript says in a comment what failed, in a way that does not end it.
func failedScript(err error) string {
	text := scriptTag.ReplaceAllString(err.Error(), `\x3C${1}script`)
	text = strings.NewReplacer("*/", "* /", "<!--", `\x3C!--`).Replace(text)
	return " /* " + text + " */null "
}
