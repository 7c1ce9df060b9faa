package report

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// A fragment is clean HTML for a place of the page.
type fragment struct {
	root   *html.Node        // what it is in
	names  map[string]string // its ids on the page by those it came with
	colors bool              // whether it brings colours of its own
}

// fragment gives clean HTML ids that begin with a prefix and that nothing else
// on the page has, and limits its styles to itself.
func (p *page) fragment(root *html.Node, prefix string) *fragment {
	f := &fragment{root: root, names: map[string]string{}}
	all := elements(root)
	for _, n := range all {
		id := attribute(n, "id")
		if id == "" && n.Data == "a" {
			id = attribute(n, "name")
		}
		if id == "" {
			continue
		}
		if f.names[id] != "" {
			removeAttribute(n, "id")
			continue
		}
		f.names[id] = p.unique(prefix + id)
		setAttribute(n, "id", f.names[id])
	}
	scope := ""
	for _, n := range all {
		f.colors = f.colors || hasColors(n)
		if n.Data == "style" {
			text := textOf(n)
			if strings.Contains(text, "table.kvsh") || strings.Contains(text, ".dataframe") {
				n.Parent.RemoveChild(n) // the page has a style for these
				continue
			}
			if scope == "" {
				scope = p.unique(prefix + "scope")
			}
			kept, colors := stylesheet(text, scope, f.names)
			f.colors = f.colors || colors
			setText(n, kept)
			continue
		}
		f.refer(n)
	}
	if scope != "" {
		setAttribute(root, "id", scope)
	}
	return f
}

func hasColors(n *html.Node) bool {
	if n.Namespace != "" {
		return false
	}
	if _, colors := declarations(attribute(n, "style")); colors {
		return true
	}
	return attribute(n, "bgcolor") != "" || attribute(n, "color") != ""
}

var urlID = regexp.MustCompile(`(?i)url\(\s*["']?#([^"')]+)["']?\s*\)`)

// refer makes an element refer to the ids that the fragment has on the page.
func (f *fragment) refer(n *html.Node) {
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "href":
			if id, ok := strings.CutPrefix(strings.TrimSpace(a.Val), "#"); ok && n.Data != "a" && f.names[id] != "" {
				a.Val = "#" + f.names[id]
			}
		case "headers", "for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-flowto", "aria-activedescendant", "aria-errormessage":
			ids := strings.Fields(a.Val)
			for j, id := range ids {
				if name := f.names[id]; name != "" {
					ids[j] = name
				}
			}
			a.Val = strings.Join(ids, " ")
		default:
			if strings.Contains(a.Val, "#") {
				a.Val = urlID.ReplaceAllStringFunc(a.Val, func(ref string) string {
					id := urlID.FindStringSubmatch(ref)[1]
					if name := f.names[id]; name != "" {
						return "url(#" + name + ")"
					}
					return ref
				})
			}
		}
	}
}

// resolve makes the links inside the page lead to what they name. Links that
// lead nowhere are none any more.
func (p *page) resolve(f *fragment) {
	for _, n := range elements(f.root) {
		if n.Data != "a" {
			continue
		}
		target, ok := strings.CutPrefix(link(n), "#")
		if !ok {
			continue
		}
		if t, err := url.PathUnescape(target); err == nil {
			target = t
		}
		name := f.names[target]
		if name == "" && p.ids[target] {
			name = target
		}
		if name == "" {
			name = p.loose[strings.ToLower(target)]
		}
		removeAttribute(n, "href")
		if name != "" {
			setAttribute(n, "href", "#"+name)
		}
	}
}
