package bench

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func TestManyRowsStayInTheirOrder(t *testing.T) {
	const rows = 5*rowsAtOnce + 7
	records := make([]*Record, rows)
	for i := range records {
		records[i] = &Record{Folder: "a,b", File: fmt.Sprint(i), Line: i + 1}
	}
	var out bytes.Buffer
	if err := WriteCSV(&out, records, Seed); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\r\n"), "\r\n")
	if len(lines) != rows+1 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, line := range lines[1:] {
		if !strings.HasPrefix(line, fmt.Sprintf(`"a,b",%d,`, i)) {
			t.Fatalf("line %d is %s", i+2, line)
		}
	}
}

// broken takes so many bytes and no more.
type broken struct{ room int }

func (w *broken) Write(b []byte) (int, error) {
	if w.room -= len(b); w.room < 0 {
		return 0, fmt.Errorf("the disk is full")
	}
	return len(b), nil
}

func TestAWriteThatFailsIsTold(t *testing.T) {
	for _, room := range []int{0, 300} {
		if err := WriteCSV(&broken{room}, []*Record{{Folder: strings.Repeat("x", 400)}}, Evidence); err == nil || !strings.Contains(err.Error(), "disk is full") {
			t.Errorf("with room for %d bytes: %v", room, err)
		}
	}
}
