//go:build ignore

package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
)

const data = `medium,batch,ttft_ms,itl_ms,note
HBM,1,10.5,2.1,
HBM,8,14.2,2.6,"warm, cached"
HBM,8,13.9,2.5,
CPU,1,22.0,2.2,
CPU,8,41.7,2.9,"said ""slow"""
CPU,8,39.1,3.3,
Local Disk,1,90.0,2.4,
Local Disk,8,240.5,9.75,
GDS,8,NaN,4,"multi
line"
GDS,1,61.5,2.3,
`

type column struct {
	name string
	vals []float64
}

func (c *column) add(s string) error {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return err
	}
	if math.IsNaN(v) {
		return fmt.Errorf("%s: not a number", c.name)
	}
	c.vals = append(c.vals, v)
	return nil
}

func (c column) percentile(p float64) float64 {
	if len(c.vals) == 0 {
		return math.NaN()
	}
	s := slices.Sorted(slices.Values(c.vals))
	at := p / 100 * float64(len(s)-1)
	lo, frac := math.Modf(at)
	if i := int(lo); i+1 < len(s) {
		return s[i] + frac*(s[i+1]-s[i])
	}
	return s[len(s)-1]
}

type table map[string]map[string]*column

func (t table) column(group, name string) *column {
	if t[group] == nil {
		t[group] = make(map[string]*column)
	}
	c, ok := t[group][name]
	if !ok {
		c = &column{name: name}
		t[group][name] = c
	}
	return c
}

func main() {
	r := csv.NewReader(strings.NewReader(data))
	head, err := r.Read()
	fmt.Println(head, err)
	t := table{}
	for {
		rec, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if rec[4] != "" {
			line, col := r.FieldPos(4)
			fmt.Printf("note %q at %d:%d\n", rec[4], line, col)
		}
		for i := 2; i < 4; i++ {
			if err := t.column(rec[0], head[i]).add(rec[i]); err != nil {
				fmt.Println("skipped:", err)
			}
		}
	}
	groups := make([]string, 0, len(t))
	for g := range t {
		groups = append(groups, g)
	}
	sort.Slice(groups, func(i, j int) bool {
		return t[groups[i]]["ttft_ms"].percentile(50) < t[groups[j]]["ttft_ms"].percentile(50)
	})
	w := csv.NewWriter(os.Stdout)
	w.Comma = ';'
	w.Write([]string{"medium", "metric", "n", "p50", "p90", "p99"})
	for _, g := range groups {
		for _, m := range []string{"ttft_ms", "itl_ms"} {
			c := t[g][m]
			rec := []string{g, m, strconv.Itoa(len(c.vals))}
			for _, p := range [...]float64{50, 90, 99} {
				rec = append(rec, strconv.FormatFloat(c.percentile(p), 'f', 2, 64))
			}
			w.Write(rec)
		}
	}
	w.Write([]string{"has;sep", `q"uote`, " lead", "new\nline", ""})
	w.Flush()
	fmt.Println(w.Error(), column{}.percentile(50))
	for _, bad := range []string{"a,b\n1", "a,\"b\n", `a,b"c`, "a,b\n1,2,3\n"} {
		recs, err := csv.NewReader(strings.NewReader(bad)).ReadAll()
		pe, ok := errors.AsType[*csv.ParseError](err)
		fmt.Println(recs, err, ok, ok && pe.Err == csv.ErrFieldCount)
	}
	loose := csv.NewReader(strings.NewReader("# c\n x , y\n1,2,3"))
	loose.Comment, loose.FieldsPerRecord, loose.TrimLeadingSpace = '#', -1, true
	fmt.Println(loose.ReadAll())
}
