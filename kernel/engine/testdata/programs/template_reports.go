//go:build ignore

package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"text/template"
)

type Point struct {
	Medium string
	TTFT   float64
	Tags   []string
}

func (p Point) Slow(limit float64) bool           { return p.TTFT > limit }
func (p *Point) Bar() string                      { return strings.Repeat("#", int(p.TTFT/10)) }
func (p Point) Label(sep string, n ...int) string { return fmt.Sprint(p.Medium, sep, n) }
func (p Point) Check() (string, error) {
	if p.Medium == "GDS" {
		return "", errors.New("gds not mounted")
	}
	return "checked " + p.Medium, nil
}

type Report struct {
	Title  string
	Points []*Point
	Totals map[string]int
	Meta   any
	Pick   func(int) *Point
}

func (r Report) Best() *Point {
	ps := append([]*Point(nil), r.Points...)
	sort.Slice(ps, func(i, j int) bool { return ps[i].TTFT < ps[j].TTFT })
	return ps[0]
}

const text = `{{define "row"}}{{printf "%-6s|%6.1f" .Medium .TTFT}}{{with .Tags}} [{{join . ","}}]{{end}}{{end -}}
# {{.Title | upper}} ({{len .Points}})
{{range $i, $p := .Points -}}
{{inc $i}}. {{template "row" $p}} {{$p.Bar}}{{if $p.Slow 40.0}} SLOW{{else if eq $p.Medium "HBM"}} base{{end}}
{{else}}nothing
{{end -}}
{{range $k, $v := .Totals}}{{$k}}={{$v}};{{end}}
best: {{.Best.Medium}} {{(call .Pick 1).Medium}} {{.Best.Label "/" 1 2}}
{{- $max := 0.0}}{{range .Points}}{{if gt .TTFT $max}}{{$max = .TTFT}}{{end}}{{end}}
max {{$max}} {{index .Totals "hit"}} {{index .Meta "k" 1}} {{slice .Title 0 3}}
{{range .Points}}{{if eq .Medium "CPU"}}{{continue}}{{end}}{{.Medium}} {{if .Slow 90}}{{break}}{{end}}{{end}}
{{range 3}}<{{.}}>{{end}} {{and 1 0}} {{or "" "x"}} {{not true}} {{len "abc"}} {{html "<a>"}} {{print 1 2 "x"}} {{"q" | printf "%q"}}
{{with $x := .Meta}}{{range $k, $v := $x}}{{$k}}:{{$v}} {{end}}{{end}}{{/* a comment */}}{{block "foot" .}}foot of {{.Title}}{{end}}
`

func main() {
	funcs := template.FuncMap{
		"upper": strings.ToUpper,
		"join":  strings.Join,
		"inc":   func(i int) int { return i + 1 },
		"div": func(a, b int) (int, error) {
			if b == 0 {
				return 0, errors.New("division by zero")
			}
			return a / b, nil
		},
	}
	points := []*Point{{"HBM", 12.5, nil}, {"CPU", 31, []string{"pinned", "numa0"}}, {"Disk", 99.9, []string{}}}
	r := Report{"sweep", points, map[string]int{"miss": 3, "hit": 7}, map[string][]int{"k": {10, 20}}, func(i int) *Point { return points[i] }}
	t := template.Must(template.New("report").Funcs(funcs).Parse(text))
	if err := t.Execute(os.Stdout, r); err != nil {
		fmt.Println(err)
	}
	template.Must(t.Parse(`{{define "foot"}}redefined{{end}}`))
	fmt.Println(t.ExecuteTemplate(os.Stdout, "foot", r), t.Lookup("row") != nil, t.Lookup("nope") == nil)
	fmt.Println(t.ExecuteTemplate(os.Stdout, "report", Report{Title: "none", Points: nil, Meta: map[string][]int{"k": {1, 2}}, Pick: func(int) *Point { return points[0] }}) != nil)
	for _, bad := range []string{"{{.Nope}}", "{{.Title.X}}", "{{div 1 0}}", "{{(index .Points 9)}}", "{{.Title | inc}}", "{{template \"zz\"}}", "{{range .Title}}{{end}}"} {
		bt, err := template.New("bad").Funcs(funcs).Parse(bad)
		if err == nil {
			err = bt.Execute(os.Stdout, r)
		}
		fmt.Println(err)
	}
	_, err := template.New("syntax").Parse("line\n{{if}}{{end}}")
	fmt.Println(err)
	gds := &Point{Medium: "GDS"}
	check := template.Must(template.New("c").Parse("{{.Check}}!\n"))
	fmt.Println(check.Execute(os.Stdout, gds), check.Execute(os.Stdout, points[0]))
}
