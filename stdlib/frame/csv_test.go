package frame

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/bench"
)

// plainCSV reads CSV in the plainest way: all fields as texts, by encoding/csv,
// and then each type in turn.
func plainCSV(text string) *Frame {
	lines := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	lines.FieldsPerRecord = -1
	names, err := lines.Read()
	if errors.Is(err, io.EOF) {
		err = errors.New("there is no header line")
	}
	cells := make([][]string, len(names))
	for err == nil {
		var record []string
		if record, err = lines.Read(); err != nil {
			break
		}
		if len(record) != len(names) {
			line, _ := lines.FieldPos(0)
			err = fmt.Errorf("line %d: fields: %d, but the header has %d", line, len(record), len(names))
			break
		}
		for j, s := range record {
			cells[j] = append(cells[j], s)
		}
	}
	if !errors.Is(err, io.EOF) {
		return failed("ReadCSV", "", err)
	}
	columns := make([]Column, len(names))
	for j, name := range names {
		columns[j] = plainColumn(name, cells[j])
	}
	return build("ReadCSV", columns)
}

func plainColumn(name string, cells []string) Column {
	null := make([]bool, len(cells))
	for i, s := range cells {
		null[i] = s == ""
	}
	if slices.Contains(null, false) {
		if v, ok := parseAll(cells, parseInt); ok {
			return Ints(name, v).WithNulls(null)
		}
		if v, ok := parseAll(cells, parseFloat); ok {
			return Floats(name, v).WithNulls(null)
		}
		if v, ok := parseAll(cells, func(s string) (bool, bool) { return s == "true", s == "true" || s == "false" }); ok {
			return Bools(name, v).WithNulls(null)
		}
	}
	return Strings(name, slices.Clone(cells)).WithNulls(null)
}

func parseAll[T any](cells []string, parse func(string) (T, bool)) ([]T, bool) {
	out := make([]T, len(cells))
	for i, s := range cells {
		ok := true
		if s != "" {
			out[i], ok = parse(s)
		}
		if !ok {
			return nil, false
		}
	}
	return out, true
}

// sameFrame tells in what two frames differ, or nothing.
func sameFrame(a, b *Frame) string {
	if fmt.Sprint(a.err) != fmt.Sprint(b.err) {
		return fmt.Sprintf("error %v, want %v", a.err, b.err)
	}
	if !slices.Equal(a.Names(), b.Names()) || a.Len() != b.Len() {
		return fmt.Sprintf("%d rows of %q, want %d of %q", a.Len(), a.Names(), b.Len(), b.Names())
	}
	for j := range a.df {
		x, y := &a.df[j], &b.df[j]
		if x.typ != y.typ {
			return fmt.Sprintf("column %q is %s, want %s", x.name, x.typ, y.typ)
		}
		for i := range x.Len() {
			if x.isNull(i) != y.isNull(i) || x.text(i) != y.text(i) {
				return fmt.Sprintf("column %q has %q (null: %v) in row %d, want %q (null: %v)", x.name, x.text(i), x.isNull(i), i, y.text(i), y.isNull(i))
			}
		}
	}
	return ""
}

