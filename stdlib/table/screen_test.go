package table

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
)

// loud is a style that has a sequence for every part.
var loud = &Style{Title: "\x1b[1;4m", Head: "\x1b[1m", Type: "\x1b[2;3m", Rule: "\x1b[2m", Null: "\x1b[90m", Foot: "\x1b[36m"}

// sequences are what a style adds to plain text.
var sequences = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// columnOf is a column of texts, "" for null.
func columnOf(name, kind string, right bool, cells ...string) Column {
	c := Column{Name: name, Type: kind, Right: right, Cells: cells}
	for _, v := range cells {
		c.Null = append(c.Null, v == "")
	}
	return c
}

// screened are tables that a terminal has trouble with.
var screened = map[string]*Table{
	"cjk": {
		Title: "介质对比",
		Columns: []Column{
			columnOf("介质", "text", false, "显存", "内存", "本地磁盘（带 CPU 缓存）", "GDS 直通存储，经由东西向网络访问远端节点"),
			columnOf("首字延迟_毫秒_平均值_所有请求", "float", true, "12.5", "130.0", "", "1042.3"),
			columnOf("方向", "text", false, "东西向", "南北向", "", "NS"),
			columnOf("한국어", "text", false, "빠름", "느림", "ﾊﾝｶｸ", "e\u0301tude 👩‍🚀"),
		},
		Caption: "所有数值均为稳定后的中位数；冷启动的第一次迭代不计入，单位为毫秒",
	},
	"nulls": {
		Columns: []Column{
			columnOf("all", "float", true, "", "", ""),
			columnOf("some", "int", true, "1", "", "-300"),
			columnOf("text", "text", false, "", "here", ""),
			columnOf("last", "bool", false, "true", "false", ""),
		},
	},
	"columns": wide(40),
	"rows":    long(2000),
	"texts": {
		Title: "Findings",
		Columns: []Column{
			columnOf("check", "text", false, "drift", "settles-late"),
			columnOf("place", "text", false, "benchmark_result_0910/ds-20250909-165533-gds-800g.json", "benchmark_result_0821/ds-0821-cpu.json"),
			columnOf("finding", "text", false, "TTFT rises over 9 warm iterations, 21533 to 25398 ms (Mann-Kendall tau +0.94, p 0.0002), so a median over all of them says little", "after 1 of 2\nwarm iterations"),
			columnOf("number_of_rows_that_it_concerns", "int", true, "9", "2"),
		},
	},
}

// wide is a table of n columns.
func wide(n int) *Table {
	t := &Table{}
	for j := range n {
		name := []string{"p99_ttft_ms", "model", "total_token_throughput_per_gpu", "warm"}[j%4] + "_" + strconv.Itoa(j)
		switch j % 4 {
		case 0:
			t.Columns = append(t.Columns, columnOf(name, "float", true, "88.5", "459165.2", "-0.5"))
		case 1:
			t.Columns = append(t.Columns, columnOf(name, "text", false, "/models/DeepSeek-R1-Distill-Qwen-32B", "", "Qwen3 8B of 2025"))
		case 2:
			t.Columns = append(t.Columns, columnOf(name, "int", true, "1", "20", ""))
		default:
			t.Columns = append(t.Columns, columnOf(name, "bool", false, "true", "false", ""))
		}
	}
	return t
}

// long is a table of n rows.
func long(n int) *Table {
	id, ms := Column{Name: "iteration", Type: "int", Right: true}, Column{Name: "mean_ttft_ms", Type: "float", Right: true}
	for i := range n {
		id.Cells = append(id.Cells, strconv.Itoa(i))
		ms.Cells = append(ms.Cells, strconv.FormatFloat(float64(i*i)/8, 'f', 2, 64))
	}
	return &Table{Columns: []Column{id, ms}}
}

func TestScreens(t *testing.T) {
	for name, table := range screened {
		var b strings.Builder
		for _, width := range []int{40, 80, 200} {
			s := Screen{Width: width, Rows: 10, More: ":last shows all"}
			fmt.Fprintf(&b, "== %d cells, plain\n%s", width, table.Render(s))
			s.Style = loud
			fmt.Fprintf(&b, "== %d cells, styled\n%s", width, strings.ReplaceAll(table.Render(s), "\x1b", `\e`))
		}
		golden(t, "screen_"+name+".txt", b.String())
	}
}

