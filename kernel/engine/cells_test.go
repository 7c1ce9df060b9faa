package engine

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"kvsh/kernel"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/cells")

// transcript is what cells give, as text: what they write as it is, a value behind
// "= ".
type transcript struct {
	mu   sync.Mutex
	text strings.Builder
}

func (t *transcript) add(text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text.WriteString(text)
}

func (t *transcript) Stream(name string, text []byte) {
	if name == kernel.Stderr {
		t.add("[stderr] ")
	}
	t.add(string(text))
}
func (t *transcript) Display(b kernel.Bundle, _ string) { t.add(fmt.Sprintln(b["text/plain"])) }
func (t *transcript) Update(b kernel.Bundle, _ string)  { t.add(fmt.Sprintln(b["text/plain"])) }
func (t *transcript) Clear(bool)                        { t.add("[clear]\n") }
func (t *transcript) Result(b kernel.Bundle)            { t.add(fmt.Sprintln("=", b["text/plain"])) }

func (t *transcript) take() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	text := t.text.String()
	t.text.Reset()
	return text
}

// chunkCell is a cell of a chunk file with what it is to give.
type chunkCell struct {
	code string // with its comments, but for the expected output
	want string
	line int
}

// parseChunks reads a chunk file: chunks between lines "---", each a session of
// its own; cells between lines "%%"; the expected output of a cell in lines that
// begin with "//> " behind it; expected errors in comments "// ERROR "regexp""
// on their lines.
func parseChunks(text string) [][]chunkCell {
	var chunks [][]chunkCell
	line := 1
	for _, chunk := range strings.Split(text, "\n---\n") {
		var cells []chunkCell
		for _, part := range strings.Split(chunk, "\n%%\n") {
			c := chunkCell{line: line}
			var code []string
			for _, l := range strings.Split(part, "\n") {
				if out, ok := strings.CutPrefix(l, "//>"); ok {
					c.want += strings.TrimPrefix(out, " ") + "\n"
				} else {
					code = append(code, l)
				}
				line++
			}
			line++
			c.code = strings.TrimRight(strings.Join(code, "\n"), "\n")
			cells = append(cells, c)
		}
		chunks = append(chunks, cells)
	}
	return chunks
}

func formatChunks(chunks [][]chunkCell) string {
	var texts []string
	for _, cells := range chunks {
		var parts []string
		for _, c := range cells {
			part := c.code
			for l := range strings.Lines(c.want) {
				part += strings.TrimRight("\n//> "+strings.TrimSuffix(l, "\n"), " ")
			}
			parts = append(parts, part)
		}
		texts = append(texts, strings.Join(parts, "\n%%\n"))
	}
	return strings.Join(texts, "\n---\n") + "\n"
}

var expectedError = regexp.MustCompile(`// ERROR "(.*)"`)

// checkErrors holds the errors of a cell against the comments in it.
func checkErrors(t *testing.T, c chunkCell, err error) {
	t.Helper()
	var faults Errors
	var one *Error
	switch {
	case errors.As(err, &faults):
	case errors.As(err, &one):
		faults = Errors{one}
	case err != nil:
		t.Errorf("line %d: error %v", c.line, err)
		return
	}
	found := map[int]string{}
	for _, f := range faults {
		found[f.Line] += f.Msg + "\n"
	}
	for i, l := range strings.Split(c.code, "\n") {
		m := expectedError.FindStringSubmatch(l)
		got, ok := found[i+1]
		switch {
		case m == nil && ok:
			t.Errorf("line %d: unexpected error: %s", c.line+i, got)
		case m != nil && !ok:
			t.Errorf("line %d: no error, want %q", c.line+i, m[1])
		case m != nil && !regexp.MustCompile(m[1]).MatchString(got):
			t.Errorf("line %d: error %q, want %q", c.line+i, got, m[1])
		}
		delete(found, i+1)
	}
	for _, msg := range found {
		t.Errorf("line %d: an error without a place in the cell: %s", c.line, msg)
	}
}

func TestCells(t *testing.T) {
	files, err := filepath.Glob("testdata/cells/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			chunks := parseChunks(strings.TrimSuffix(string(text), "\n"))
			for i := range chunks {
				runChunk(t, chunks[i])
			}
			if *update {
				if err := os.WriteFile(path, []byte(formatChunks(chunks)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func runChunk(t *testing.T, cells []chunkCell) {
	s := newSession(t)
	for i := range cells {
		c := &cells[i]
		out := &transcript{}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		err := s.Run(ctx, kernel.Cell{Name: fmt.Sprintf("cell[%d]", i+1), Source: c.code, Number: i + 1}, out)
		cancel()
		var exit *Exit
		if errors.As(err, &exit) {
			out.add(fmt.Sprintf("[%v]\n", exit))
			err = nil
		}
		checkErrors(t, *c, err)
		got := lined(out.take())
		if *update {
			c.want = got
		} else if got != c.want {
			t.Errorf("line %d:\n%s\ngives\n%s\nwant\n%s", c.line, c.code, got, c.want)
		}
	}
}

// lined is text as lines without blanks at their ends.
func lined(text string) string {
	var out string
	for l := range strings.Lines(text) {
		out += strings.TrimRight(l, " \n") + "\n"
	}
	return out
}

func newSession(t testing.TB) *Session {
	t.Helper()
	s, err := NewSession(Options{Stdout: discard{}, Stderr: discard{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }
