package display

import (
	"errors"
	"strings"
	"testing"
)

type picture struct{}

func (picture) MIMEBundle() map[string]any {
	return map[string]any{PlainText: "a picture\n", "image/png": []byte{1}}
}

type failedValue struct{ err error }

func (f failedValue) Err() error { return f.err }

func TestBundle(t *testing.T) {
	for _, tt := range []struct {
		name string
		v    any
		want string
	}{
		{"a value with a bundle", picture{}, "a picture\n"},
		{"a bundle", map[string]any{PlainText: "ready"}, "ready"},
		{"a map that is none", map[string]any{"a": 1}, "map[a:1]"},
		{"a text", "text", "text"},
		{"an error", errors.New("boom"), "boom"},
		{"a number", 1.5, "1.5"},
		{"nothing", nil, "<nil>"},
	} {
		if got := Bundle(tt.v)[PlainText]; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestShowWritesToTheSink(t *testing.T) {
	var out strings.Builder
	restore := SetSink(TextSink{&out})
	Show(picture{})
	Show("text")
	restore()
	if out.String() != "a picture\ntext\n" {
		t.Errorf("shown: %q", out.String())
	}
}

// failure returns what a function fails with.
func failure(t *testing.T, f func()) (err error) {
	t.Helper()
	defer OnFail(func(err error) { panic(&Failure{err}) })()
	defer func() {
		if failed, ok := recover().(*Failure); ok {
			err = failed.Err
		}
	}()
	f()
	return nil
}

type brokenSink struct{}

func (brokenSink) Display(map[string]any) error { return errors.New("closed pipe") }

func TestFail(t *testing.T) {
	boom := errors.New("boom")
	if err := failure(t, func() { Fail(boom) }); err != boom {
		t.Errorf("Fail gives %v", err)
	}
	if err := failure(t, func() { Fail(nil) }); err != nil {
		t.Errorf("no error gives %v", err)
	}
	if err := failure(t, func() { Show(failedValue{boom}) }); err != boom {
		t.Errorf("showing a failed value gives %v", err)
	}
	defer SetSink(brokenSink{})()
	if err := failure(t, func() { Show("x") }); err == nil || !strings.Contains(err.Error(), "closed pipe") {
		t.Errorf("a broken sink gives %v", err)
	}
	if !errors.Is(&Failure{boom}, boom) {
		t.Error("a failure hides its error")
	}
}

func TestMetadataAreNoForm(t *testing.T) {
	size := map[string]map[string]any{"image/png": {"width": 640}}
	bundle := map[string]any{"image/png": []byte{1}, Metadata: size}
	forms, metadata := Split(bundle)
	if len(forms) != 1 || len(metadata) != 1 || metadata["image/png"]["width"] != 640 {
		t.Errorf("forms %v, metadata %v", forms, metadata)
	}
	if len(bundle) != 2 {
		t.Errorf("the bundle has become %v", bundle)
	}
	var out strings.Builder
	if err := (TextSink{&out}).Display(bundle); err != nil || out.String() != "{\"image/png\":\"AQ==\"}\n" {
		t.Errorf("as text %q, %v", out.String(), err)
	}
	forms, metadata = Split(map[string]any{PlainText: "a"})
	if len(forms) != 1 || metadata != nil {
		t.Errorf("without metadata: forms %v, metadata %v", forms, metadata)
	}
}
