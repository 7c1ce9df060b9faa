package frame

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
	"testing"
)

// errAbsent says that this machine lacks what it takes to install packages.
var errAbsent = errors.New("DuckDB can't be installed")

// duckDB is a folder with DuckDB in the user's cache, where it is installed once.
var duckDB = sync.OnceValues(func() (string, error) {
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			return "", fmt.Errorf("%w: %w", errAbsent, err)
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("%w: %w", errAbsent, err)
	}
	lock, err := os.ReadFile("testdata/node/package-lock.json")
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "kvsh-test", fmt.Sprintf("duckdb-%x", sha256.Sum256(lock))[:19])
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	return folder, install(folder)
})

var unreachable = regexp.MustCompile(`ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED`)

// install installs DuckDB next to a folder, and moves it there when all is well.
func install(folder string) error {
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return fmt.Errorf("%w: %w", errAbsent, err)
	}
	place, err := os.MkdirTemp(filepath.Dir(folder), "new-")
	if err != nil {
		return fmt.Errorf("%w: %w", errAbsent, err)
	}
	defer os.RemoveAll(place)
	for _, name := range []string{"package.json", "package-lock.json"} {
		b, err := os.ReadFile(filepath.Join("testdata/node", name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(place, name), b, 0o644); err != nil {
			return err
		}
	}
	npm := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0", "--fetch-timeout=60000")
	npm.Dir = place
	if out, err := npm.CombinedOutput(); err != nil && unreachable.Match(out) {
		return fmt.Errorf("%w: npm reaches no registry", errAbsent)
	} else if err != nil {
		return fmt.Errorf("npm ci: %w\n%s", err, out)
	}
	if err := os.Rename(place, folder); err != nil {
		if _, other := os.Stat(folder); other != nil {
			return err
		}
	}
	return nil
}

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
	if errors.Is(err, errAbsent) {
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
