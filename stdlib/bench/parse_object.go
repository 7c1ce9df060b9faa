package bench

// field is a key of a result object with its value.
type field struct {
	key string
	value
}

// object reads a result object. A key that occurs twice keeps its last value.
// The fields and their lists hold till the next object is read.
func (p *parser) object() ([]field, error) {
	p.fields, p.lists, p.numbers = p.fields[:0], p.lists[:0], p.numbers[:0]
	if empty, err := p.open('}'); err != nil || empty {
		return p.fields, err
	}
	for place := 0; ; place++ {
		key, err := p.topKey(place)
		if err != nil {
			return nil, err
		}
		if err := p.top(key); err != nil {
			return nil, err
		}
		if more, err := p.next('}'); err != nil || !more {
			return p.fields, err
		}
	}
}

// topKey reads the top-level key of a place and the colon after it.
func (p *parser) topKey(place int) (known, error) {
	p.space()
	if !p.slow {
		if key, same := p.keys.at(place, p.b[p.i:]); same {
			p.i += len(key.name) + len(`"":`)
			return key, nil
		}
	}
	name, err := p.key()
	if err != nil {
		return known{}, err
	}
	key := known{name, p.only != nil && !p.only[name]}
	p.keys.learn(place, key)
	return key, nil
}

// top reads the value of a top-level key.
func (p *parser) top(key known) error {
	if key.unread && !p.slow && p.skipPlain() {
		return nil
	}
	v, err := p.member(key.name)
	if err == nil && !key.unread {
		p.fields = append(p.fields, field{key.name, v})
	}
	return err
}

// skipPlain jumps over a value if it is plain.
func (p *parser) skipPlain() bool {
	p.space()
	end := plainValue(p.b, p.i)
	if end == notPlain {
		return false
	}
	p.i = end
	return true
}

// member reads the value of a top-level key.
func (p *parser) member(key string) (value, error) {
	c, err := p.peek()
	if err != nil {
		return value{}, err
	}
	if c != '[' {
		return p.value()
	}
	if l := p.plainList(key); l != nil {
		return value{kind: kindArray, list: l}, nil
	}
	read := p.skipElement
	switch key {
	case "input_lens", "output_lens":
		read = p.numberElement
	case "errors":
		read = p.textElement
	case "ttfts":
		if p.detail {
			read = p.numberElement
		}
	case "itls":
		if p.detail {
			read = p.numbersElement
		}
	}
	l := new(list)
	err = p.elements(func() error {
		l.n++
		return read(l)
	})
	return value{kind: kindArray, list: l}, err
}

// plainList reads the array of a top-level key if it is plain, else nothing.
func (p *parser) plainList(key string) *list {
	if p.slow {
		return nil
	}
	var l list
	end := notPlain
	switch key {
	case "input_lens", "output_lens":
		from := len(p.numbers)
		end, p.numbers = plainCounts(p.b, p.i, p.numbers)
		l.numbers = p.numbers[from:len(p.numbers):len(p.numbers)]
		l.n = len(l.numbers)
	case "errors":
		end, l.n = plainBlanks(p.b, p.i)
	case "ttfts", "itls":
		if !p.detail {
			end, l.n = plainArray(p.b, p.i)
		}
	default:
		end, l.n = plainArray(p.b, p.i)
	}
	if end == notPlain {
		return nil
	}
	p.i = end
	p.lists = append(p.lists, l)
	return &p.lists[len(p.lists)-1]
}

func (p *parser) skipElement(*list) error { _, err := p.value(); return err }

func (p *parser) numberElement(l *list) error {
	v, err := p.value()
	l.odd = l.odd || v.kind != kindNumber
	l.numbers = append(l.numbers, v.num)
	return err
}

func (p *parser) textElement(l *list) error {
	v, err := p.value()
	l.odd = l.odd || v.kind != kindString && v.kind != kindNull
	l.texts = append(l.texts, v.text)
	return err
}

func (p *parser) numbersElement(l *list) error {
	if c, err := p.peek(); err != nil || c != '[' {
		l.odd = true
		l.nested = append(l.nested, nil)
		return p.skipElement(l)
	}
	inner := new(list)
	err := p.elements(func() error { return p.numberElement(inner) })
	l.odd = l.odd || inner.odd
	l.nested = append(l.nested, inner.numbers)
	return err
}
