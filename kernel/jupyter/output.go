package jupyter

import (
	"encoding/json"
	"maps"
	"sync"
	"time"
	"unicode/utf8"

	contract "kvsh/kernel"
	"kvsh/stdlib/display"
)

// Text is gathered until there is so much of it, or it has waited so long.
const (
	gather     = 64 << 10
	gatherTime = 100 * time.Millisecond
)

// output sends what a cell gives to the front end, in order.
type output struct {
	kernel *kernel
	parent json.RawMessage
	silent bool
	count  int

	mu     sync.Mutex
	stream string // that the text is of
	text   []byte
	timer  *time.Timer
}

func newOutput(k *kernel, parent json.RawMessage, silent bool) *output {
	return &output{kernel: k, parent: parent, silent: silent}
}

// Stream gathers text.
func (o *output) Stream(name string, text []byte) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.silent {
		return
	}
	if o.stream != name {
		o.send(true)
		o.stream = name
	}
	o.text = append(o.text, text...)
	if len(o.text) >= gather {
		o.send(false)
	}
	if len(o.text) > 0 && o.timer == nil {
		o.timer = time.AfterFunc(gatherTime, func() {
			o.mu.Lock()
			defer o.mu.Unlock()
			o.timer = nil
			o.send(false)
		})
	}
}

// send sends the text that has been gathered. A character whose end is still to
// come waits for it, unless all is to go. The lock is held.
func (o *output) send(all bool) {
	text := o.text
	if !all {
		text = text[:len(text)-unfinished(text)]
	}
	if len(text) == 0 {
		return
	}
	o.kernel.publish("stream", o.parent, map[string]string{"name": o.stream, "text": validText(text)})
	o.text = append(o.text[:0], o.text[len(text):]...)
}

// unfinished is the number of bytes at the end of a text that begin a character
// and do not end it.
func unfinished(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if c := text[len(text)-n]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(text[len(text)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}

// validText is text whose bytes that are no UTF-8 are marked.
func validText(text []byte) string {
	if utf8.Valid(text) {
		return string(text)
	}
	return string([]rune(string(text)))
}

// flush sends the text that has been gathered.
func (o *output) flush() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.timer != nil {
		o.timer.Stop()
		o.timer = nil
	}
	o.send(true)
}

// displayed is the content of display_data, execute_result and their like.
type displayed struct {
	Data      map[string]any            `json:"data"`
	Metadata  map[string]map[string]any `json:"metadata"` // of the data, by their media types
	Count     int                       `json:"execution_count,omitempty"`
	Transient map[string]any            `json:"transient,omitempty"`
}

func contentOf(b contract.Bundle, id string) displayed {
	d := displayed{Transient: map[string]any{}}
	d.Data, d.Metadata = mimeData(b)
	if id != "" {
		d.Transient["display_id"] = id
	}
	return d
}

// mimeData is a bundle as a message has it. Bytes become base64 by encoding/json.
func mimeData(b contract.Bundle) (data map[string]any, metadata map[string]map[string]any) {
	forms, metadata := display.Split(b)
	if metadata == nil {
		metadata = map[string]map[string]any{}
	}
	if _, ok := forms[display.PlainText]; ok {
		return forms, metadata
	}
	data = map[string]any{display.PlainText: ""}
	maps.Copy(data, forms)
	return data, metadata
}

func (o *output) publish(kind string, content any) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.silent {
		return
	}
	o.send(true)
	o.kernel.publish(kind, o.parent, content)
}

// Display shows a value.
func (o *output) Display(b contract.Bundle, id string) {
	o.publish("display_data", contentOf(b, id))
}

// Update changes what was shown under an id.
func (o *output) Update(b contract.Bundle, id string) {
	o.publish("update_display_data", contentOf(b, id))
}

// Clear takes away what the cell gave before.
func (o *output) Clear(wait bool) { o.publish("clear_output", map[string]bool{"wait": wait}) }

// Result shows the value of the cell's last expression.
func (o *output) Result(b contract.Bundle) {
	d := contentOf(b, "")
	d.Count = o.count
	o.publish("execute_result", d)
}
