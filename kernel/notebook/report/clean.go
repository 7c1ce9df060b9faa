package report

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What may be in a report of the HTML that comes from elsewhere: the elements
// with their attributes. Of other elements only the contents are kept; of some,
// nothing.
var (
	keptElements = set(`a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup
		data dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img input ins
		kbd label li mark meter nav ol p pre progress q rp rt ruby s samp section small span strike strong style
		sub summary sup svg table tbody td tfoot th thead time tr tt u ul var wbr`)

	droppedElements = set(`applet area audio base basefont bgsound button canvas dialog embed fencedframe frame frameset
		head iframe link map meta noembed noframes noscript object optgroup option param plaintext portal script select
		slot source template textarea title track video xmp`)

	keptAttributes = set(`abbr align alt bgcolor border cellpadding cellspacing checked class color colspan cite
		datetime dir face headers height hidden high href id lang low max min open optimum reversed role rowspan rules
		scope size span src start style title type valign value width`)

	keptSVG = set(`a circle clippath defs desc ellipse feblend fecolormatrix fecomponenttransfer fecomposite
		feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg
		fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting
		fespotlight fetile feturbulence filter foreignobject g image line lineargradient marker mask path pattern polygon
		polyline radialgradient rect stop style svg switch symbol text textpath title tspan use view`)
)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields(names) {
		m[name] = true
	}
	return m
}

// maxDepth is how deep elements may be inside each other.
const maxDepth = 150

var (
	errDeep     = errors.New("elements are too deep inside each other")
	errUnstable = errors.New("HTML that browsers would read in different ways")
)

// clean reads HTML from elsewhere and keeps what needs no script and nothing
// from the network. The elements are children of the node. Their pictures and
// their ids are still as they were.
func clean(text string) (*html.Node, error) {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
	root, err := parse(text)
	if err != nil {
		return nil, err
	}
	// What is left must mean the same to whoever reads it again.
	before := render(root)
	for range 3 {
		if root, err = parse(before); err != nil {
			return nil, err
		}
		after := render(root)
		if after == before {
			return root, nil
		}
		before = after
	}
	return nil, errUnstable
}

func parse(text string) (*html.Node, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), body)
	if err != nil {
		return nil, err
	}
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root, cleanChildren(root, 0)
}

// render is the HTML of a node's children.
func render(root *html.Node) string {
	var b strings.Builder
	for n := range root.ChildNodes() {
		if err := html.Render(&b, n); err != nil {
			return "" // only if the nodes contradict each other
		}
	}
	return b.String()
}

func cleanChildren(parent *html.Node, depth int) error {
	if depth > maxDepth {
		return errDeep
	}
	var next *html.Node
	for n := parent.FirstChild; n != nil; n = next {
		next = n.NextSibling
		switch n.Type {
		case html.TextNode:
			continue
		case html.ElementNode:
		default:
			parent.RemoveChild(n)
			continue
		}
		kept, inside := fate(n)
		if !inside {
			parent.RemoveChild(n)
			continue
		}
		if err := cleanChildren(n, depth+1); err != nil {
			return err
		}
		if kept {
			cleanAttributes(n)
			continue
		}
		for c := n.FirstChild; c != nil; c = n.FirstChild {
			n.RemoveChild(c)
			parent.InsertBefore(c, n)
		}
		parent.RemoveChild(n)
	}
	return nil
}

// fate tells whether an element is kept, and whether what is inside it is.
func fate(n *html.Node) (kept, inside bool) {
	name := strings.ToLower(n.Data)
	switch n.Namespace {
	case "svg":
		switch name {
		case "title", "desc", "style":
			setText(n, textOf(n))
		case "image":
			if !isImageData(link(n)) {
				return false, false
			}
		}
		return keptSVG[name], keptSVG[name]
	case "math":
		if name != "math" {
			return false, name != "annotation" && name != "annotation-xml"
		}
		n.Namespace, n.Data, n.DataAtom = "", "code", atom.Code
		n.Attr = []html.Attribute{{Key: "class", Val: "math"}}
		return true, true
	}
	if name == "input" && !strings.EqualFold(attribute(n, "type"), "checkbox") {
		return false, false
	}
	if droppedElements[name] {
		return false, false
	}
	return keptElements[name], true
}

func cleanAttributes(n *html.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
		key := strings.ToLower(a.Key)
		switch {
		case n.Namespace == "svg":
			if a.Namespace != "" && (a.Namespace != "xlink" || key != "href") && (a.Namespace != "xml" || key == "base") {
				return true
			}
			switch {
			case strings.HasPrefix(key, "on"), strings.HasPrefix(key, "xmlns"), strings.ContainsAny(key, ":\"'<>/="), key == "src", key == "tabindex", key == "target", key == "download", key == "ping":
				return true
			}
		case strings.HasPrefix(key, "aria-"):
		case a.Namespace != "" || !keptAttributes[key]:
			return true
		}
		switch key {
		case "href":
			return !reachable(n, a.Val)
		case "src":
			return n.Data != "img"
		case "type":
			return n.Data != "ol" && n.Data != "li" && n.Data != "input"
		case "id":
			return a.Val == "" || strings.ContainsAny(a.Val, " \t\n\r\f")
		}
		return n.Namespace == "svg" && key != "style" && !localURLs(key, strings.ToLower(a.Val))
	})
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == "style" {
			a.Val, _ = declarations(a.Val)
		}
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "style" && a.Val == "" })
	if n.Data == "input" {
		setAttribute(n, "disabled", "")
	}
}

// reachable tells whether a report may have a link. Only those of the element a
// may leave the page, since only they wait for the reader.
func reachable(n *html.Node, target string) bool {
	target = strings.TrimSpace(target)
	if strings.HasPrefix(target, "#") {
		return true
	}
	if n.Data != "a" {
		return isImageData(target) && (n.Data == "image" || n.Data == "feImage")
	}
	switch scheme(target) {
	case "", "http", "https", "mailto", "tel", "ftp":
		return true
	}
	return false
}

// scheme is the scheme of an address, in lower case, as browsers find it.
func scheme(address string) string {
	address = strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, address)
	before, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(before, "/?#") {
		return ""
	}
	return strings.ToLower(before)
}

func isImageData(address string) bool {
	return strings.HasPrefix(strings.ToLower(address), "data:image/")
}