func TestAScreenWithoutLimits(t *testing.T) {
	text := wide(40).Render(Screen{Rows: AllRows, More: "more"})
	for _, want := range []string{"total_token_throughput_per_gpu_38", "/models/DeepSeek-R1-Distill-Qwen-32B", "\n3 rows × 40 columns\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
	if lines := strings.Count(long(2000).Render(Screen{Rows: AllRows}), "\n"); lines != 2000+4 {
		t.Errorf("%d lines of 2000 rows", lines)
	}
	if lines := strings.Count(long(2000).Render(Screen{}), "\n"); lines != defaultRows+5 {
		t.Errorf("%d lines if nobody says how many rows", lines)
	}
	endless := &Table{Columns: []Column{{Name: "x", Cells: []string{strings.Repeat("long ", 1000)}}}}
	for _, line := range strings.Split(endless.Render(Screen{More: "more"}), "\n") {
		if runewidth.StringWidth(line) > longestCell {
			t.Errorf("a cell takes %d", runewidth.StringWidth(line))
		}
	}
}

func TestAScreenSaysHowToSeeTheRest(t *testing.T) {
	texts := &Table{Columns: []Column{{Name: "text", Cells: []string{"twenty cells of text"}}}}
	for _, tt := range []struct {
		name  string
		table *Table
		width int
		want  string
	}{
		{"all is shown", long(4), 40, "4 rows × 2 columns"},
		{"rows are left out", long(2000), 80, "2,000 rows × 2 columns (4 × 2 shown); :last"},
		{"columns are left out", wide(40), 60, "3 rows × 40 columns (3 × 5 shown); :last"},
		{"a cell is cut", texts, 19, "1 row × 1 column\n:last"},
		{"no cell is cut", texts, 20, "1 row × 1 column"},
		{"there is little room", long(2000), 30, "2,000 rows × 2 columns (4 × 2…\n:last"},
	} {
		text := tt.table.Render(Screen{Width: tt.width, Rows: 4, More: ":last"})
		if !strings.HasSuffix(text, "\n"+tt.want+"\n") {
			t.Errorf("%s: the foot is not %q:\n%s", tt.name, tt.want, text)
		}
	}
}

func TestTablesShowThemselvesOnTheScreenThatIsSet(t *testing.T) {
	t.Setenv("COLUMNS", "70")
	table := long(2000)
	before := table.MIMEBundle()
	if _, styled := before["text/x-ansi"]; styled || before["text/plain"] != table.Text(Width(), defaultRows) {
		t.Errorf("without a screen the bundle is %v", before)
	}
	if s, ok := CurrentScreen(); ok {
		t.Errorf("without a screen it is %+v", s)
	}
	restore := SetScreen(Screen{Width: 50, Rows: 6, Style: loud, More: ":last"})
	bundle := table.MIMEBundle()
	plain, styled := bundle["text/plain"], bundle["text/x-ansi"]
	if want := table.Render(Screen{Width: 50, Rows: 6, More: ":last"}); plain != want || table.String() != want {
		t.Errorf("the plain text is\n%s\nwant\n%s", plain, want)
	}
	if want := table.Render(Screen{Width: 50, Rows: 6, More: ":last", Style: loud}); styled != want {
		t.Errorf("the styled text is\n%s\nwant\n%s", styled, want)
	}
	if s, ok := CurrentScreen(); !ok || s.Rows != 6 || s.Style != loud {
		t.Errorf("the screen is %+v, %v", s, ok)
	}
	if Width() != 50 {
		t.Errorf("the width is %d", Width())
	}
	SetScreen(Screen{Width: 50, Rows: AllRows})()
	if got := table.String(); got != plain {
		t.Errorf("a screen that was put back shows\n%s", got)
	}
	restore()
	if got := table.String(); got != before["text/plain"] {
		t.Errorf("after all the table is\n%s", got)
	}
	defer SetScreen(Screen{Rows: AllRows})()
	if got := table.MIMEBundle(); !strings.Contains(got["text/plain"].(string), "(200 × 2 shown)") || got["text/x-ansi"] != nil {
		t.Errorf("without limits and style the bundle is %v", got)
	}
}

func TestAPartWithoutASequenceStaysPlain(t *testing.T) {
	table := &Table{Title: "t", Columns: []Column{columnOf("a", "text", false, "", "x")}}
	if got, want := table.Render(Screen{Style: &Style{Null: "\x1b[2m"}}), "t\na\ntext\n────\n\x1b[2m·\x1b[0m\nx\n2 rows × 1 column\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzRender(f *testing.F) {
	f.Add("name", "text", "a\x1b[31m\n", "1.5", 30, 4, true)
	f.Add("总吞吐量", "", "e\u0301 👩‍🚀 \u200d\ufe0f", "-300", 7, 1, false)
	f.Add("\u0605쿛", "", "x", "1", 2, -5, false)
	f.Add("name", "int", "long", "100000", -1, 0, true)
	f.Add("total_token_throughput", "float", "long long long long", "459165.25", 2, 0, true)
	f.Fuzz(func(t *testing.T, name, kind, text, number string, width, rows int, typed bool) {
		width = min(width, 300)
		table := &Table{Title: text, Caption: name + text}
		for j := range 5 {
			c := columnOf(name, kind, j%2 == 1, text, number, "", name, text+number)
			if !typed {
				c.Type = ""
			}
			table.Columns = append(table.Columns, c)
		}
		plain := table.Render(Screen{Width: width, Rows: rows, More: text})
		styled := table.Render(Screen{Width: width, Rows: rows, More: text, Style: loud})
		if got := sequences.ReplaceAllString(styled, ""); got != plain {
			t.Errorf("without its sequences the styled table is\n%q\nbut the plain one\n%q", got, plain)
		}
		if strings.ContainsAny(plain, "\x1b\x00\r\t\u009b\u2028\u202e") {
			t.Errorf("a command reaches the terminal: %q", plain)
		}
		for _, line := range strings.Split(plain, "\n") {
			if w := measure.StringWidth(line); width > 0 && w > width {
				t.Errorf("at width %d a line takes %d: %q", width, w, line)
			}
		}
	})
}
