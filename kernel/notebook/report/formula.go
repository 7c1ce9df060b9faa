package report

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// formulas extends Markdown by formulas in TeX: $a$ in the text and $$a$$,
// which may have lines of its own. Their source is kept as it is, so that
// nothing in it is taken for Markdown.
type formulas struct{}

// A formula is in the text.
type formula struct {
	ast.BaseInline
	source []byte
}

// A display is a formula with lines of its own.
type display struct {
	ast.BaseBlock
	closed bool
}

var (
	formulaKind = ast.NewNodeKind("Formula")
	displayKind = ast.NewNodeKind("Display")
)

func (*formula) Kind() ast.NodeKind                          { return formulaKind }
func (n *formula) Dump(source []byte, level int)             { ast.DumpHelper(n, source, level, nil, nil) }
func (*display) Kind() ast.NodeKind                          { return displayKind }
func (*display) IsRaw() bool                                 { return true }
func (n *display) Dump(source []byte, level int)             { ast.DumpHelper(n, source, level, nil, nil) }
func (formulas) Trigger() []byte                             { return []byte{'$'} }
func (formulas) CanInterruptParagraph() bool                 { return true }
func (formulas) CanAcceptIndentedLine() bool                 { return false }
func (formulas) Close(ast.Node, text.Reader, parser.Context) {}

// Extend implements [goldmark.Extender].
func (f formulas) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithInlineParsers(util.Prioritized(f, 150)),
		parser.WithBlockParsers(util.Prioritized(displays{f}, 650)),
	)
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(f, 150)))
}

// maxFormula is how many lines a formula in the text may have.
const maxFormula = 20

// Parse reads a formula in the text. A dollar sign begins one only if no space
// follows it, and ends it only if neither a space is before it nor a digit after
// it, so that prices are none.
func (formulas) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	begin, position := block.Position()
	var source []byte
	for range maxFormula {
		line, _ := block.PeekLine()
		if line == nil {
			break
		}
		from := len(source)
		source = append(source, line...)
		if end, ok := formulaEnd(source, from); ok {
			block.Advance(end - from)
			return &formula{source: source[:end]}
		} else if end < 0 {
			break
		}
		block.AdvanceLine()
	}
	block.SetPosition(begin, position)
	return nil
}

// formulaEnd finds where the formula at the begin of a text ends, in its part
// after from. It is -1 if the text begins with no formula.
func formulaEnd(source []byte, from int) (end int, ok bool) {
	mark := 1
	if bytes.HasPrefix(source, []byte("$$")) {
		mark = 2
	}
	if len(source) == mark || mark == 1 && isSpace(source[1]) {
		return -1, false
	}
	for i := max(mark, from); i < len(source); i++ {
		switch {
		case source[i] == '\\':
			i++
		case source[i] == '$':
			end := i + mark
			switch {
			case i == mark || mark == 2 && !bytes.HasPrefix(source[i:], []byte("$$")):
				return -1, false
			case mark == 1 && (isSpace(source[i-1]) || end < len(source) && source[end] >= '0' && source[end] <= '9'):
				return -1, false
			}
			return end, true
		}
	}
	return 0, false
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// displays reads formulas with lines of their own.
type displays struct{ formulas }

// Open begins a formula at a line that begins with two dollar signs and does not
// go on after the formula.
func (displays) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || !bytes.HasPrefix(line[at:], []byte("$$")) {
		return nil, parser.NoChildren
	}
	n := &display{}
	rest := bytes.TrimSpace(line[at+2:])
	if i := bytes.Index(rest, []byte("$$")); i >= 0 {
		if i == 0 || i+2 != len(rest) {
			return nil, parser.NoChildren
		}
		n.closed = true
	}
	n.Lines().Append(text.NewSegment(segment.Start+at, segment.Stop))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// Continue reads the formula's further lines, to the one that ends with two
// dollar signs.
func (displays) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*display)
	line, segment := reader.PeekLine()
	if n.closed || line == nil {
		return parser.Close
	}
	n.Lines().Append(segment)
	n.closed = bytes.HasSuffix(bytes.TrimSpace(line), []byte("$$"))
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// RegisterFuncs implements [renderer.NodeRenderer].
func (formulas) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(formulaKind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(`<code class="math">`)
			_, _ = w.Write(util.EscapeHTML(n.(*formula).source))
			_, _ = w.WriteString("</code>")
		}
		return ast.WalkSkipChildren, nil
	})
	r.Register(displayKind, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString("<pre class=\"math\">\n")
			tex := bytes.TrimSpace(n.Lines().Value(source))
			if inner, ok := bytes.CutSuffix(tex[2:], []byte("$$")); ok {
				tex = bytes.TrimSpace(inner)
			}
			_, _ = w.Write(util.EscapeHTML(tex))
			_, _ = w.WriteString("\n</pre>\n")
		}
		return ast.WalkSkipChildren, nil
	})
}
