package table

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sample has wide characters, nulls, and cells that could break a layout.
func sample(rows int) *Table {
	medium := Column{Name: "modality", Type: "text"}
	direction := Column{Name: "direction", Type: "text"}
	ttft := Column{Name: "mean_ttft_ms", Type: "float", Right: true}
	note := Column{Name: "no|te", Type: "text"}
	for i := range rows {
		medium.Cells = append(medium.Cells, []string{"HBM", "CPU", "Local Disk", "GDS"}[i%4])
		direction.Cells = append(direction.Cells, []string{"东西向", "NS"}[i%2])
		ttft.Cells = append(ttft.Cells, strconv.Itoa(i*i)+".50")
		ttft.Null = append(ttft.Null, i%5 == 3)
		note.Cells = append(note.Cells, []string{"plain", "a|b", "<i>x</i>\n\x1b[31m", strings.Repeat("long ", 20)}[i%4])
	}
	return &Table{Columns: []Column{medium, direction, ttft, note}}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (run with -update if that is right):\n%s", name, got)
	}
}

func TestRenderings(t *testing.T) {
	table := sample(12)
	table.Title, table.Caption = "Runs", "n = 12; warm runs"
	golden(t, "text.txt", table.Text(100, 6))
	golden(t, "narrow.txt", table.Text(40, 0))
	golden(t, "table.html", table.HTML(6))
	golden(t, "table.md", table.Markdown(6))
	golden(t, "empty.txt", sample(0).Text(80, 0))
}

func TestTextNeverExceedsTheWidth(t *testing.T) {
	for width := 1; width < 120; width++ {
		for _, line := range strings.Split(sample(9).Text(width, 4), "\n") {
			if w := (&runewidth.Condition{}).StringWidth(line); w > width {
				t.Fatalf("at width %d a line takes %d: %q", width, w, line)
			}
		}
	}
}

func TestNoCellReachesTheTerminalAsACommand(t *testing.T) {
	cell := "a\x1b[31m\x00\r\tb\x9b1m\u009b\u2028\u202ec"
	table := &Table{Title: cell, Caption: cell, Columns: []Column{{Name: cell, Type: cell, Cells: []string{cell}}}}
	for name, text := range map[string]string{"text": table.Text(300, 0), "html": table.HTML(0), "markdown": table.Markdown(0)} {
		if strings.ContainsAny(text, "\x1b\x00\r\t\u009b\u2028\u202e") || !utf8.ValidString(text) {
			t.Errorf("control characters in %s %q", name, text)
		}
	}
}

func TestNoCellBecomesMarkup(t *testing.T) {
	table := &Table{Columns: []Column{{Name: "x", Cells: []string{"![p](u) $a$ ~b~ &lt; <b>|`c`\\"}}}}
	if want := "| !\\[p\\](u) \\$a\\$ \\~b\\~ &amp;lt; &lt;b>\\|\\`c\\`\\\\ |"; !strings.Contains(table.Markdown(0), want) {
		t.Errorf("Markdown lacks %s:\n%s", want, table.Markdown(0))
	}
	if want := "$a$ ~b~ &amp;lt; &lt;b&gt;|"; !strings.Contains(table.HTML(0), want) {
		t.Errorf("HTML lacks %s:\n%s", want, table.HTML(0))
	}
}

func TestColumnsMayDifferInLength(t *testing.T) {
	table := &Table{Columns: []Column{{Name: "a", Cells: []string{"1", "2"}}, {Name: "b", Cells: []string{"3"}, Null: []bool{}}}}
	if got, want := table.Markdown(0), "| a | b |\n| --- | --- |\n| 1 | 3 |\n| 2 |  |\n"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestShownRows(t *testing.T) {
	for _, tt := range []struct {
		held, omitted, limit int
		want                 string
	}{
		{0, 0, 3, ""},
		{3, 0, 3, "0 1 2"},
		{4, 0, 3, "0 1 -1 3"},
		{9, 0, 4, "0 1 -1 7 8"},
		{3, 0, 0, "0 1 2"},
		{5, 0, 1, "0 -1"},
		{4, 100, 0, "0 1 -1 2 3"},
		{5, 100, 9, "0 1 2 -1 3 4"},
		{5, 100, 3, "0 1 -1 4"},
	} {
		table := &Table{Columns: []Column{{Name: "x", Cells: make([]string, tt.held)}}, Omitted: tt.omitted}
		var got []string
		for _, i := range table.shownRows(tt.limit) {
			got = append(got, strconv.Itoa(i))
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("of %d rows and %d omitted, at most %d: %s, want %s", tt.held, tt.omitted, tt.limit, s, tt.want)
		}
	}
}

func TestFootCountsOmittedRows(t *testing.T) {
	table := sample(4)
	table.Omitted = 96
	for name, text := range map[string]string{"text": table.Text(200, 0), "html": table.HTML(0), "markdown": table.Markdown(0)} {
		if want := "100 rows × 4 columns (4 × 4 shown)"; !strings.Contains(text, want) {
			t.Errorf("%s lacks %q:\n%s", name, want, text)
		}
	}
}

func BenchmarkText(b *testing.B) {
	table := sample(100_000)
	for b.Loop() {
		table.Text(120, defaultRows)
	}
}

func TestFullWidth(t *testing.T) {
	tab := &Table{Columns: []Column{{Name: "方向", Cells: []string{"东西向 EW, 南北向 NS"}}, {Name: "n", Cells: []string{"9"}}}}
	if got, want := tab.FullWidth(), len("xxxxxx EW, xxxxxx NS")+2+1; got != want {
		t.Errorf("full width %d, want %d:\n%s", got, want, tab)
	}
}
