package vegalite

import (
	"encoding/json"
	"fmt"
	"image/color"
	"math"
	"strconv"
)

// obj is a JSON object. Its keys are written in their order.
type obj map[string]any

// num is a number of ten significant digits: a fraction of a pixel, however far one
// zooms.
type num float64

func (n num) String() string { return strconv.FormatFloat(float64(n), 'g', 10, 64) }

// MarshalJSON writes the number as expressions have it too.
func (n num) MarshalJSON() ([]byte, error) {
	if !finite(float64(n)) {
		return nil, fmt.Errorf("%v is no JSON number", float64(n))
	}
	return []byte(n.String()), nil
}

func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// paint is a colour as CSS has it.
func paint(c color.NRGBA) string {
	if c.A == 255 {
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
	return fmt.Sprintf("rgba(%d,%d,%d,%.3g)", c.R, c.G, c.B, float64(c.A)/255)
}

// faded is a colour with a share of its opacity.
func faded(c color.NRGBA, share float64) color.NRGBA {
	c.A = uint8(float64(c.A)*share + 0.5)
	return c
}

// literal writes a value as an expression has it.
func literal(v any) string {
	b, err := json.Marshal(v)
	if err != nil { // texts and finite numbers
		panic(err)
	}
	return string(b)
}

// pixels turns points, 1/72 inch, into pixels, 1/96 inch.
func pixels(points float64) float64 { return points * 96 / 72 }

// px is a length in pixels as the specification has it, 0 if it is none.
func px(v float64) num {
	if !finite(v * 100) {
		return 0
	}
	return num(math.Round(v*100) / 100)
}

// datasets are the numbers of a specification. Layers of the same numbers share them.
type datasets struct {
	names map[string]string // by what they hold
	rows  obj               // by their names
}

// add keeps rows and returns the reference to them.
func (d *datasets) add(rows []obj) obj {
	text := literal(rows)
	name, ok := d.names[text]
	if !ok {
		name = "data" + strconv.Itoa(len(d.names)+1)
		d.names[text] = name
		d.rows[name] = json.RawMessage(text)
	}
	return obj{"name": name}
}
