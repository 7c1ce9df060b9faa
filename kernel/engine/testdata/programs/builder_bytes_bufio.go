//go:build ignore

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

type stutter struct {
	r io.Reader
	n int
}

// Read hands out few bytes at a time.
func (s *stutter) Read(p []byte) (int, error) {
	s.n++
	return s.r.Read(p[:min(len(p), s.n%3+1)])
}

type rot13 struct{ io.Reader }

func (r rot13) Read(p []byte) (n int, err error) {
	n, err = r.Reader.Read(p)
	for i := range p[:n] {
		switch c := p[i]; {
		case c >= 'a' && c <= 'z':
			p[i] = 'a' + (c-'a'+13)%26
		case 'A' <= c && c <= 'Z':
			p[i] = 'A' + (c-'A'+13)%26
		}
	}
	return
}

type prefixer struct {
	w      io.Writer
	prefix string
	mid    bool
}

func (p *prefixer) Write(b []byte) (n int, err error) {
	for len(b) > 0 {
		if !p.mid {
			io.WriteString(p.w, p.prefix)
		}
		line, rest, found := bytes.Cut(b, []byte("\n"))
		if found {
			line = b[:len(line)+1]
		}
		p.mid = !found
		k, err := p.w.Write(line)
		if n += k; err != nil {
			return n, err
		}
		b = rest
	}
	return n, nil
}

type limited struct{ left int }

var errFull = errors.New("disk full")

func (l *limited) Write(b []byte) (int, error) {
	if len(b) > l.left {
		return l.left, errFull
	}
	l.left -= len(b)
	return len(b), nil
}

func splitPairs(data []byte, atEOF bool) (int, []byte, error) {
	for i := 0; i+1 < len(data); i++ {
		if data[i] == ';' && data[i+1] == ';' {
			return i + 2, data[:i], nil
		}
	}
	if atEOF && len(data) > 0 {
		return len(data), data, bufio.ErrFinalToken
	}
	return 0, nil, nil
}

func main() {
	var sb strings.Builder
	p := &prefixer{w: &sb, prefix: "> "}
	fmt.Fprintf(p, "a\nb")
	fmt.Fprintf(p, "c\n\n")
	fmt.Fprint(p, "d")
	fmt.Printf("%q\n", sb.String())
	b, err := io.ReadAll(rot13{&stutter{r: strings.NewReader("Uryyb, XI pnpur!")}})
	fmt.Println(string(b), err)
	sc := bufio.NewScanner(&stutter{r: strings.NewReader("x=1;;y=2;;;;z")})
	sc.Split(splitPairs)
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
	for _, split := range []bufio.SplitFunc{bufio.ScanWords, bufio.ScanLines, bufio.ScanRunes} {
		sc := bufio.NewScanner(strings.NewReader("é w\r\nx\n"))
		sc.Split(split)
		n := 0
		for sc.Scan() {
			n++
			fmt.Printf("%q", sc.Bytes())
		}
		fmt.Print(" ", n, "; ")
	}
	fmt.Println()
	small := bufio.NewScanner(strings.NewReader("short\n" + strings.Repeat("x", 100)))
	small.Buffer(make([]byte, 0, 8), 16)
	fmt.Println(small.Scan(), small.Scan(), small.Err(), errors.Is(small.Err(), bufio.ErrTooLong))
	r := bufio.NewReader(strings.NewReader("line one\nrest"))
	peek, _ := r.Peek(4)
	line, err := r.ReadString('\n')
	c, size, _ := r.ReadRune()
	r.UnreadRune()
	rest, err2 := r.ReadString('\n')
	fmt.Printf("%s %q %v %c %d %q %v\n", peek, line, err, c, size, rest, err2 == io.EOF)
	w := bufio.NewWriterSize(&limited{20}, 16)
	for i := range 4 {
		n, err := fmt.Fprintf(w, "chunk-%d;", i)
		fmt.Print(n, err, w.Buffered(), " ")
	}
	fmt.Println(w.Flush())
	var buf bytes.Buffer
	tee := io.TeeReader(strings.NewReader("tee text"), &buf)
	first := make([]byte, 3)
	io.ReadFull(tee, first)
	fmt.Printf("%s %s %v\n", first, buf.String(), bytes.HasPrefix(buf.Bytes(), first))
	buf.WriteByte('!')
	buf.WriteRune('é')
	buf.Truncate(5)
	fmt.Printf("%q %d %q\n", buf.String(), buf.Len(), buf.Next(2))
	_, err = io.ReadFull(&buf, make([]byte, 10))
	fmt.Println(err, errors.Is(err, io.ErrUnexpectedEOF))
	fmt.Println(bytes.Map(unicode.ToUpper, []byte("abc")), string(bytes.TrimFunc([]byte("12ab3"), unicode.IsDigit)), bytes.Count([]byte("cheese"), []byte("e")))
	rep := strings.NewReplacer("<", "&lt;", ">", "&gt;", "HBM", "memory")
	fmt.Println(rep.Replace("<HBM>"), strings.Map(func(r rune) rune {
		if r == 'x' {
			return -1
		}
		return unicode.ToUpper(r)
	}, "axbx"), strings.Title("old api"), strings.EqualFold("GDS", "gds"), strings.LastIndex("go gopher", "go"), strings.TrimLeft("xxabx", "x"))
}