func TestEveryShapeOfCSVIsReadAsAPlainReaderDoes(t *testing.T) {
	for _, text := range []string{
		"a", "a\n", "a\r\n", "a\n1", "a\n1\r", "a\n\r", "\n\na\n\n1\n\r\n2\n\n", "a,b\n1,\r\n,2", "a,b\n1,", "a,b\n,", "a,b\n1,\r",
		"a\n\"\"\n", "a\n\"\"", "a\n\"x\"\r", "a\n\"x\"\r\n\"y\"", "a,b\n\"x\",\"y\"\n", "a,b\n\"x,\r\ny\",\"p\"\"q\"\"\"\n1,2\n",
		"a\n\"x\r\r\ny\"\n", "a\n\"x\r\"\"\ny\"", "a,b\n\"\"\"\",\"\"\"\"\"\"\n", "a\nx\ry\n", "a,b\nx\r,y\n", "a\n\"x\"y\n", "a\nx\"y\n", "a\n\"x\n", "a\n\"x\"\"\n",
		"a,b\n1\n", "a,b\n1,2,3\n", "a,b\n\"x\ny\",1\n1\n", "\"a\nb\",c\n1,2\n3\n", "a,a\n1,2\n", "a,\n1,2\n", "\ufeffa\n1\n", "\ufeff", "\"a\n1", "a\n\ufeff1\n",
		"a\n1\n2.5\n", "a\n1\ntrue\n", "a\ntrue\nfalse\n1\n", "a\n1\nx\n", "a\n999999999999999999\n9223372036854775807\n", "a\n9223372036854775808\n", "a\n1x\n", "a\n12345678901234567890\n",
	} {
		if diff := sameFrame(ReadCSV(strings.NewReader(text)), plainCSV(text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func FuzzReadCSVAgreesWithAPlainReader(f *testing.F) {
	for _, text := range []string{"a,b\n1,x\n2.5,\n", "a\n\"\"\n1\n", "a,b\n\"x,\"\"\r\ny\",-0\r\n", "a\n007\n1e16\nnan\r", "a,b\n1,\"x\"y\n", "\n\ra\n1\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if diff := sameFrame(ReadCSV(strings.NewReader(text)), plainCSV(text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	})
}

// A long text is sampled and read in pieces.
func TestLongCSVIsReadAsAPlainReaderDoes(t *testing.T) {
	const n = 80_000
	r := rand.New(rand.NewPCG(9, 9))
	for name, late := range map[string]string{
		"no odd line":             "",
		"a blank line":            "\n\r\n",
		"a float among ints":      "1.5,x,2,true,\n",
		"a text among ints":       "N/A,x,2,true,\n",
		"a text among bools":      "1,x,2,yes,\n",
		"a value in an empty one": "1,x,2,true,9\n",
		"a quoted line end":       "1,\"x\ny\",2,true,\n",
		"a quote elsewhere":       "1,x\"y,2,true,\n",
		"a short line":            "1,x\n",
	} {
		t.Run(name, func(t *testing.T) {
			at := r.IntN(n)
			var text strings.Builder
			text.WriteString("i,s,x,b,e\n")
			for i := range n {
				fmt.Fprintf(&text, "%d,key-%d,%v,%v,\n", r.IntN(1000), r.IntN(6000), r.Float64(), r.IntN(2) == 0)
				if i == at {
					text.WriteString(late)
				}
			}
			for _, text := range []string{text.String(), strings.TrimSuffix(text.String(), "\n")} {
				if diff := sameFrame(ReadCSV(strings.NewReader(text)), plainCSV(text)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

func TestCSVIsWrittenInOrder(t *testing.T) {
	f := large(3*blockRows + 5)
	var want strings.Builder
	want.WriteString("key,x,id\n")
	for i := range f.Len() {
		row := f.Row(i)
		fmt.Fprintf(&want, "%s,%s,%d\n", row.Text("key"), bench.FormatFloat(row.Float("x")), row.Int("id"))
	}
	if got := csvOf(f); got != want.String() {
		t.Errorf("%d bytes differ from the %d wanted", len(got), want.Len())
	}
}

func TestNumbersAreAppendedAsTheyAreFormatted(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 11))
	v := []float64{0, math.Copysign(0, -1), 1, -1, 1e16, 1e16 - 2, 9.999e-5, 1e-4, -1e-4, math.Inf(1), math.Inf(-1), nan, math.MaxFloat64, 5e-324, 123456.5, -100}
	for range 10_000 {
		v = append(v, math.Float64frombits(r.Uint64()), r.NormFloat64(), float64(r.IntN(1e9)))
	}
	for _, x := range v {
		if got, want := string(appendFloat([]byte("1."), x)), "1."+bench.FormatFloat(x); got != want {
			t.Errorf("%v is appended as %s, want %s", x, got, want)
		}
	}
}

func TestAFailingWriterIsToldOf(t *testing.T) {
	f := large(3 * blockRows)
	for _, room := range []int{0, 20, 100_000} {
		if err := f.WriteCSV(&narrow{room}, CSVOptions{}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("a writer with room for %d bytes gives %v", room, err)
		}
	}
}

// narrow takes so many bytes.
type narrow struct{ room int }

func (w *narrow) Write(b []byte) (int, error) {
	w.room -= len(b)
	if w.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}
