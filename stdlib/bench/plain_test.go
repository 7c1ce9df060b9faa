package bench

import (
	"strings"
	"testing"
)

func BenchmarkPlainArray(b *testing.B) {
	for _, bb := range []struct{ name, array string }{
		{"numbers", "[" + strings.Repeat("0.03563210500578862, ", 5000) + "1]"},
		{"lists", "[" + strings.Repeat("["+strings.Repeat("0.03563210500578862, ", 19)+"0.5], ", 500) + "[]]"},
		{"texts", "[" + strings.Repeat(`"Some words of an answer,\nwith \"quotes\" and the like.", `, 500) + `""]`},
		{"escapes", "[" + strings.Repeat(`"\u0e32\u0e32\u0e32\u0e32\u0e32", `, 500) + `""]`},
	} {
		b.Run(bb.name, func(b *testing.B) {
			text := []byte(bb.array)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if end, _ := plainArray(text, 0); end != len(text) {
					b.Fatalf("not plain")
				}
			}
		})
	}
}
