package report

import (
	"go/scanner"
	"go/token"
	"go/types"
	"html"
	"strings"
)

// highlight is code in HTML, with the parts of Go in spans of classes. Other
// languages, and what is not Go, is plain.
func highlight(source, language string) string {
	source = strings.ReplaceAll(strings.ToValidUTF8(source, "\uFFFD"), "\r", "")
	if language == "go" || language == "golang" {
		if text, ok := highlightGo(source); ok {
			return text
		}
	}
	return html.EscapeString(source)
}

func highlightGo(source string) (text string, ok bool) {
	if first := strings.TrimSpace(source); strings.HasPrefix(first, "%") || strings.HasPrefix(first, "!") {
		return "", false // a magic
	}
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(source))
	var s scanner.Scanner
	ok = true
	s.Init(file, []byte(source), func(token.Position, string) { ok = false }, scanner.ScanComments)

	var b strings.Builder
	done := 0 // how much of the source is written
	write := func(class string, end int) {
		part := html.EscapeString(source[done:end])
		if class != "" {
			part = `<span class="` + class + `">` + part + `</span>`
		}
		b.WriteString(part)
		done = end
	}
	for {
		pos, tok, lit := s.Scan()
		if !ok {
			return "", false
		}
		if tok == token.EOF {
			break
		}
		if tok == token.SEMICOLON && lit != ";" {
			continue // a line's end
		}
		begin := file.Offset(pos)
		write("", begin)
		end := begin + len(lit)
		if lit == "" {
			end = begin + len(tok.String())
		}
		write(class(tok, lit, source[end:]), end)
	}
	write("", len(source))
	return b.String(), true
}

// class is the class of a token that is followed by a text.
func class(tok token.Token, lit, rest string) string {
	switch {
	case tok == token.COMMENT:
		return "c-comment"
	case tok == token.STRING || tok == token.CHAR:
		return "c-string"
	case tok.IsLiteral() && tok != token.IDENT:
		return "c-number"
	case tok.IsKeyword():
		return "c-keyword"
	case tok != token.IDENT:
		return ""
	}
	if o := types.Universe.Lookup(lit); o != nil {
		return "c-builtin"
	}
	if strings.HasPrefix(rest, "(") {
		return "c-func"
	}
	return ""
}

// gist is the line of code that stands for all of it: the first that is
// neither blank nor a comment, if there is one.
func gist(source string) string {
	first := ""
	comment := false
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		if first == "" {
			first = line
		}
		switch {
		case comment:
			comment = !strings.Contains(line, "*/")
		case strings.HasPrefix(line, "/*"):
			comment = !strings.Contains(line, "*/")
		case line != "" && !strings.HasPrefix(line, "//"):
			return firstLine(line, 100)
		}
	}
	return firstLine(first, 100)
}
