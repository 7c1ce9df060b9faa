package highlight

import (
	"slices"
	"strings"
	"testing"
)

// marked lists spans as Class:text.
func marked(src string, spans []Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.Class.String()+":"+src[s.From:s.To])
	}
	return out
}

func isPackage(name string) bool { return name == "fmt" || name == "strings" || name == "time" }

func TestSpans(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []string
	}{
		{"nothing", "", nil},
		{"names and blanks are plain", "x, y\n", nil},
		{"a statement", "x := 1 + 2.5", []string{"Operator::=", "Number:1", "Operator:+", "Number:2.5"}},
		{"a function's declaration", "func f(x int) error", []string{
			"Keyword:func", "Function:f", "Bracket:(", "Type:int", "Bracket:)", "Type:error",
		}},
		{"a function's name before its parameters are typed", "func f", []string{"Keyword:func", "Function:f"}},
		{"a method has the name of a builtin", "func (t T) close(", []string{
			"Keyword:func", "Bracket:(", "Bracket:)", "Function:close", "Bracket:(",
		}},
		{"a type's declaration", "type Pair struct", []string{"Keyword:type", "Type:Pair", "Keyword:struct"}},
		{"a builtin that is called", "len(x)", []string{"Builtin:len", "Bracket:(", "Bracket:)"}},
		{"a variable with the name of a builtin", "max := min", []string{"Operator::="}},
		{"a method with the name of a builtin", "x.len()", []string{"Function:len", "Bracket:(", "Bracket:)"}},
		{"a field with the name of a type", "x.string", nil},
		{"a conversion", "string(b)", []string{"Type:string", "Bracket:(", "Bracket:)"}},
		{"constants", "true == nil", []string{"Constant:true", "Operator:==", "Constant:nil"}},
		{"a function of a package", "fmt.Println(x)", []string{"Package:fmt", "Function:Println", "Bracket:(", "Bracket:)"}},
		{"a package's type as a result", "func f() time.Duration", []string{
			"Keyword:func", "Function:f", "Bracket:(", "Bracket:)", "Package:time",
		}},
		{"a package before a dot on the next line", "strings.\n\tRepeat(", []string{"Package:strings", "Function:Repeat", "Bracket:("}},
		{"a field with the name of a package", "x.time.y", nil},
		{"a package's name without a dot", "fmt", nil},
		{"a name before a dot that is no package", "x.y", nil},
		{"a call of an instance", "F[int](x)", []string{
			"Function:F", "Bracket:[", "Type:int", "Bracket:]", "Bracket:(", "Bracket:)",
		}},
		{"an element is not called", "x[i] + (y)", []string{"Bracket:[", "Bracket:]", "Operator:+", "Bracket:(", "Bracket:)"}},
		{"a comment before the parenthesis", "f /* x */ (", []string{"Function:f", "Comment:/* x */", "Bracket:("}},
		{"a name at the end of the line before is not called", "x\n(y)", []string{"Bracket:(", "Bracket:)"}},
		{"dots of a list", "f(x...)", []string{"Function:f", "Bracket:(", "Operator:...", "Bracket:)"}},

		{"a comment ends with its line", "x // a\r\ny", []string{"Comment:// a"}},
		{"a comment over lines with carriage returns", "/* a\r\nb */ 1", []string{"Comment:/* a\r\nb */", "Number:1"}},
		{"a comment that is open", "1 /* a\nb", []string{"Number:1", "Comment:/* a\nb"}},
		{"a comment that is hardly open", "/*/", []string{"Comment:/*/"}},
		{"a raw string over lines with carriage returns", "`a\r\nb` + 1", []string{"String:`a\r\nb`", "Operator:+", "Number:1"}},
		{"a raw string that is open", "f(`a\nb", []string{"Function:f", "Bracket:(", "String:`a\nb"}},
		{"a string with an escape", `"a\"b\u00e9"`, []string{`String:"a\"b\u00e9"`}},
		{"a string that is open is wrong at its quote", "x = \"a b\ny = 1", []string{"Operator:=", "Error:\"", "String:a b", "Operator:=", "Number:1"}},
		{"a quote alone", `f("`, []string{"Function:f", "Bracket:(", `Error:"`}},
		{"a string with an escaped quote at its end", `"a\"`, []string{`Error:"`, `String:a\"`}},
		{"a string that ends in an escape", `"a\`, []string{`Error:"`, `String:a\`}},
		{"an escape that is unknown", `"\d+\w"`, []string{`String:"`, `Error:\d`, "String:+", `Error:\w`, `String:"`}},
		{"an escape with a letter that is no digit", `"\x4g"`, []string{`String:"\x4`, "Error:g", `String:"`}},
		{"an escape before an escape that is unknown", `"\x\q"`, []string{`String:"\x`, `Error:\`, "Error:q", `String:"`}},
		{"an escape of half a letter", `"\ud800"`, []string{`String:"`, `Error:\u`, `String:d800"`}},
		{"a string with bytes that are no letters", "\"é\xff\"", []string{`String:"é`, "Error:\xff", `String:"`}},
		{"runes", `'a' '\n' '世'`, []string{"String:'a'", `String:'\n'`, "String:'世'"}},
		{"a rune that is open", "'a\n1", []string{"Error:'", "String:a", "Number:1"}},
		{"a rune of nothing and one of too much", "'' 'ab'", []string{"Error:''", "Error:'ab'"}},
		{"a rune too much that is no letter", "'0\xd8'", []string{"Error:'0\xd8'"}},
		{"numbers", "0x1p-2 1_000 2i", []string{"Number:0x1p-2", "Number:1_000", "Number:2i"}},
		{"numbers that are wrong", "0x 089 1__0 1e", []string{"Error:0x", "Error:089", "Error:1__0", "Error:1e"}},
		{"what is no token", "x # $é \xff", []string{"Error:#", "Error:$", "Error:\xff"}},
		{"quotes of a word processor", "“a”", []string{"Error:“", "Error:”"}},
		{"other scripts", "größe := 世界(1)", []string{"Operator::=", "Function:世界", "Bracket:(", "Number:1", "Bracket:)"}},
		{"brackets too many", ")]} x", []string{"Bracket:)", "Bracket:]", "Bracket:}"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := marked(tt.src, Spans(tt.src, isPackage)); !slices.Equal(got, tt.want) {
				t.Errorf("%q is\n%q\nwant\n%q", tt.src, got, tt.want)
			}
		})
	}
}

func TestSpansWithoutPackages(t *testing.T) {
	if got := marked("fmt.X", Spans("fmt.X", nil)); len(got) > 0 {
		t.Errorf("no package is known, but there is %q", got)
	}
}

func FuzzSpans(f *testing.F) {
	for _, src := range []string{
		"func f() {\n\treturn \"a\" + `b\r\n` /* c */\n}", "%time f(x)\n!ls \\\n -l\ny?\n", "\n%%time\n`", ":who\n?\n??%x\r\n!!z", "'\\", "\"\\x\\", "\xff\x00\"\xff\uFEFF\"\uFEFF", "F[a[b]](x.y.z)",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		boundary := map[int]bool{len(src): true}
		for i := range src {
			boundary[i] = true
		}
		last := 0
		for _, s := range Spans(src, func(name string) bool { return len(name) < 2 }) {
			if s.From < last || s.To <= s.From || s.To > len(src) {
				t.Fatalf("%+v comes after %d in %d bytes of %q", s, last, len(src), src)
			}
			if !boundary[s.From] || !boundary[s.To] {
				t.Fatalf("%+v cuts a letter of %q", s, src)
			}
			if s.Class <= Plain || s.Class > Error {
				t.Fatalf("%+v has no class", s)
			}
			if s.Class == Bracket && !bracketAt(src, s.From) {
				t.Fatalf("%+v of %q is no bracket", s, src)
			}
			last = s.To
		}
	})
}

// function is a text of some lines as they are in notebooks.
const function = `// Percentile is the value below which a share p of the values lies.
func Percentile(values []float64, p float64) (float64, error) {
	if len(values) == 0 || p < 0 || p > 1 {
		return 0, fmt.Errorf("no percentile %.2f of %d values", p, len(values))
	}
	sorted := slices.Clone(values)
	sort.Float64s(sorted)
	at := p * float64(len(sorted)-1) // between two of them
	low, high := int(math.Floor(at)), int(math.Ceil(at))
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low]), nil
}

`

func BenchmarkSpans(b *testing.B) {
	commands := strings.Repeat("%time f(x)\n!ls -l\nx := 1\n", 3333)
	for _, bb := range []struct{ name, src string }{
		{"300 lines", strings.Repeat(function, 25)},
		{"10000 lines", strings.Repeat(function, 833)},
		{"10000 lines with commands", commands},
		{"10000 statements on a line", strings.Repeat("f(x);", 10000)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.src)))
			for b.Loop() {
				Spans(bb.src, isPackage)
			}
		})
	}
}
