package engine

import (
	"io"
	"testing"

	"kvsh/kernel"
)

// answers are the lines that a user types.
type answers []string

func (a *answers) Ask(string, bool) (string, error) {
	if len(*a) == 0 {
		return "", io.EOF
	}
	text := (*a)[0]
	*a = (*a)[1:]
	return text, nil
}

func TestStandardInputAsksTheFrontEnd(t *testing.T) {
	user := &answers{"7 GDS", "first line", "second line", "direct"}
	s, err := NewSession(Options{Stdout: discard{}, Stderr: discard{}, Input: user})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, tt := range []struct{ src, want string }{
		{"var n int\nvar medium string\nfmt.Scanln(&n, &medium)\nfmt.Println(n+1, medium)", "8 GDS\n"},
		{"in := bufio.NewScanner(os.Stdin)\nfor range 2 {\n\tin.Scan()\n\tfmt.Println(in.Text())\n}", "first line\nsecond line\n"},
		{"b := make([]byte, 100)\nk, err := os.Stdin.Read(b)\nfmt.Printf(\"%q %v\\n\", b[:k], err)", "\"direct\\n\" <nil>\n"},
		{"rest, err := io.ReadAll(os.Stdin)\nfmt.Println(len(rest), err)", "0 <nil>\n"},
	} {
		out := &transcript{}
		if err := s.Run(t.Context(), kernel.Cell{Name: "cell", Source: tt.src}, out); err != nil {
			t.Fatal(err)
		}
		if got := out.take(); got != tt.want {
			t.Errorf("%s gives %q, want %q", tt.src, got, tt.want)
		}
	}
}
