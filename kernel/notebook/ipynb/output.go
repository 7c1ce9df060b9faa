package ipynb

import (
	"fmt"
	"maps"
	"slices"

	"kvsh/kernel/notebook"
)

// readOutputs reads the outputs of a code cell.
func readOutputs(at string, cell map[string]any) ([]notebook.Output, error) {
	v, ok := cell["outputs"]
	if !ok {
		return nil, nil
	}
	list, ok := v.([]any)
	if !ok {
		return nil, fmt.Errorf("%s has outputs that are %s, not a list", at, kindOf(v))
	}
	var outputs []notebook.Output
	for i, v := range list {
		o, err := readOutput(fmt.Sprintf("%s, output %d", at, i+1), v)
		if err != nil {
			return nil, err
		}
		outputs = append(outputs, o)
	}
	return outputs, nil
}

// readOutput reads an output of a code cell and completes what it lacks.
func readOutput(at string, v any) (o notebook.Output, err error) {
	m, ok := v.(map[string]any)
	if !ok {
		return o, fmt.Errorf("%s is %s, not an object", at, kindOf(v))
	}
	kind, err := readType(at, "output_type", m, []string{
		string(notebook.StreamOutput), string(notebook.DisplayOutput),
		string(notebook.ResultOutput), string(notebook.ErrorOutput),
	})
	if err != nil {
		return o, err
	}
	o.Kind = notebook.OutputKind(kind)
	switch o.Kind {
	case notebook.StreamOutput:
		if o.Stream, _ = m["name"].(string); o.Stream == "" {
			o.Stream = "stdout"
		}
		o.Text, err = readText(at, "text", m)
		return o, err
	case notebook.ErrorOutput:
		return o, readError(at, m, &o)
	case notebook.ResultOutput:
		o.Count = readCount(m["execution_count"])
	}
	data, err := readObject(at, "data", m)
	if err != nil {
		return o, err
	}
	o.Data = map[string]any{}
	for mime, v := range data {
		o.Data[mime] = readValue(mime, v)
	}
	metadata, err := readObject(at, "metadata", m)
	o.Metadata = newMetadata(metadata)
	return o, err
}

// readError reads what an error output says. Its traceback is a list of
// strings; one string is taken for a list of it.
func readError(at string, m map[string]any, o *notebook.Output) (err error) {
	if o.ErrorName, err = readText(at, "ename", m); err != nil {
		return err
	}
	if o.ErrorValue, err = readText(at, "evalue", m); err != nil {
		return err
	}
	switch v := m["traceback"].(type) {
	case nil:
	case string:
		o.Traceback = []string{v}
	default:
		lines, ok := stringList(v)
		if !ok {
			return fmt.Errorf("%s has a traceback that is no list of strings", at)
		}
		if len(lines) == 0 {
			return nil
		}
		o.Traceback = lines
	}
	return nil
}

// readText returns the text at a key of an output, "" if there is none.
func readText(at, key string, m map[string]any) (string, error) {
	v, ok := m[key]
	if !ok {
		return "", nil
	}
	s, ok := joinLines(v)
	if !ok {
		return "", fmt.Errorf("%s has %s that is %s, not text", at, key, kindOf(v))
	}
	return s, nil
}

// writeOutput returns the JSON value of an output.
func writeOutput(o *notebook.Output) (any, error) {
	m := map[string]any{"output_type": string(o.Kind)}
	switch o.Kind {
	case notebook.StreamOutput:
		m["name"] = o.Stream
		if o.Stream == "" {
			m["name"] = "stdout"
		}
		m["text"] = splitLines(o.Text)
		return m, nil
	case notebook.ErrorOutput:
		traceback := []any{}
		for _, line := range o.Traceback {
			traceback = append(traceback, line)
		}
		m["ename"], m["evalue"], m["traceback"] = o.ErrorName, o.ErrorValue, traceback
		return m, nil
	case notebook.ResultOutput:
		m["execution_count"] = countValue(o.Count)
	case notebook.DisplayOutput:
	default:
		return nil, fmt.Errorf("has the unknown kind %q", o.Kind)
	}
	data := map[string]any{}
	for _, mime := range slices.Sorted(maps.Keys(o.Data)) {
		v, err := writeValue(mime, o.Data[mime])
		if err != nil {
			return nil, err
		}
		data[mime] = v
	}
	metadata, err := metadataObject(o.Metadata)
	m["data"], m["metadata"] = data, metadata
	return m, err
}

// countValue returns the JSON value of an execution count.
func countValue(count int) any {
	if count <= 0 {
		return nil
	}
	return count
}
