package vegalite

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var outside = regexp.MustCompile(`(\d+) points? outside of the axes`)

// Every chart of the bundled gallery compiles, and has a mark for each datum but those
// that its caption says are outside.
func TestVegaDrawsTheGallery(t *testing.T) {
	specs := gallerySpecs(t)
	for name, v := range judgeSpecs(t, specs) {
		if len(v.Warnings) > 0 || v.Fault != "" {
			t.Errorf("%s: Vega-Lite warns %q and finds the fault %s", name, v.Warnings, v.Fault)
		}
		var spec map[string]any
		if err := json.Unmarshal(specs[name], &spec); err != nil {
			t.Fatal(err)
		}
		datasets := spec["datasets"].(map[string]any)
		hidden := 0
		if m := outside.FindStringSubmatch(spec["description"].(string)); m != nil {
			hidden, _ = strconv.Atoi(m[1])
		}
		seen, missing := 0, 0
		eachView(spec, func(view, mark, data string) {
			want := len(datasets[data].([]any))
			seen++
			got := v.Marks[view].Count
			if mark == "point" && !strings.HasSuffix(view, "_touch") {
				missing += want - got
			} else if got != want && hidden == 0 {
				t.Errorf("%s: %s has %d marks, want %d (%s)", name, view, got, want, mark)
			}
		})
		if seen == 0 || missing != hidden {
			t.Errorf("%s has marks in %d views and lacks %d points, want %d", name, seen, missing, hidden)
		}
	}
}

// gallerySpecs are the specifications of the charts that the notebook shows.
func gallerySpecs(t *testing.T) map[string]json.RawMessage {
	t.Helper()
	nodeFolder(t) // skips where there is none
	page := filepath.Join(t.TempDir(), "gallery.ipynb")
	kvsh := exec.CommandContext(t.Context(), "go", "run", "kvsh/cmd/kvsh", "run", "-o", page, "../../../notebooks/gallery.go", "-root", "../../../testdata/results")
	if out, err := kvsh.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var notebook struct {
		Cells []struct {
			Outputs []struct{ Data map[string]json.RawMessage }
		}
	}
	if err := json.Unmarshal(b, &notebook); err != nil {
		t.Fatal(err)
	}
	specs := map[string]json.RawMessage{}
	for i, c := range notebook.Cells {
		for k, o := range c.Outputs {
			if spec := o.Data["application/vnd.vegalite.v5+json"]; spec != nil {
				specs[fmt.Sprintf("cell %d, output %d", i+1, k+1)] = spec
			}
		}
	}
	if len(specs) < 20 {
		t.Fatalf("the gallery has %d charts", len(specs))
	}
	return specs
}

// eachView visits the named views of a specification that have data.
func eachView(v any, visit func(view, mark, data string)) {
	switch v := v.(type) {
	case map[string]any:
		view, named := v["name"].(string)
		mark, marked := v["mark"].(map[string]any)
		data, has := v["data"].(map[string]any)
		if named && marked && has {
			visit(view, mark["type"].(string), data["name"].(string))
		}
		for _, part := range v {
			eachView(part, visit)
		}
	case []any:
		for _, part := range v {
			eachView(part, visit)
		}
	}
}
