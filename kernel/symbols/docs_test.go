package symbols

import (
	"strings"
	"sync"
	"testing"
)

func TestDoc(t *testing.T) {
	for _, tt := range []struct{ path, name, start string }{
		{"fmt", "", "Package fmt implements formatted I/O"},
		{"fmt", "Println", "Println formats using the default formats for its operands and writes to standard output."},
		{"bytes", "Buffer", "A Buffer is a variable-sized buffer"},
		{"bytes", "Buffer.WriteString", "WriteString appends the contents of s to the buffer"},
		{"bytes", "NewBuffer", "NewBuffer creates"},
		{"io", "EOF", "EOF is the error"},
		{"io", "Reader", "Reader is the interface"},
		{"net/http", "Handler", "A Handler responds"},
		{"net/http", "Server.Addr", "Addr optionally specifies the TCP address"},
		{"net/http", "StatusTeapot", "RFC 9110"},
		{"time", "Hour", "Common durations."},
		{"net", "Conn.Close", "Close closes the connection."},
		{"slices", "Contains", "Contains reports"},
		{"iter", "Seq", "Seq is an iterator"},
		{"math/rand/v2", "IntN", "IntN returns"},
		{"gonum.org/v1/plot", "New", "New returns"},
		{"gonum.org/v1/gonum/mat", "Dense", "Dense is"},
		{"github.com/go-gota/gota/dataframe", "DataFrame", "DataFrame is"},
		{"kvsh/stdlib/nearest", "Names", "Names returns the names nearest"},
		{"builtin", "append", "The append built-in function"},
		{"unsafe", "Pointer", "Pointer represents"},
	} {
		if got := Doc(tt.path, tt.name); !strings.HasPrefix(got, tt.start) {
			t.Errorf("%s.%s: %.80q", tt.path, tt.name, got)
		}
	}
	for _, none := range [][2]string{
		{"fmt", "NoSuch"}, {"fmt", "newPrinter"}, {"no/such", "X"}, {"gonum.org/v1", ""}, {"", ""}, {"net/http", "Server.inShutdown"}, {"internal/abi", ""},
	} {
		if got := Doc(none[0], none[1]); got != "" {
			t.Errorf("%q: %q", none, got)
		}
	}
}

func TestEveryPackageHasADoc(t *testing.T) {
	for _, path := range ImportPaths() {
		if Doc(path, "") == "" && !strings.HasPrefix(path, "github.com/") {
			t.Errorf("%s has no doc comment", path)
		}
	}
}

func TestDocsAreReadByManyAtOnce(t *testing.T) {
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, path := range []string{"go/ast", "go/token", "go/types"} {
				if Doc(path, "") == "" {
					t.Errorf("%s has no doc comment", path)
				}
			}
		})
	}
	all.Wait()
}
