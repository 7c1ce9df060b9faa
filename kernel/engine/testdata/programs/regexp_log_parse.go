//go:build ignore

package main

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const log = `2026-01-02T10:00:00Z INFO  req=1 prefill tokens=512 took=12.5ms medium=HBM
2026-01-02T10:00:01Z WARN  req=2 prefill tokens=4096 took=230ms medium="Local Disk"
2026-01-02T10:00:01Z INFO  req=1 decode tokens=64 took=320.25ms medium=HBM
2026-01-02T10:00:02Z ERROR req=3 load failed: medium=GDS err="timeout after 5s"
garbage line
2026-01-02T10:00:03Z INFO  req=2 decode tokens=32 took=1s medium="Local Disk"`

var (
	line = regexp.MustCompile(`^(?P<time>\S+)\s+(?P<level>INFO|WARN|ERROR)\s+req=(?P<req>\d+)\s+(?P<rest>.*)$`)
	pair = regexp.MustCompile(`(\w+)=("[^"]*"|\S+)`)
	dur  = regexp.MustCompile(`^([0-9.]+)(ms|s|us)$`)
)

type entry struct {
	level string
	req   int
	kv    map[string]string
	verb  string
}

func parse(s string) (e entry, ok bool) {
	m := line.FindStringSubmatch(s)
	if m == nil {
		return
	}
	e.kv = map[string]string{}
	for i, name := range line.SubexpNames() {
		switch name {
		case "level":
			e.level = m[i]
		case "req":
			e.req, _ = strconv.Atoi(m[i])
		}
	}
	rest := m[line.SubexpIndex("rest")]
	e.verb, _, _ = strings.Cut(rest, " ")
	for _, p := range pair.FindAllStringSubmatch(rest, -1) {
		v := p[2]
		if u, err := strconv.Unquote(v); err == nil {
			v = u
		}
		e.kv[p[1]] = v
	}
	return e, true
}

func millis(s string) float64 {
	m := dur.FindStringSubmatch(s)
	if m == nil {
		return -1
	}
	f, _ := strconv.ParseFloat(m[1], 64)
	return f * map[string]float64{"ms": 1, "s": 1000, "us": 0.001}[m[2]]
}

func main() {
	total := map[[2]string]float64{}
	sc := bufio.NewScanner(strings.NewReader(log))
	for n := 1; sc.Scan(); n++ {
		e, ok := parse(sc.Text())
		if !ok {
			fmt.Printf("line %d: no match: %q\n", n, sc.Text())
			continue
		}
		fmt.Println(n, e.level, e.req, e.verb, e.kv)
		if ms := millis(e.kv["took"]); ms >= 0 {
			total[[2]string{e.kv["medium"], e.verb}] += ms
		}
	}
	keys := slices.SortedFunc(maps.Keys(total), func(a, b [2]string) int {
		return cmp.Or(strings.Compare(a[0], b[0]), -strings.Compare(a[1], b[1]))
	})
	for _, k := range keys {
		fmt.Printf("%-10s %-8s %8.2f\n", k[0], k[1], total[k])
	}
	fmt.Println(pair.ReplaceAllString("a=1 b=2", "$2:${1}x"))
	fmt.Println(pair.ReplaceAllStringFunc("a=1 b=2 c", strings.ToUpper))
	fmt.Println(pair.FindAllStringIndex(log[:80], -1), pair.NumSubexp())
	digits := regexp.MustCompile(`\d+`)
	masked := digits.ReplaceAllStringFunc("req 12 of 345", func(s string) string { return strings.Repeat("*", len(s)) })
	fmt.Println(masked, digits.Split("a1b22c333d", -1), digits.MatchString("none"), digits.FindString("x42y7"))
	fmt.Printf("%q %q\n", digits.FindAll([]byte("1 22 333"), 2), regexp.MustCompile(`(a+)(b*)`).FindAllStringSubmatch("aab ab a", -1))
	fmt.Println(string(line.ExpandString(nil, "$level/$req", log, line.FindStringSubmatchIndex(strings.SplitN(log, "\n", 2)[0]))))
	_, err := regexp.Compile(`a(b`)
	fmt.Println(err, regexp.QuoteMeta("1.5*[x]"))
}
