package engine

import (
	"fmt"
	"os"
	"testing"

	"kvsh/kernel"
)

func TestOutputOfCompiledCodeIsCapturedInOrder(t *testing.T) {
	s, err := NewSession(Options{Capture: true})
	if err != nil {
		t.Fatal(err)
	}
	out := &transcript{}
	const src = "fmt.Println(1)\nos.Stdout.WriteString(\"2\\n\")\nw := bufio.NewWriter(os.Stdout)\nfmt.Fprintln(w, 3)\nw.Flush()\nkv.Show(4)\nfmt.Println(5)\n6"
	runErr := s.Run(t.Context(), kernel.Cell{Name: "cell", Source: src}, out)
	fmt.Fprintln(os.Stdout, "from compiled code") // to descriptor 1
	s.drain()
	errorsErr := s.Run(t.Context(), kernel.Cell{Name: "cell", Source: "log.SetFlags(0)\nprintln(1)\nlog.Print(2)\nfmt.Fprintln(os.Stderr, 3)"}, out)
	s.Close()
	if runErr != nil || errorsErr != nil {
		t.Fatal(runErr, errorsErr)
	}
	want := "1\n2\n3\n4\n5\n= 6\nfrom compiled code\n[stderr] 1\n"
	if got := out.take(); len(got) < len(want) || got[:len(want)] != want {
		t.Errorf("%q, want %q first", got, want)
	}
	fmt.Println("") // goes where it went before
}
