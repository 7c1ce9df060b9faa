package report

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var address = regexp.MustCompile(`(?i)url\(\s*["']?([^"')\s]*)`)

// faults lists what is wrong with a page: scripts, requests to the network, ids
// that clash, pictures without alternative text, and links that lead nowhere.
func faults(page []byte) []string {
	var list []string
	fault := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		return []string{err.Error()}
	}
	ids := map[string]bool{}
	var links []string
	count := map[string]int{}
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data == "style" {
			checkStyle(n.Data, fault)
		}
		if n.Type != html.ElementNode {
			continue
		}
		name := strings.ToLower(n.Data)
		count[name]++
		switch name {
		case "script", "iframe", "frame", "object", "embed", "base", "form", "applet", "video", "audio", "source", "template", "noscript", "animate", "set":
			fault("an element %s", name)
		case "meta":
			if v := attribute(n, "http-equiv"); v != "" && v != "Content-Security-Policy" {
				fault("a meta of %s", v)
			}
		}
		alt := false
		for _, a := range n.Attr {
			key, value := strings.ToLower(a.Key), strings.ToLower(strings.TrimSpace(a.Val))
			switch {
			case strings.HasPrefix(key, "on"):
				fault("an attribute %s of %s", key, name)
			case key == "srcset" || key == "background" || key == "poster" || key == "srcdoc" || key == "action" || key == "formaction" || key == "ping":
				fault("an attribute %s of %s", key, name)
			case key == "src" && !strings.HasPrefix(value, "data:image/"):
				fault("%s from %q", name, a.Val)
			case key == "href" && name == "a":
				if s := scheme(value); s != "" && s != "http" && s != "https" && s != "mailto" && s != "tel" && s != "ftp" {
					fault("a link to %q", a.Val)
				}
				if id, ok := strings.CutPrefix(a.Val, "#"); ok {
					links = append(links, id)
				}
			case key == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:"):
				fault("%s refers to %q", name, a.Val)
			case key == "id":
				if ids[a.Val] {
					fault("two elements with the id %q", a.Val)
				}
				ids[a.Val] = true
			case key == "alt":
				alt = true
			}
			if name != "meta" && key != "alt" && key != "title" && key != "aria-label" && key != "href" && key != "src" && key != "class" && key != "id" {
				for _, m := range address.FindAllStringSubmatch(a.Val, -1) {
					if key == "style" || n.Namespace == "svg" {
						checkAddress(m[1], fault)
					}
				}
			}
		}
		if name == "img" && !alt {
			fault("a picture without alternative text")
		}
	}
	for _, id := range links {
		if !ids[id] {
			fault("a link to #%s, which is not on the page", id)
		}
	}
	body := root.LastChild.LastChild
	if last := body.LastChild; body.Data != "body" || last == nil || strings.TrimSpace(last.Data) != "" && last.Data != "footer" {
		fault("something outside of its main element")
	}
	for _, name := range []string{"main", "title", "body", "head"} {
		if n := count[name]; n < 1 || name != "title" && n > 1 {
			fault("%d elements %s", n, name)
		}
	}
	return list
}

func checkStyle(text string, fault func(string, ...any)) {
	if strings.Contains(strings.ToLower(text), "@import") {
		fault("an @import")
	}
	for _, m := range address.FindAllStringSubmatch(text, -1) {
		checkAddress(m[1], fault)
	}
}

func checkAddress(a string, fault func(string, ...any)) {
	if a = strings.ToLower(a); !strings.HasPrefix(a, "#") && !strings.HasPrefix(a, "data:") {
		fault("a style that loads %q", a)
	}
}

func check(t *testing.T, page []byte) {
	t.Helper()
	for _, f := range faults(page) {
		t.Errorf("the page has %s", f)
	}
}

// text is what a reader sees of a page, more or less.
func visibleText(page []byte) string {
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		return err.Error()
	}
	for n := range root.Descendants() {
		if n.Data == "main" {
			return textOf(n)
		}
	}
	return ""
}
