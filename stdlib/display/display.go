package display

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"strings"
	"sync"
)

// PlainText is the media type that every bundle has.
const PlainText = "text/plain"

// ANSIText is the media type of text with the escape sequences of a terminal,
// for colours and weights. It says what the plain text says.
const ANSIText = "text/x-ansi"

// Metadata is the one key of a bundle that is no media type. It holds what front ends
// should know of the forms beside it, by their media types: a map[string]map[string]any,
// such as the "width" and "height" of "image/png" in CSS pixels. No reader sees it.
const Metadata = "metadata"

// Shower is a value with a rich form. MIMEBundle maps media types to
// renderings: text types hold a string, binary ones a []byte, JSON types a
// value that encoding/json can write.
type Shower interface {
	MIMEBundle() map[string]any
}

// Sink takes bundles to where the reader is.
type Sink interface {
	Display(bundle map[string]any) error
}

// current is the sink of this process. A kernel replaces it once, before any
// program runs.
var current = struct {
	sync.Mutex
	sink   Sink
	onFail func(error)
}{sink: TextSink{}, onFail: exit}

// SetSink makes s the sink that Show uses and returns a function that puts the
// former one back.
func SetSink(s Sink) (restore func()) {
	current.Lock()
	defer current.Unlock()
	former := current.sink
	current.sink = s
	return func() {
		current.Lock()
		defer current.Unlock()
		current.sink = former
	}
}

// ToText reports whether the current sink prints the plain form alone, so that
// the others need not be made.
func ToText() bool {
	_, text := sink().(TextSink)
	return text
}

func sink() Sink {
	current.Lock()
	defer current.Unlock()
	return current.sink
}

// Show hands the bundle of v to the current sink. A value that carries an error,
// as a failed data frame does, and a sink that can't take the bundle, a closed
// pipe for example, end the program as [Fail] does.
func Show(v any) {
	failedAlready(v)
	if err := sink().Display(Bundle(v)); err != nil {
		Fail(fmt.Errorf("show %T: %w", v, err))
	}
}

// failedAlready ends the program if v carries an error.
func failedAlready(v any) {
	if failed, ok := v.(interface{ Err() error }); ok {
		Fail(failed.Err())
	}
}

// Bundle is the MIME bundle of any value: its own if it is a [Shower], else
// just its plain text (errors and Stringers by their text, other values as fmt
// prints them).
func Bundle(v any) map[string]any {
	switch v := v.(type) {
	case Shower:
		return v.MIMEBundle()
	case map[string]any:
		if _, ok := v[PlainText]; ok {
			return v
		}
	case string:
		return map[string]any{PlainText: v}
	}
	return map[string]any{PlainText: fmt.Sprint(v)}
}

// Split takes the metadata out of a bundle. Without them forms is the bundle itself.
func Split(bundle map[string]any) (forms map[string]any, metadata map[string]map[string]any) {
	metadata, ok := bundle[Metadata].(map[string]map[string]any)
	if !ok {
		return bundle, nil
	}
	forms = maps.Clone(bundle)
	delete(forms, Metadata)
	return forms, metadata
}

// TextSink prints the plain form of each bundle, ended by one newline. With a
// nil W it prints on standard output.
type TextSink struct{ W io.Writer }

// Display prints the plain text of the bundle, or its JSON if it has none.
func (s TextSink) Display(bundle map[string]any) error {
	w := s.W
	if w == nil {
		w = os.Stdout
	}
	text, ok := bundle[PlainText].(string)
	if !ok {
		forms, _ := Split(bundle)
		b, err := json.Marshal(forms)
		if err != nil {
			return err
		}
		text = string(b)
	}
	_, err := io.WriteString(w, strings.TrimSuffix(text, "\n")+"\n")
	return err
}
