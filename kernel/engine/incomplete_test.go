package engine

import "testing"

func TestWhetherACellIsComplete(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      Status
		indent    string
	}{
		{"nothing", "", Complete, ""},
		{"an expression", "1 + 1", Complete, ""},
		{"a comment", "// x", Complete, ""},
		{"an increment", "x++", Complete, ""},
		{"an open block", "for i := range 3 {", Incomplete, "\t"},
		{"an open block in another", "func f() {\n\tif true {\n", Incomplete, "\t\t"},
		{"a block with a closed one", "func f() {\n\tif true {\n\t}\n", Incomplete, "\t"},
		{"an open call", "fmt.Println(1,", Incomplete, "\t"},
		{"an open raw string", "x := `a\nb", Incomplete, ""},
		{"an open comment", "/* a\n", Incomplete, ""},
		{"an operator at the end", "x := 1 +", Incomplete, "\t"},
		{"a dot at the end", "strings.", Incomplete, "\t"},
		{"a comma at the end", "x, y = 1,", Incomplete, "\t"},
		{"a closed block", "func f() int { return 1 }", Complete, ""},
		{"a bracket too many", "f())", Invalid, ""},
		{"what no line mends", "x := := 1", Invalid, ""},
		{"a string over the end of a line", "x := \"a\n", Invalid, ""},
		{"brackets in strings and comments", "x := \"({\" // [", Complete, ""},
		{"imports and statements", "import \"fmt\"\nfmt.Println(1)", Complete, ""},
	} {
		if got, indent := IsComplete(tt.src); got != tt.want || indent != tt.indent {
			t.Errorf("%s: %s with %q, want %s with %q", tt.name, got, indent, tt.want, tt.indent)
		}
	}
}

func FuzzIsComplete(f *testing.F) {
	for _, src := range []string{"for {", "x := `", "/*", "a +", ")", "func f(", "日本"} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if status, indent := IsComplete(src); status != Incomplete && indent != "" {
			t.Errorf("%s with an indent", status)
		}
	})
}
