package bench

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// load is a line of a run of so many prompts with answers of so many tokens.
func load(prompts, tokens int) string {
	array := func(element string, n int) string {
		return "[" + strings.TrimSuffix(strings.Repeat(element+", ", n), ", ") + "]"
	}
	return written(1, fmt.Sprintf(`"input_lens": %s, "output_lens": %s, "ttfts": %s, "itls": %s, "generated_texts": %s, "errors": %s`,
		array("999", prompts), array(fmt.Sprint(tokens), prompts), array("0.05590141098946333", prompts),
		array(array("0.03563210500578862", tokens-1), prompts), array(`"an answer\nwith \u0e32"`, prompts), array(`""`, prompts)))
}

// BenchmarkLoads scans prefill and decode runs in large files, and runs in files of
// their own, under both semantics.
func BenchmarkLoads(b *testing.B) {
	for _, bb := range []struct {
		name         string
		line         string
		files, lines int
	}{
		{"prefill", load(50, 1), 4, 250},
		{"decode", load(100, 1000), 4, 1},
		{"many small files", load(30, 1), 1000, 1},
	} {
		fsys, size := fstest.MapFS{}, 0
		for i := range bb.files {
			text := []byte(strings.Repeat(bb.line+"\n", bb.lines))
			size += len(text)
			fsys[fmt.Sprintf("%s/ds-%04d-gds-400g.json", testFolder, i)] = &fstest.MapFile{Data: text}
		}
		for _, sem := range []Semantics{Evidence, Seed} {
			b.Run(bb.name+", "+sem.String(), func(b *testing.B) {
				b.SetBytes(int64(size))
				b.ReportAllocs()
				for b.Loop() {
					res, err := ScanFS(fsys, "root", Options{Semantics: sem})
					if err != nil || res.Report.Rows != bb.files*bb.lines {
						b.Fatal(err, res)
					}
				}
			})
		}
	}
}
