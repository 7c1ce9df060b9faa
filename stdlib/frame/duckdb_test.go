package frame

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"kvsh/testdata/npm"
)

// duckDB is a folder with DuckDB.
var duckDB = sync.OnceValues(func() (string, error) { return npm.Install("duckdb", "testdata/node") })

// duckColumn is what DuckDB finds in a column.
type duckColumn struct {
	Type       string
	N, Missing int
	Total      *string
}

// copyByDuckDB has DuckDB copy a Parquet file, and tell what is in it.
func copyByDuckDB(t *testing.T, from, to string) map[string]duckColumn {
	t.Helper()
	folder, err := duckDB()
	if errors.Is(err, npm.ErrAbsent) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile("testdata/node/copy.js")
	if err != nil {
		t.Fatal(err)
	}
	node := exec.CommandContext(t.Context(), "node", "--eval", string(script), from, to)
	var faults bytes.Buffer
	node.Dir, node.Stderr = folder, &faults
	out, err := node.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, faults.String())
	}
	var found map[string]duckColumn
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestDuckDBReadsAndWritesTheSameParquet(t *testing.T) {
	const n = rowGroup + 1000
	r := rand.New(rand.NewPCG(22, 23))
	f := random(r, n).Drop("k")
	f = f.Mutate("x", func(row Row) any { return row.Float("x") + 0 }) // DuckDB takes -0 for 0
	null := make([]bool, n)
	for i := range null {
		null[i] = r.IntN(9) == 0
	}
	many := large(n)
	f = f.With(many.Column("id").WithNulls(null)).With(many.Column("key").Named(`a "key"`)).With(Floats("y", make([]float64, n)))
	f = f.Mutate("y", func(row Row) any { return float64(row.Int("id")) / 8 }).With(Floats("none", make([]float64, n)).WithNulls(null))

	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.parquet"), filepath.Join(dir, "to's.parquet")
	if err := f.Save(from); err != nil {
		t.Fatal(err)
	}
	found := copyByDuckDB(t, from, to)
	for name, want := range map[string]string{"s": "VARCHAR", "x": "DOUBLE", "b": "BOOLEAN", "row": "BIGINT", "id": "BIGINT", `a "key"`: "VARCHAR", "y": "DOUBLE", "none": "DOUBLE"} {
		missing, sum := 0, 0.0
		c := f.Column(name)
		for i := range n {
			if c.isNull(i) {
				missing++
			} else {
				sum += c.number(i)
			}
		}
		got := found[name]
		if got.Type != want || got.N != n-missing || got.Missing != missing {
			t.Errorf("DuckDB finds %+v in %s, want %d %s values and %d nulls", got, name, n-missing, want, missing)
		}
		if name == "x" || !c.typ.Numeric() {
			continue // there are infinities in x
		}
		if total, err := strconv.ParseFloat(*got.Total, 64); err != nil || math.Abs(total-sum) > 1e-9*sum {
			t.Errorf("DuckDB finds the sum %s of %s, want %v", *got.Total, name, sum)
		}
	}
	if diff := sameFrame(ReadParquetFile(to), f); diff != "" {
		t.Errorf("what DuckDB wrote: %s", diff)
	}
}
