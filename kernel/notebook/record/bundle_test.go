package record

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"kvsh/kernel"
	"kvsh/kernel/notebook"
	"kvsh/stdlib/display"
)

func TestABundleBecomesAnOutput(t *testing.T) {
	picture := kernel.Bundle{
		display.PlainText: "a picture", display.ANSIText: "\x1b[1ma picture\x1b[m", "image/png": []byte{1}, "application/json": map[string]int{"n": 1},
		display.Metadata: map[string]map[string]any{"image/png": {"width": 640, "height": 480}},
	}
	nb := &notebook.Notebook{Cells: []notebook.Cell{{Kind: notebook.CodeCell}}}
	out := New(nb).Begin(0)
	out.Display(kernel.Bundle{display.PlainText: "soon"}, "id")
	out.Update(picture, "id")
	out.Result(picture)
	out.Display(picture, "id")
	out.Update(kernel.Bundle{"image/png": []byte{2}}, "id")
	updated, result := nb.Cells[0].Outputs[0], nb.Cells[0].Outputs[1]

	if got, want := slices.Sorted(maps.Keys(result.Data)), []string{"application/json", "image/png", "text/plain"}; !slices.Equal(got, want) {
		t.Errorf("the forms are %v, want %v", got, want)
	}
	if got := string(result.Data["application/json"].(json.RawMessage)); got != `{"n":1}` {
		t.Errorf("JSON is %s", got)
	}
	if got := string(result.Metadata["image/png"]); got != `{"height":480,"width":640}` || len(result.Metadata) != 1 {
		t.Errorf("the metadata are %s", result.Metadata)
	}
	if result.Count != 1 || picture[display.Metadata] == nil {
		t.Errorf("the count is %d, the bundle %v", result.Count, picture)
	}
	if updated.Metadata != nil || updated.Data[display.PlainText] != "" || updated.Kind != notebook.DisplayOutput {
		t.Errorf("what was updated is %+v", updated)
	}
}
