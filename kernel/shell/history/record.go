package history

import (
	"bytes"
	"encoding/json"
	"iter"
	"math"
	"time"
)

// A record is a line of the file.
type record struct {
	Time    time.Time `json:"time"`
	Session string    `json:"session"`

	PID     int     `json:"pid,omitzero"`
	Start   uint64  `json:"start,omitzero"` // of the process, see started
	N       int     `json:"n,omitzero"`
	Dir     string  `json:"dir,omitzero"`
	Source  string  `json:"source,omitzero"`
	OK      *bool   `json:"ok,omitzero"`
	TookMS  float64 `json:"took_ms,omitzero"`
	Ended   bool    `json:"ended,omitzero"`
	Resumed bool    `json:"resumed,omitzero"`
}

// line is the record as it is written, with its newline.
func (r record) line() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // so that code can be read in the file
	err := e.Encode(r)
	return b.Bytes(), err
}

// records goes through the records of a text, each with its line. Lines that are broken
// or of no session are passed over.
func records(text []byte) iter.Seq2[[]byte, record] {
	return func(yield func([]byte, record) bool) {
		q := newQuick()
		for len(text) > 0 {
			var line []byte
			line, text, _ = bytes.Cut(text, []byte("\n"))
			r, ok := q.record(line)
			if !ok {
				r = record{}
				ok = json.Unmarshal(line, &r) == nil
			}
			if ok && r.Session != "" && !yield(line, r) {
				return
			}
		}
	}
}

// milliseconds has three digits behind the point at most.
func milliseconds(d time.Duration) float64 {
	return float64(d.Round(time.Microsecond).Microseconds()) / 1000
}

func duration(ms float64) time.Duration {
	ns := math.Round(ms * float64(time.Millisecond))
	if ns >= 0 && ns < math.MaxInt64 {
		return time.Duration(ns)
	}
	return 0
}
