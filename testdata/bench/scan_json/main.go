// Command scan_json scans benchmark results by encoding/json into the columns of
// the seed's table that stand in the records. It is what the scan of kvsh is
// measured against, no replacement: NaN costs it a line.
//
//	scan_json ROOT OUT.csv
package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

type record struct {
	Type                 string
	Iteration            any
	InputLen             any   `json:"input_len"`
	InputLens            []int `json:"input_lens"`
	KVCache, Bandwidth   string
	MeanTTFT             *float64 `json:"mean_ttft_ms"`
	StdTTFT              *float64 `json:"std_ttft_ms"`
	MeanITL              *float64 `json:"mean_itl_ms"`
	TotalTokenThroughput *float64 `json:"total_token_throughput"`
}

func main() {
	if err := scan(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func scan(root, out string) error {
	files, err := filepath.Glob(filepath.Join(root, "benchmark_result_*", "ds-*.json")) // sorted
	if err != nil {
		return err
	}
	to, err := os.Create(out)
	if err != nil {
		return err
	}
	defer to.Close()
	table := csv.NewWriter(to)
	for _, name := range files {
		if err := scanFile(name, table); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

func scanFile(name string, table *csv.Writer) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 1<<18), 1<<30)
	for lines.Scan() {
		var r record
		if json.Unmarshal(lines.Bytes(), &r) != nil || r.Type == "warmup" {
			continue
		}
		row := []string{filepath.Base(filepath.Dir(name)), filepath.Base(name), fmt.Sprint(r.Iteration), fmt.Sprint(r.InputLen), r.KVCache, r.Bandwidth}
		for _, metric := range []*float64{r.MeanTTFT, r.StdTTFT, r.MeanITL, r.TotalTokenThroughput} {
			cell := ""
			if metric != nil {
				cell = fmt.Sprint(*metric)
			}
			row = append(row, cell)
		}
		if err := table.Write(row); err != nil {
			return err
		}
	}
	return lines.Err()
}
