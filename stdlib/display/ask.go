package display

import (
	"errors"
	"io"
	"os"
	"strings"
	"sync"

	"golang.org/x/term"
)

// Asker is a sink that can ask the reader.
type Asker interface {
	// Ask shows a prompt and returns the line that the reader gives, without its
	// end. A password is not shown while it is typed.
	Ask(prompt string, password bool) (string, error)
}

// Ask asks the reader for a line of text. If the current sink is no [Asker], the
// prompt is printed as it is and the line comes from standard input, of which
// nothing behind the line is read; a password is not echoed on a terminal. At
// the end of the input Ask gives [io.EOF].
func Ask(prompt string, password bool) (string, error) {
	s := sink()
	if a, ok := s.(Asker); ok {
		return a.Ask(prompt, password)
	}
	var w io.Writer = os.Stdout
	if text, ok := s.(TextSink); ok && text.W != nil {
		w = text.W
	}
	return ask(w, os.Stdin, prompt, password)
}

// asking lets one question at a time have standard input.
var asking sync.Mutex

func ask(w io.Writer, in *os.File, prompt string, password bool) (string, error) {
	asking.Lock()
	defer asking.Unlock()
	if _, err := io.WriteString(w, prompt); err != nil {
		return "", err
	}
	fd := int(in.Fd())
	if !password || !term.IsTerminal(fd) {
		return readLine(in)
	}
	line, err := term.ReadPassword(fd)
	if _, failed := io.WriteString(w, "\n"); err == nil { // the reader's own end of line has no echo
		err = failed
	}
	return string(line), err
}

// readLine reads a line byte by byte. The last line may lack its end.
func readLine(in io.Reader) (string, error) {
	var line []byte
	for b := make([]byte, 1); ; {
		n, err := in.Read(b)
		if n > 0 && b[0] == '\n' {
			break
		}
		line = append(line, b[:n]...)
		if errors.Is(err, io.EOF) && len(line) > 0 {
			break
		}
		if err != nil {
			return "", err
		}
	}
	return strings.TrimSuffix(string(line), "\r"), nil
}
