package report

import (
	"regexp"
	"strings"
)

// declarations keeps those declarations of a style that ask nothing of the
// network. It tells whether they set colours.
func declarations(text string) (kept string, colors bool) {
	text = uncommented(text)
	var list []string
	for text != "" {
		end := until(text, ";")
		if end == malformed {
			break
		}
		d := strings.TrimSpace(text[:min(end, len(text))])
		text = text[min(end+1, len(text)):]
		name, value, ok := strings.Cut(d, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if !ok || !harmless(name, d) || strings.TrimSpace(value) == "" {
			continue
		}
		switch name {
		case "behavior", "-moz-binding":
			continue
		case "color", "background", "background-color":
			colors = true
		}
		list = append(list, d)
	}
	return strings.Join(list, ";"), colors
}

// harmless tells whether a declaration loads nothing. The name is in lower case.
func harmless(name, declaration string) bool {
	if strings.ContainsAny(declaration, "{}<@\\\x00") {
		return false
	}
	lower := strings.ToLower(declaration)
	for _, function := range []string{"image-set(", "image(", "src(", "expression("} {
		if strings.Contains(lower, function) {
			return false
		}
	}
	return localURLs(name, lower)
}

// referring are the properties that may refer to an element of the page. Others
// would load the page anew to find it there.
var referring = set("fill stroke filter clip-path mask marker marker-start marker-mid marker-end")

// localURLs tells whether each url(...) of a property, in lower case, is an
// element of the page or holds its data.
func localURLs(name, lower string) bool {
	for {
		_, rest, ok := strings.Cut(lower, "url(")
		if !ok {
			return true
		}
		lower = rest
		rest = strings.TrimLeft(rest, " \t\n\r\f\"'")
		switch {
		case referring[name] && strings.HasPrefix(rest, "#"):
		case name == "src" && strings.HasPrefix(rest, "data:font/"):
		case !referring[name] && !strings.HasPrefix(name, "--") && strings.HasPrefix(rest, "data:image/"):
		default:
			return false
		}
	}
}

// stylesheet keeps those rules of a sheet that ask nothing of the network, for
// the elements inside the one with the id scope. The selectors' ids are named
// anew. It tells whether the rules set colours.
func stylesheet(text, scope string, names map[string]string) (kept string, colors bool) {
	var b strings.Builder
	colors = writeRules(&b, uncommented(text), scope, names, 0)
	return b.String(), colors
}

const maxNesting = 4 // of @media in @media

func writeRules(b *strings.Builder, text, scope string, names map[string]string, depth int) (colors bool) {
	for {
		i := until(text, "{;")
		if i == malformed || i == len(text) {
			return colors
		}
		prelude, stop := strings.TrimSpace(text[:i]), text[i]
		text = text[i+1:]
		if stop == ';' {
			continue // such as @import
		}
		end := until(text, "}")
		if end == malformed || end == len(text) {
			return colors
		}
		block := text[:end]
		text = text[end+1:]
		name, _, _ := strings.Cut(strings.ToLower(prelude), " ")
		switch {
		case strings.ContainsAny(prelude, "<&\\\x00"):
		case name == "@media" || name == "@supports":
			if depth == maxNesting || !harmless("", prelude[1:]) {
				continue
			}
			var inner strings.Builder
			if writeRules(&inner, block, scope, names, depth+1) {
				colors = true
			}
			if inner.Len() > 0 {
				b.WriteString(prelude + "{" + inner.String() + "}")
			}
		case name == "@font-face":
			if kept, _ := declarations(block); kept != "" {
				b.WriteString(prelude + "{" + kept + "}")
			}
		case strings.HasPrefix(prelude, "@"):
		default:
			kept, c := declarations(block)
			list := selectors(prelude, scope, names)
			if kept != "" && list != "" {
				b.WriteString(list + "{" + kept + "}")
				colors = colors || c
			}
		}
	}
}

// selectors limits each selector of a list to what is inside the element with
// the id scope.
func selectors(list, scope string, names map[string]string) string {
	var all []string
	for list != "" {
		end := until(list, ",")
		if end == malformed {
			return ""
		}
		s := strings.TrimSpace(list[:end])
		list = list[min(end+1, len(list)):]
		if s == "" || strings.Contains(s, "@") {
			continue
		}
		s = selectorID.ReplaceAllStringFunc(s, func(id string) string {
			if name, ok := names[id[1:]]; ok {
				return "#" + name
			}
			return id
		})
		all = append(all, "#"+scope+" "+s)
	}
	return strings.Join(all, ",")
}

var selectorID = regexp.MustCompile(`#[A-Za-z_][\w-]*`)

// uncommented is a style without its comments.
func uncommented(text string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		b.WriteByte(' ')
		if _, text, ok = strings.Cut(rest, "*/"); !ok {
			return b.String()
		}
	}
}

const malformed = -1

// until finds the first of the stops in a style, outside of texts in quotes and
// of brackets. It is len(text) if there is none.
func until(text, stops string) int {
	var closers []byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		if len(closers) == 0 && strings.IndexByte(stops, c) >= 0 {
			return i
		}
		switch c {
		case '\\':
			i++
		case '"', '\'':
			for i++; i < len(text) && text[i] != c; i++ {
				switch text[i] {
				case '\\':
					i++
				case '\n', '\r', '\f':
					return malformed
				}
			}
			if i >= len(text) {
				return malformed
			}
		case '(':
			closers = append(closers, ')')
		case '[':
			closers = append(closers, ']')
		case '{':
			closers = append(closers, '}')
		case ')', ']', '}':
			if len(closers) == 0 || closers[len(closers)-1] != c {
				return malformed
			}
			closers = closers[:len(closers)-1]
		}
	}
	if len(closers) > 0 {
		return malformed
	}
	return len(text)
}
