package report

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"image"
	_ "image/gif"  // their sizes
	_ "image/jpeg" // their sizes
	_ "image/png"  // their sizes
	"io/fs"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// dataURI is a picture as an address that holds it.
func dataURI(mediaType string, content []byte) string {
	return "data:" + mediaType + ";base64," + base64.StdEncoding.EncodeToString(content)
}

// pictureType is the media type of a picture by its content, or "".
func pictureType(content []byte) string {
	has := func(at int, magic string) bool {
		return len(content) >= at+len(magic) && string(content[at:at+len(magic)]) == magic
	}
	switch {
	case has(0, "\x89PNG\r\n\x1a\n"):
		return "image/png"
	case has(0, "\xff\xd8\xff"):
		return "image/jpeg"
	case has(0, "GIF87a"), has(0, "GIF89a"):
		return "image/gif"
	case has(0, "RIFF") && has(8, "WEBP"):
		return "image/webp"
	case has(4, "ftypavif"):
		return "image/avif"
	case bytes.Contains(content[:min(len(content), 4096)], []byte("<svg")):
		return "image/svg+xml"
	}
	return ""
}

// pictureSize is the size of a PNG, a JPEG or a GIF, 0 if it is not known.
func pictureSize(content []byte) (width, height int) {
	c, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return 0, 0
	}
	return c.Width, c.Height
}

// attachments are the pictures that come with a cell, by their names.
func attachments(raw json.RawMessage) map[string]map[string][]byte {
	var bundles map[string]map[string]json.RawMessage
	if len(raw) == 0 || json.Unmarshal(raw, &bundles) != nil {
		return nil
	}
	all := map[string]map[string][]byte{}
	for name, bundle := range bundles {
		all[name] = map[string][]byte{}
		for mediaType, value := range bundle {
			var text string
			var lines []string
			switch {
			case json.Unmarshal(value, &text) == nil:
			case json.Unmarshal(value, &lines) == nil:
				text = strings.Join(lines, "")
			}
			content, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
			if err != nil && mediaType == "image/svg+xml" {
				content, err = []byte(text), nil
			}
			if err == nil && len(content) > 0 {
				all[name][mediaType] = content
			}
		}
	}
	return all
}

// attached is the richest picture of an attachment.
func attached(bundle map[string][]byte) (mediaType string, content []byte) {
	for _, t := range pictureTypes {
		if content, ok := bundle[t]; ok {
			return t, content
		}
	}
	return "", nil
}

var (
	errNoPicture = errors.New("no picture")
	errElsewhere = errors.New("picture is not below the notebook's folder")
)

// embed puts the pictures that HTML refers to into it. Of those that are on the
// network it leaves a link, of those that it can't read a note.
func (p *page) embed(root *html.Node, raw json.RawMessage) {
	var files map[string]map[string][]byte
	for _, n := range elements(root) {
		if n.Data != "img" || n.Namespace != "" {
			continue
		}
		src := strings.TrimSpace(attribute(n, "src"))
		alt := attribute(n, "alt")
		switch s := scheme(src); {
		case isImageData(src):
			setAttribute(n, "src", src)
			setAttribute(n, "alt", alt)
			continue
		case s == "http", s == "https", strings.HasPrefix(src, "//"):
			p.replaceRemote(n, src, alt)
			continue
		case s == "attachment":
			if files == nil {
				files = attachments(raw)
			}
			name := src[strings.Index(src, ":")+1:]
			if unescaped, err := url.PathUnescape(name); err == nil && files[name] == nil {
				name = unescaped
			}
			if t, content := attached(files[name]); content != nil {
				p.show(n, t, content)
				continue
			}
			replace(n, missing(alt, name))
		default:
			content, name, err := p.read(src)
			if err != nil {
				replace(n, missing(alt, name))
				continue
			}
			p.show(n, pictureType(content), content)
		}
	}
}

// show makes an element img show a picture.
func (p *page) show(n *html.Node, mediaType string, content []byte) {
	setAttribute(n, "src", dataURI(mediaType, content))
	setAttribute(n, "alt", attribute(n, "alt"))
	if attribute(n, "width") == "" && attribute(n, "height") == "" {
		setSize(n, content)
	}
}

// replaceRemote puts a link in the place of a picture on the network.
func (p *page) replaceRemote(n *html.Node, src, alt string) {
	text := alt
	if strings.TrimSpace(text) == "" {
		text = src
	}
	if inLink(n) {
		replace(n, textNode(text))
		return
	}
	if strings.HasPrefix(src, "//") {
		src = "https:" + src
	}
	replace(n, with(element("a", "href", src), textNode(text)))
}

// read reads a local picture.
func (p *page) read(src string) (content []byte, name string, err error) {
	name, _, _ = strings.Cut(src, "?")
	name, _, _ = strings.Cut(name, "#")
	if unescaped, err := url.PathUnescape(name); err == nil {
		name = unescaped
	}
	switch {
	case name == "":
		return nil, "", errNoPicture
	case scheme(name) != "" || path.IsAbs(name) || strings.Contains(name, `\`):
		return nil, name, errElsewhere
	case p.opts.Open == nil:
		return nil, name, fs.ErrNotExist
	}
	content, err = p.opts.Open(path.Clean(name))
	if err == nil && pictureType(content) == "" {
		err = errNoPicture
	}
	return content, name, err
}

// missing is a note in the place of a picture that can't be read.
func missing(alt, name string) *html.Node {
	text := strings.TrimSpace(alt)
	switch {
	case text == "":
		text = name
	case name != "":
		text += " (" + name + ")"
	}
	if r := []rune(text); len(r) > 300 {
		text = string(r[:300]) + "…"
	}
	return with(element("span", "class", "missing"), textNode("Picture not found: "+text))
}
