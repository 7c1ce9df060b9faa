package bench

import (
	"encoding/base64"
	"math"
	"math/rand/v2"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// python runs a Python program that turns each line of its input into one of
// its output. Records were written and first read by Python, so it is the judge.
func python(t *testing.T, program string, lines []string) []string {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	cmd := exec.Command(path, "-c", program)
	cmd.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3: %v", err)
	}
	got := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(got) != len(lines) {
		t.Fatalf("python3 answered %d lines of %d", len(got), len(lines))
	}
	return got
}

func TestTheParserAcceptsWhatPythonAccepts(t *testing.T) {
	const program = `
import sys, json, base64
for line in sys.stdin:
    try:
        text = base64.b64decode(line).decode("utf-8", "replace").strip(" \t\r\n")
        print(isinstance(json.loads(text), dict))
    except (ValueError, RecursionError):
        print(False)
`
	var texts, encoded []string
	for _, tt := range oddLines {
		texts = append(texts, tt.line)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 { // a good line with one byte changed, dropped or doubled
		b := []byte(good(2))
		i := r.IntN(len(b))
		switch r.IntN(3) {
		case 0:
			b[i] = ` {}[]",:0e-N\x`[r.IntN(14)]
		case 1:
			b = append(b[:i], b[i+1:]...)
		case 2:
			b = append(b[:i+1], b[i:]...)
		}
		texts = append(texts, string(b))
	}
	for _, text := range texts {
		encoded = append(encoded, base64.StdEncoding.EncodeToString([]byte(text)))
	}
	for i, answer := range python(t, program, encoded) {
		e := parseLine([]byte(strings.Trim(texts[i], " \t\r\n")), 1)
		accepted := e.problem == ""
		if strings.Contains(e.problem, "not valid UTF-8") { // which Python replaced
			continue
		}
		if accepted != (answer == "True") {
			t.Errorf("accepted %v (%s), but Python says %s: %.300q", accepted, e.problem, answer, texts[i])
		}
	}
}

func TestFloatsPrintAsPythonPrintsThem(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var floats []float64
	var bits []string
	for range 3000 {
		f := math.Float64frombits(r.Uint64())
		if r.IntN(2) == 0 {
			f = r.NormFloat64() * math.Pow(10, float64(r.IntN(40)-20))
		}
		floats = append(floats, f)
		bits = append(bits, strconv.FormatUint(math.Float64bits(f), 16))
	}
	const program = `
import sys, struct
for line in sys.stdin:
    print(repr(struct.unpack(">d", bytes.fromhex(line.strip().zfill(16)))[0]))
`
	for i, want := range python(t, program, bits) {
		if got := FormatFloat(floats[i]); got != want {
			t.Errorf("%v prints as %s, in Python as %s", floats[i], got, want)
		}
	}
}

func TestNumbersAreReadAsPythonReadsThem(t *testing.T) {
	texts := []string{
		"1", "1.5", " 2 ", "1_000", "_1", "1_", "1__0", "1_0.5", "1_.5", "0x10", "0b1", "1e3", "1E+3", "inf", "-Infinity", "NaN", "nan",
		"infinit", "+1", "++1", "", " ", ".5", "5.", "1e", "1e_3", "007", "1,5", "1p3", "0x1p-2", "1e999", "True",
	}
	const program = `
import sys
for line in sys.stdin:
    text = line.rstrip("\n")
    def read(kind):
        try: return repr(kind(text))
        except ValueError: return "-"
    print(read(float), read(int))
`
	for i, want := range python(t, program, texts) {
		v := value{kind: kindString, text: texts[i]}
		got := "-"
		if f, ok := v.pyFloat(); ok {
			got = FormatFloat(f)
		}
		if n, ok := v.pyInt(); ok {
			got += " " + strconv.Itoa(n)
		} else {
			got += " -"
		}
		if got != want {
			t.Errorf("%q reads as %s, in Python as %s", texts[i], got, want)
		}
	}
}
