package vm

import (
	"errors"
	htmltemplate "html/template"
	"io"
	"reflect"
	"sync"
	"text/template"
	"text/template/parse"
	"unsafe"
)

func init() {
	define(map[string]intrinsic{
		"(*text/template.Template).Execute": plain(func(fr *frame, a, r []unsafe.Pointer) {
			t, wr, data := *(**template.Template)(a[0]), *(*io.Writer)(a[1]), unwrap(*(*any)(a[2]))
			*(*error)(r[0]) = fr.executeTemplate(t, wr, data)
		}),
		"(*text/template.Template).ExecuteTemplate": plain(func(fr *frame, a, r []unsafe.Pointer) {
			t, wr, name, data := *(**template.Template)(a[0]), *(*io.Writer)(a[1]), *(*string)(a[2]), unwrap(*(*any)(a[3]))
			if named := t.Lookup(name); named != nil {
				*(*error)(r[0]) = fr.executeTemplate(named, wr, data)
			} else {
				*(*error)(r[0]) = t.ExecuteTemplate(wr, name, nil) // fails
			}
		}),
		"(*html/template.Template).Execute": plain(func(fr *frame, a, r []unsafe.Pointer) {
			t, wr, data := *(**htmltemplate.Template)(a[0]), *(*io.Writer)(a[1]), unwrap(*(*any)(a[2]))
			*(*error)(r[0]) = fr.executeHTML(t, t.Execute, wr, data)
		}),
		"(*html/template.Template).ExecuteTemplate": plain(func(fr *frame, a, r []unsafe.Pointer) {
			t, wr, name, data := *(**htmltemplate.Template)(a[0]), *(*io.Writer)(a[1]), *(*string)(a[2]), unwrap(*(*any)(a[3]))
			execute := func(wr io.Writer, data any) error { return t.ExecuteTemplate(wr, name, data) }
			*(*error)(r[0]) = fr.executeHTML(t.Lookup(name), execute, wr, data)
		}),
	})
}

// executeHTML executes a template of package html/template, which has its own
// way of execution that rewrites it first.
func (fr *frame) executeHTML(t *htmltemplate.Template, execute func(io.Writer, any) error, wr io.Writer, data any) error {
	if err := escape(t, execute); err != nil {
		return err
	}
	return fr.executeTemplate(textOf(t), wr, data)
}

// textOf is the template of package text/template inside one of html/template.
func textOf(t *htmltemplate.Template) *template.Template {
	field := reflect.ValueOf(t).Elem().FieldByName("text")
	return *(**template.Template)(unsafe.Pointer(field.UnsafeAddr()))
}

// escaping guards templates while they are being rewritten.
var escaping sync.Mutex

// errEscaped stops an execution before it does anything.
var errEscaped = errors.New("escaped")

type stoppingWriter struct{}

func (stoppingWriter) Write([]byte) (int, error) { return 0, errEscaped }

// escape has a template rewritten, by an execution that stops at the first text,
// which is put there for this.
func escape(t *htmltemplate.Template, execute func(io.Writer, any) error) error {
	escaping.Lock()
	defer escaping.Unlock()
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		return execute(stoppingWriter{}, nil)
	}
	if state := reflect.ValueOf(t).Elem().FieldByName("escapeErr"); !state.IsNil() {
		err := *(*error)(unsafe.Pointer(state.UnsafeAddr()))
		if err.Error() == "template escaped correctly" {
			return nil
		}
		return err
	}
	list := t.Tree.Root
	list.Nodes = append([]parse.Node{&parse.TextNode{NodeType: parse.NodeText}}, list.Nodes...)
	err := execute(stoppingWriter{}, nil)
	list.Nodes = list.Nodes[1:]
	if errors.Is(err, errEscaped) {
		return nil
	}
	return err
}
