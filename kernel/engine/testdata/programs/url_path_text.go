//go:build ignore

package main

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

type endpoint struct {
	*url.URL
	weight int
}

func (e endpoint) key() string { return fmt.Sprintf("%s:%d", e.Hostname(), e.weight) }

type routes map[string]func(url.Values) string

func (r routes) serve(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		ue, _ := errors.AsType[*url.Error](err)
		return "bad " + ue.Op + ": " + ue.Err.Error()
	}
	for _, pat := range slices.SortedFunc(func(yield func(string) bool) {
		for k := range r {
			if !yield(k) {
				return
			}
		}
	}, func(a, b string) int { return len(b) - len(a) }) {
		if ok, err := path.Match(pat, u.Path); ok {
			return r[pat](u.Query())
		} else if err != nil {
			return err.Error()
		}
	}
	return "404 " + u.Path
}

func wrap(s string, width int) (lines []string) {
	var line []string
	n := 0
	for w := range strings.FieldsSeq(s) {
		if n+len(w)+len(line) > width && len(line) > 0 {
			lines = append(lines, strings.Join(line, " "))
			line, n = line[:0], 0
		}
		line = append(line, w)
		n += len(w)
	}
	return append(lines, strings.Join(line, " "))
}

func camelToSnake(s string) string {
	var b strings.Builder
	prev := rune(0)
	for i, r := range s {
		if unicode.IsUpper(r) && i > 0 && !unicode.IsUpper(prev) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
		prev = r
	}
	return b.String()
}

func main() {
	u, err := url.Parse("https://user:p%40ss@host.example:8080/v1/chat/../models?q=kv+cache&n=5&n=6&empty#frag%20x")
	fmt.Println(u, err)
	fmt.Println(u.Scheme, u.Host, u.Port(), u.Path, u.Fragment, u.User.Username(), u.Query()["n"], u.Query().Get("q"), u.Query().Has("empty"))
	q := u.Query()
	q.Set("z", "a&b=c")
	q.Add("a", "é")
	q.Del("n")
	u.RawQuery = q.Encode()
	u.User = nil
	fmt.Println(u.String(), u.JoinPath("x", "../y").Path, u.IsAbs())
	ref, _ := u.Parse("../other?x=1")
	fmt.Println(ref, url.QueryEscape("a b/c?"), url.PathEscape("a b/c?"))
	e := endpoint{u, 3}
	fmt.Println(e.key(), e.Redacted() == e.String())
	rs := routes{
		"/models/*":  func(v url.Values) string { return "model " + v.Encode() },
		"/models/a*": func(v url.Values) string { return "a-model " + strings.Join(v["t"], "|") },
		"/[":         nil,
	}
	for _, raw := range []string{"/models/b?y=2&x=1", "/models/abc?t=1&t=2", "/models/x/y", "::bad", "/%zz"} {
		fmt.Println(rs.serve(raw))
	}
	fmt.Println(path.Join("a", "..", "b//c", "./d"), path.Base("/x/y.json"), path.Ext("y.tar.gz"), path.Dir("/x/y"), path.IsAbs("x"), path.Clean("/../a/./b/.."))
	rel, err := filepath.Rel("/a/b", "/a/c/d")
	dir, file := path.Split("runs/day1/ttft.csv")
	fmt.Println(rel, err, dir, file, strings.TrimSuffix(file, path.Ext(file)))
	for i, l := range wrap("throughput rises with batch until the bandwidth of the medium saturates and ttft explodes", 24) {
		fmt.Printf("%d|%-24s|%24s|\n", i, l, l)
	}
	for _, s := range []string{"TimeToFirstToken", "ITLMean", "x", "", "HBMToCPU"} {
		fmt.Print(camelToSnake(s), " ")
	}
	fmt.Println()
	fmt.Println(strings.Fields(" a  b "), len(strings.Split("", ",")), strings.SplitN("a,b,c", ",", 2), strings.SplitAfter("a,b", ","), strings.ContainsAny("kv", "xyzv"), strings.IndexByte("abc", 'c'), strings.Compare("a", "b"))
}
