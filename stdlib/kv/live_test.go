package kv

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"kvsh/stdlib/display"
)

// page is a front end that can change what it shows and asks its reader. It
// records what it is told; of bundles the HTML, or else the text.
type page struct {
	mu     sync.Mutex
	told   []string
	answer string
	err    error
}

func (p *page) tell(kind, id string, b map[string]any) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	form, ok := b["text/html"]
	if !ok {
		form = b[display.PlainText]
	}
	p.told = append(p.told, strings.TrimSpace(fmt.Sprint(kind, " ", id, " ", form)))
	return nil
}

func (p *page) Display(b map[string]any) error              { return p.tell("show", "", b) }
func (p *page) DisplayAs(b map[string]any, id string) error { return p.tell("show", id, b) }
func (p *page) Update(b map[string]any, id string) error    { return p.tell("update", id, b) }

func (p *page) Clear(wait bool) error {
	return p.tell("clear", fmt.Sprint(wait), map[string]any{"text/html": ""})
}

func (p *page) Ask(prompt string, password bool) (string, error) {
	return p.answer, errors.Join(p.err, p.tell("ask", fmt.Sprint(prompt, " ", password), map[string]any{"text/html": ""}))
}

// onPage runs f with a page and returns it, and the error that ends f.
func onPage(t *testing.T, p *page, f func()) error {
	t.Helper()
	_, err := shown(t, func() {
		defer display.SetSink(p)()
		f()
	})
	return err
}

func TestWhatIsShownCanBeChanged(t *testing.T) {
	var p page
	err := onPage(t, &p, func() {
		ShowAs("state", "scanning")
		Update("state", HTML("<b>done</b>"))
		ClearOutput()
		ClearOutput(true)
	})
	want := []string{"show state scanning", "update state <b>done</b>", "clear false", "clear true"}
	if err != nil || !slices.Equal(p.told, want) {
		t.Errorf("told %q, %v", p.told, err)
	}
}

func TestTheReaderIsAsked(t *testing.T) {
	p := page{answer: "Ada"}
	err := onPage(t, &p, func() {
		if got := Input("your", "name? ") + Password() + Password("and? "); got != "AdaAdaAda" {
			t.Errorf("got %q", got)
		}
	})
	if want := []string{"ask your name?  false", "ask  true", "ask and?  true"}; err != nil || !slices.Equal(p.told, want) {
		t.Errorf("told %q, %v", p.told, err)
	}
	p.err = io.EOF
	err = onPage(t, &p, func() { Input("name? ") })
	if err == nil || err.Error() != `ask "name? ": the input has ended (EOF)` || !errors.Is(err, io.EOF) {
		t.Errorf("the end of the input gives %v", err)
	}
}

func TestRichForms(t *testing.T) {
	dot := image.NewGray(image.Rect(0, 0, 3, 2))
	var p, j bytes.Buffer
	if err := errors.Join(png.Encode(&p, dot), jpeg.Encode(&j, dot, nil)); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name             string
		v                display.Shower
		text, mime, form string
	}{
		{"LaTeX is its own text", Latex(`$\lambda$`), `$\lambda$`, "text/latex", `$\lambda$`},
		{"a PNG tells its size", PNG(p.Bytes()), "image, 3 × 2 pixels", "image/png", p.String()},
		{"a JPEG tells its size", JPEG(j.Bytes()), "image, 3 × 2 pixels", "image/jpeg", j.String()},
		{"a picture that is none tells its bytes", PNG([]byte("abc")), "PNG image, 3 bytes", "image/png", "abc"},
		{"JSON is indented", JSON(map[string]int{"n": 1}), "{\n  \"n\": 1\n}", "application/json", "{\n  \"n\": 1\n}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := tt.v.MIMEBundle()
			if b[display.PlainText] != tt.text || fmt.Sprintf("%s", b[tt.mime]) != tt.form {
				t.Errorf("bundle %q", b)
			}
		})
	}
	if _, err := shown(t, func() { JSON(math.NaN()) }); err == nil || !strings.Contains(err.Error(), "show a float64 as JSON") {
		t.Errorf("what is no JSON gives %v", err)
	}
}

func TestALongScanHasABar(t *testing.T) {
	p := &page{}
	if err := onPage(t, p, func() {
		told := scanBar()
		told(300e6, 900e6)
		told(900e6, 900e6)
	}); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(p.told, "\n")
	for _, want := range []string{"scan, MB: 0 of 900", "scan, MB: 900 of 900"} {
		if !strings.Contains(all, want) {
			t.Errorf("the bar never showed %q:\n%s", want, all)
		}
	}
}
