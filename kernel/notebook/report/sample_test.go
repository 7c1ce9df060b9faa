package report

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	imagecolor "image/color"
	"image/png"
	"strings"

	"kvsh/kernel/notebook"
)

// picture is a small PNG.
func samplePicture(width, height int) []byte {
	img := image.NewPaletted(image.Rect(0, 0, width, height), imagecolor.Palette{imagecolor.White, imagecolor.RGBA{0x2f, 0x6f, 0xb8, 0xff}})
	for x := range width {
		for y := height - 1 - x*height/width; y < height; y++ {
			if x/8%2 == 0 {
				img.SetColorIndex(x, y, 1)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// sampleChart is an SVG as plotting libraries write it.
func sampleChart(line string) string {
	return `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" width="480pt" height="220pt" viewBox="0 0 480 220" version="1.1">
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF></metadata>
<defs><style type="text/css">*{stroke-linejoin: round} .grid{stroke:#dddddd}</style>
<clipPath id="clip"><rect x="50" y="10" width="410" height="170"/></clipPath><path id="dot" d="M -3 0 L 0 -3 L 3 0 L 0 3 z"/></defs>
<rect width="480" height="220" fill="#ffffff"/>
<g class="grid"><path d="M 50 137.5 H 460"/><path d="M 50 95 H 460"/><path d="M 50 52.5 H 460"/></g>
<path d="M 50 10 V 180 H 460" fill="none" stroke="#333333"/>
<g clip-path="url(#clip)"><path d="M 60 165 L 160 150 L 260 118 L 360 84 L 450 20" fill="none" stroke="` + line + `" stroke-width="2"/>
<use xlink:href="#dot" x="160" y="150" fill="` + line + `"/><use xlink:href="#dot" x="260" y="118" fill="` + line + `"/><use xlink:href="#dot" x="360" y="84" fill="` + line + `"/></g>
<g font-family="sans-serif" font-size="11" fill="#333333"><text x="230" y="210">input tokens</text><text x="20" y="14">TTFT</text></g>
</svg>`
}

func tags(names ...string) notebook.Metadata {
	raw, err := json.Marshal(names)
	if err != nil {
		panic(err)
	}
	return notebook.Metadata{"tags": raw}
}

func markdownCell(source string) notebook.Cell {
	return notebook.Cell{Kind: notebook.MarkdownCell, Source: source}
}

func codeCell(source string, outputs ...notebook.Output) notebook.Cell {
	return notebook.Cell{Kind: notebook.CodeCell, Source: source, Outputs: outputs}
}

func stream(name, text string) notebook.Output {
	return notebook.Output{Kind: notebook.StreamOutput, Stream: name, Text: text}
}

func value(data map[string]any) notebook.Output {
	return notebook.Output{Kind: notebook.DisplayOutput, Data: data}
}

const sampleTable = `<style>
table.kvsh{border-collapse:collapse;font-variant-numeric:tabular-nums}
table.kvsh .n{text-align:right}
</style>
<table class="kvsh">
<caption>Median TTFT by where the KV cache is</caption>
<thead><tr><th scope="col">modality<small>string</small></th><th scope="col">bandwidth<small>string</small></th><th scope="col" class="n">input_tokens<small>int</small></th><th scope="col" class="n">mean_ttft_ms<small>float</small></th><th scope="col" class="n">p99_ttft_ms<small>float</small></th><th scope="col" class="n">total_token_throughput<small>float</small></th></tr></thead>
<tbody>
<tr><td>HBM</td><td class="null">–</td><td class="n">32768</td><td class="n">211.4</td><td class="n">240.1</td><td class="n">151234.0</td></tr>
<tr><td>CPU</td><td class="null">–</td><td class="n">32768</td><td class="n">498.0</td><td class="n">571.9</td><td class="n">64770.2</td></tr>
<tr><td>Local Disk</td><td>400g</td><td class="n">32768</td><td class="n">1893.7</td><td class="n">2216.3</td><td class="n">17204.9</td></tr>
<tr><td>…</td><td>…</td><td class="n">…</td><td class="n">…</td><td class="n">…</td><td class="n">…</td></tr>
<tr><td>GDS</td><td>400g</td><td class="n">32768</td><td class="n">872.5</td><td class="n">940.0</td><td class="n">37391.4</td></tr>
</tbody>
<tfoot><tr><td colspan="6">4 of 48 rows, 6 columns</td></tr></tfoot>
</table>
`

// sample is a notebook that has a bit of everything.
func sample() *notebook.Notebook {
	picture := samplePicture(320, 120)
	run := codeCell("runs := kv.Scan(root, kv.Semantics(semantics))\nkv.Check(runs.Err())\n\n// Keep what is warm.\nfor i, name := range []string{\"HBM\", \"GDS\"} {\n\tfmt.Printf(\"%d %s\\n\", i+1, name)\n}",
		stream("stdout", "scanning  25%\rscanning  50%\rscanning 100%\n48 runs in \x1b[1;32m12\x1b[0m folders\n"),
		stream("stderr", "\x1b[33mwarning:\x1b[0m benchmark_result_17 has no p99\n"))
	run.Count = 3
	table := codeCell("kv.Select(runs, \"warm\")", notebook.Output{Kind: notebook.ResultOutput, Count: 4, Data: map[string]any{
		"text/html":     sampleTable,
		"text/markdown": "**Median TTFT by where the KV cache is**\n\n| modality | mean\\_ttft\\_ms |\n| --- | ---: |\n| HBM | 211.4 |\n| CPU | 498.0 |\n| GDS | 872.5 |\n",
		"text/plain":    "modality  mean_ttft_ms\nHBM              211.4\n",
	}})
	table.Count = 4
	chart := codeCell("// TTFT over the length of the prompt\nchart.New(\"TTFT\").Line(runs, \"input_tokens\", \"mean_ttft_ms\")",
		value(map[string]any{"image/svg+xml": sampleChart("#2f6fb8"), "text/plain": "TTFT over input tokens, a line that rises"}),
		value(map[string]any{"image/svg+xml": sampleChart("#9a2252"), "text/plain": "Throughput over input tokens"}))
	chart.Count = 5
	bars := codeCell("bars(runs)", notebook.Output{Kind: notebook.DisplayOutput, Data: map[string]any{"image/png": picture, "text/plain": "Bars that rise"}, Metadata: notebook.Metadata{"image/png": json.RawMessage(`{"width": 320, "height": 120}`)}},
		value(map[string]any{"application/json": json.RawMessage(`{"runs":48,"kept":[1,2]}`), "text/plain": "{...}"}))
	bars.Count = 6
	failed := codeCell("frontier := pareto.Of(runs, \"mean_ttft_ms\", \"thruput\")\nfrontier", notebook.Output{
		Kind: notebook.ErrorOutput, ErrorName: "Error", ErrorValue: "frame: no column \"thruput\"",
		Traceback: []string{"\x1b[31mError: frame: no column \"thruput\"\x1b[0m", "\tfrontier := pareto.Of(runs, \"mean_ttft_ms\", \"thruput\")", "\t            ^", "  called at pareto.go:96:14"},
	})
	failed.Count = 7
	parameters := codeCell("root := \"results\" // folder to scan\nsemantics := \"evidence\"\nwarm := true\nlimit := 1.5e3")
	parameters.Metadata, parameters.Count = tags("parameters"), 1
	injected := codeCell("root := \"/data/2026-04\"")
	injected.Metadata, injected.Count = tags("injected-parameters"), 2
	note := markdownCell("### Attached\n\nThe rack: ![the rack](attachment:rack.png)\n\nA drawing: ![drawing](plots/drawing.png \"Where the bytes go\")\n\n![drawing](plots/drawing.png \"Where the bytes go\")\n\n![lost](plots/lost.png)\n\n![build](https://example.com/badge.svg)")
	note.Attachments = json.RawMessage(fmt.Sprintf(`{"rack.png":{"image/png":%q}}`, base64.StdEncoding.EncodeToString(picture)))
	return &notebook.Notebook{
		Name: "notebooks/pareto.go",
		Cells: []notebook.Cell{
			markdownCell("# What is on the Pareto frontier of TTFT and throughput?\n\nReads a table of runs, from a CSV or from benchmark results, filters it, and draws every run with the frontier that no other run beats[^1]. See [the runs](#the-runs) and [nothing](#nowhere).\n\n[^1]: A run beats another if it is *no worse* in both and better in one."),
			parameters, injected,
			markdownCell("## The runs\n\nEach run is a folder `benchmark_result_*` with a record of what the server did. The cost is $c_i = \\sum_j t_{ij}$ and a machine is $5 or $10 per hour:\n\n$$\n\\text{TTFT}_{i} = a_i * n + b_i\n$$\n\n- [x] warm runs\n- [ ] cold runs, ~~all~~ some\n\n| tier | latency | bandwidth | note |\n|:--|--:|--:|---|\n| HBM | 0.3 µs | 3.3 TB/s | *fast* |\n| GDS | 80 µs | 48 GB/s | <b onclick=\"x()\">far</b> |\n\n```go\nfunc main() { fmt.Println(\"hello\", 42) } // a comment\n```\n\n> Tokens per second are the server's own count."),
			run, table,
			markdownCell("## Charts\n\nWith *longer* prompts the first token takes longer."),
			chart, bars,
			note,
			markdownCell("## What failed"),
			failed,
		},
	}
}

// sampleOpen has one picture.
func sampleOpen(path string) ([]byte, error) {
	if path == "plots/drawing.png" {
		return samplePicture(64, 32), nil
	}
	return nil, fmt.Errorf("no file %s", strings.TrimSpace(path))
}
