package engine

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"kvsh/kernel"
	"kvsh/stdlib/display"
)

// bundle is a value in the forms that it has: its own MIMEBundle, a picture as
// PNG, else its text: that of an error or a Stringer, or Go syntax.
func (s *Session) bundle(x any) kernel.Bundle {
	if b, ok := s.machine.Bundle(x); ok {
		if _, ok := b[display.PlainText]; !ok {
			b[display.PlainText] = s.machine.Syntax(x)
		}
		return b
	}
	switch x := x.(type) {
	case display.Shower:
		return x.MIMEBundle()
	case image.Image:
		var b bytes.Buffer
		if err := png.Encode(&b, x); err == nil {
			size := x.Bounds().Size()
			return kernel.Bundle{display.PlainText: fmt.Sprintf("image, %d × %d pixels", size.X, size.Y), "image/png": b.Bytes()}
		}
	}
	return kernel.Bundle{display.PlainText: s.machine.Syntax(x)}
}
