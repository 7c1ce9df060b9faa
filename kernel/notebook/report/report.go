package report

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"kvsh/kernel/notebook"
)

// Code says what a report does with the code of cells.
type Code int

const (
	Usual  Code = iota // folded in HTML, shown in Markdown
	Shown              // shown
	Folded             // a line that unfolds to the code
	Hidden             // left out, and with it the cells that have no output
)

// Options say what is in a report. The zero value will do.
type Options struct {
	// Code says what becomes of the code of cells.
	Code Code

	// Open reads a local picture that the text of an HTML report refers to. Its
	// path has slashes, is relative to the notebook and may begin with "..". If
	// Open is nil, no such picture is read, and the report says so in its place.
	Open func(path string) ([]byte, error)
}

// A view is what a report shows of a cell.
type view struct {
	number   int  // of the cell, from 1
	code     Code // Shown, Folded or Hidden
	outputs  bool
	fold     bool   // the outputs unfold
	label    string // of a cell with parameters, or ""
	language string // of the code
}

// views lists what a report shows of each cell, nil for a cell it leaves out.
// The tags are those of nbconvert and of Jupyter Book, with "-" or "_".
func views(nb *notebook.Notebook, code Code) []*view {
	all := make([]*view, len(nb.Cells))
	language := language(nb)
	for i := range nb.Cells {
		c := &nb.Cells[i]
		tags := c.Tags()
		for j := range tags {
			tags[j] = strings.ReplaceAll(tags[j], "_", "-")
		}
		has := func(tag string) bool { return slices.Contains(tags, tag) }
		if has("remove-cell") {
			continue
		}
		v := &view{number: i + 1, code: code, outputs: len(c.Outputs) > 0, language: language}
		switch {
		case has("remove-input") || strings.TrimSpace(c.Source) == "":
			v.code = Hidden
		case code == Shown && (has("hide-input") || has("hide-cell")):
			v.code = Folded
		}
		v.outputs = v.outputs && !has("remove-output")
		v.fold = has("hide-output") || has("hide-cell")
		switch {
		case has(notebook.InjectedTag):
			v.label = "parameters of this run"
		case has(notebook.ParametersTag):
			v.label = "parameters"
		}
		if c.Kind == notebook.CodeCell && v.code == Hidden && !v.outputs {
			continue
		}
		all[i] = v
	}
	return all
}

// language is the name of the language of the notebook's code, in lower case.
func language(nb *notebook.Notebook) string {
	for _, place := range [][2]string{{"language_info", "name"}, {"kernelspec", "language"}} {
		var m map[string]json.RawMessage
		var name string
		if json.Unmarshal(nb.Metadata[place[0]], &m) == nil && json.Unmarshal(m[place[1]], &name) == nil && name != "" {
			return strings.ToLower(name)
		}
	}
	return "go"
}

// fileName is the name of the notebook's file, without its folder.
func fileName(nb *notebook.Notebook) string {
	if nb.Name == "" {
		return ""
	}
	return path.Base(strings.ReplaceAll(nb.Name, `\`, "/"))
}

// A failure is a cell that ended with an error that nobody asked for.
type failure struct {
	Number int
	Shown  bool // whether the report has the error
	Error  string
}

func failures(nb *notebook.Notebook, views []*view) []failure {
	var list []failure
	for i := range nb.Cells {
		c := &nb.Cells[i]
		if slices.Contains(c.Tags(), "raises-exception") {
			continue
		}
		at := slices.IndexFunc(c.Outputs, func(o notebook.Output) bool { return o.Kind == notebook.ErrorOutput })
		if at >= 0 {
			list = append(list, failure{i + 1, views[i] != nil && views[i].outputs, firstLine(errorText(&c.Outputs[at]), 200)})
		}
	}
	return list
}

// errorText is the name and the text of an error.
func errorText(o *notebook.Output) string {
	name, value := plain(o.ErrorName), plain(o.ErrorValue)
	switch {
	case name == "" && value == "":
		return "Error"
	case name == "" || value == "":
		return name + value
	}
	return name + ": " + value
}

// firstLine is the first line of a text that is not blank, of at most n
// characters.
func firstLine(text string, n int) string {
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	text = strings.TrimSpace(text)
	if r := []rune(text); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return text
}

// outputLabel is a text for a picture that has none.
func outputLabel(cell int) string { return fmt.Sprintf("Picture from cell %d", cell) }

// joined are the outputs with the streams that follow each other made one.
func joined(outputs []notebook.Output) []notebook.Output {
	var list []notebook.Output
	var texts []string
	flush := func() {
		if texts != nil {
			list[len(list)-1].Text = strings.Join(texts, "")
			texts = nil
		}
	}
	for _, o := range outputs {
		if o.Kind != notebook.StreamOutput {
			flush()
			list = append(list, o)
			continue
		}
		if texts == nil || list[len(list)-1].Stream != o.Stream {
			flush()
			list = append(list, o)
		}
		texts = append(texts, o.Text)
	}
	flush()
	return list
}
