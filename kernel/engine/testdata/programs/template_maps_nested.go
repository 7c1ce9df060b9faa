//go:build ignore

package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"text/template"
)

type Medium string

func (m Medium) String() string   { return "<" + string(m) + ">" }
func (m Medium) Upper() string    { return strings.ToUpper(string(m)) }
func (m Medium) Is(s string) bool { return string(m) == s }

type Stat struct {
	P50, P99 float64
	Hist     []int
	parent   *Group
}

func (s Stat) Ratio() float64 { return s.P99 / s.P50 }

type Group struct {
	Name  string
	Stats map[Medium]Stat
	Subs  []Group
	*Owner
}

type Owner struct{ Team string }

func (o Owner) Hello(greeting string) string { return greeting + " " + o.Team }

func (g Group) Sorted() []Medium {
	var ms []Medium
	for m := range g.Stats {
		ms = append(ms, m)
	}
	slices.SortFunc(ms, func(a, b Medium) int { return strings.Compare(string(b), string(a)) })
	return ms
}

const tree = `{{define "group"}}{{.Name}}{{with .Owner}} by {{.Team}}{{end}}{
{{- range $m, $s := .Stats}} {{$m}}={{printf "%.1f" $s.Ratio}}{{if $m.Is "cpu"}}!{{end}}{{end}}
{{- range .Subs}} {{template "group" .}}{{end}} }{{end}}{{template "group" .}}
`

const rows = `{{- $root := . -}}
{{range .Sorted}}{{$s := index $root.Stats .}}{{.Upper | printf "%-5s"}}{{range $i, $n := $s.Hist}}{{if $i}},{{end}}{{$n}}{{end}} {{printf "%v" $s.P99}}
{{end}}{{.Hello "hi"}} {{$root.Team}} {{len .Stats}}
`

func main() {
	g := Group{
		Name: "all",
		Stats: map[Medium]Stat{
			"hbm": {P50: 10, P99: 25, Hist: []int{3, 1}},
			"cpu": {P50: 20, P99: 90, Hist: []int{1, 2, 3}},
			"gds": {P50: 4, P99: 4},
		},
		Subs:  []Group{{Name: "night", Stats: map[Medium]Stat{"cpu": {1, 3, nil, nil}}}, {Name: "empty", Owner: &Owner{"qa"}}},
		Owner: &Owner{"perf"},
	}
	template.Must(template.New("tree").Parse(tree)).Execute(os.Stdout, g)
	template.Must(template.New("rows").Parse(rows)).Execute(os.Stdout, &g)

	any1 := map[string]any{
		"list": []any{1, "two", 3.5, nil, Medium("x"), []int{4}},
		"fn":   func(a, b string) string { return a + "&" + b },
		"deep": map[string]map[string]int{"a": {"b": 42}},
		"zero": 0, "yes": true, "m": Medium("cpu"), "ptr": &Stat{P50: 1, P99: 2},
	}
	t := template.New("any").Option("missingkey=error").Delims("<<", ">>")
	template.Must(t.Parse("<<range .list>>(<<.>>)<<end>> <<call .fn `x` .m.Upper>> <<.deep.a.b>> <<if .zero>>t<<else>>f<<end>> <<.ptr.Ratio>> <<.m>>\n"))
	fmt.Println(t.Execute(os.Stdout, any1))
	template.Must(t.Parse("<<.missing>>\n"))
	fmt.Println(t.Execute(os.Stdout, any1))
	loose := template.Must(template.New("loose").Parse("{{.missing}} {{.deep.zzz}} {{with .nope}}a{{else with .yes}}b {{.}}{{end}} {{eq .zero 0 1}} {{ne .m \"cpu\"}} {{lt 1 2}}\n"))
	fmt.Println(loose.Execute(os.Stdout, any1))

	var b strings.Builder
	line := template.Must(template.New("line").Funcs(template.FuncMap{
		"pad": func(n int, s any) string { return fmt.Sprintf("%*v", n, s) },
		"add": func(xs ...int) (t int) {
			for _, x := range xs {
				t += x
			}
			return
		},
		"dict": func(k string, v any) map[string]any { return map[string]any{k: v} },
	}).Parse(`{{.A | pad 6}}|{{add 1 2 .B}}|{{with dict "k" .C}}{{.k}}{{end}}|{{.D.E}}`))
	for i := range 3 {
		line.Execute(&b, struct {
			A Medium
			B int
			C []string
			D struct{ E any }
		}{Medium(fmt.Sprint("m", i)), i, []string{"z"}[:i%2], struct{ E any }{i * i}})
		b.WriteByte('\n')
	}
	fmt.Print(b.String())
}
