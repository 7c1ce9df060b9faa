package shell

import (
	"strings"

	"kvsh/kernel"
)

// printer puts what cells give on the screen.
type printer struct {
	paper interface{ Print(text string) }
	look  *look
	// tail is the beginning of a line whose end is still to come.
	tail string
	// live is what was shown under an id and may change: it stays below the text
	// until its cell ends.
	live []live
	last kernel.Bundle // that was a cell's value
	any  bool          // the cell has given something
}

type live struct{ id, text string }

// longestTail is how much of a line is kept back for its end to come.
const longestTail = 1 << 16

// take shows items.
func (p *printer) take(items []item) {
	for _, i := range items {
		switch i.kind {
		case streamItem:
			p.stream(string(i.text))
		case displayItem:
			p.display(i)
		case updateItem:
			p.update(i)
		case clearItem:
			p.tail, p.live = "", nil
		case resultItem:
			p.result(i)
		}
	}
}

// stream prints the lines that are whole.
func (p *printer) stream(text string) {
	p.any = p.any || text != ""
	p.tail = strings.ReplaceAll(p.tail+text, "\r\n", "\n")
	if end := strings.LastIndexByte(p.tail, '\n') + 1; end > 0 {
		p.paper.Print(p.tail[:end])
		p.tail = p.tail[end:]
	}
	if back := strings.LastIndexByte(strings.TrimRight(p.tail, "\r"), '\r'); back >= 0 {
		p.tail = p.tail[back+1:] // what was before it is overwritten
	}
	if len(p.tail) > longestTail {
		p.endLine()
	}
}

// endLine prints the line that has begun.
func (p *printer) endLine() {
	if p.tail != "" {
		p.paper.Print(p.tail)
		p.tail = ""
	}
}

// print prints text from a new line on.
func (p *printer) print(text string) {
	p.endLine()
	p.paper.Print(text)
	p.any = true
}

func (p *printer) display(i item) {
	text := p.look.text(i.bundle)
	if i.id == "" || lines(text) > p.look.height/2 {
		p.print(text)
		return
	}
	p.endLine()
	p.live = append(p.live, live{i.id, text})
}

// update shows the new form of what is live; what is not is printed again.
func (p *printer) update(i item) {
	text := p.look.text(i.bundle)
	found := false
	for at := range p.live {
		if p.live[at].id == i.id {
			p.live[at].text, found = text, true
		}
	}
	if !found {
		p.print(text)
	}
}

// settle prints what was live, for good.
func (p *printer) settle() {
	p.endLine()
	for _, l := range p.live {
		p.print(l.text)
	}
	p.live = nil
}

func (p *printer) result(i item) {
	p.settle()
	text := p.look.text(i.bundle)
	label := p.look.outLabel(i.number)
	if lines(text) > 1 {
		label += "\n"
	} else {
		label += " "
	}
	p.print(label + text)
	p.last = i.bundle
}

// lines is the number of lines of a text.
func lines(text string) int { return strings.Count(strings.TrimSuffix(text, "\n"), "\n") + 1 }

// rows is what is not printed yet, as lines of the screen, in the order in which it
// will be.
func (p *printer) rows(width int) (rows []string) {
	if p.tail != "" {
		rows = wrapped(printable(p.tail), width)
	}
	return append(rows, p.liveRows()...)
}

func (p *printer) liveRows() (rows []string) {
	for _, l := range p.live {
		rows = append(rows, strings.Split(strings.TrimSuffix(l.text, "\n"), "\n")...)
	}
	return rows
}
