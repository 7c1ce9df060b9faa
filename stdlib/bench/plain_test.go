package bench

import (
	"os"
	"strings"
	"testing"
)

func TestThrow(t *testing.T) {}

func BenchmarkPlainArray(b *testing.B) {
	for name, array := range map[string]string{
		"numbers": "[" + strings.Repeat("0.03563210500578862, ", 5000) + "1]",
		"lists":   "[" + strings.Repeat("["+strings.Repeat("0.03563210500578862, ", 19)+"0.5], ", 500) + "[]]",
		"texts":   "[" + strings.Repeat(`"Some words of an answer,\nwith \"quotes\" and the like.", `, 500) + `""]`,
		"escapes": "[" + strings.Repeat(`"\u0e32\u0e32\u0e32\u0e32\u0e32", `, 500) + `""]`,
	} {
		b.Run(name, func(b *testing.B) {
			text := []byte(array)
			b.SetBytes(int64(len(array)))
			for b.Loop() {
				if end, _ := plainArray(text, 0); end != len(array) {
					b.Fatal(end)
				}
			}
		})
	}
}
var _ = os.Args
