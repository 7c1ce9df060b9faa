package ipynb

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"kvsh/kernel/notebook"
)

// newMetadata returns the model's form of a JSON object.
func newMetadata(object map[string]any) notebook.Metadata {
	m := notebook.Metadata{}
	for key, v := range object {
		m[key] = compact(v)
	}
	return m
}

// metadataObject returns the JSON object of metadata in the model.
func metadataObject(m notebook.Metadata) (map[string]any, error) {
	object := map[string]any{}
	for _, key := range slices.Sorted(maps.Keys(m)) {
		v, err := decode(m[key])
		if err != nil {
			return nil, fmt.Errorf("has metadata %q that is not JSON: %w", key, err)
		}
		object[key] = v
	}
	return object, nil
}

// tidyNotebookMetadata drops what nbformat drops from a notebook's metadata, and
// renames what the schema forbids.
func tidyNotebookMetadata(m map[string]any) {
	for _, key := range []string{"orig_nbformat", "orig_nbformat_minor", "signature"} {
		delete(m, key)
	}
	renameUnless(m, "kernelspec", func(v any) bool {
		return hasStrings(v, "name", "display_name")
	})
	renameUnless(m, "language_info", isLanguage)
	renameUnless(m, "title", isString)
	renameUnless(m, "authors", func(v any) bool { _, ok := v.([]any); return ok })
}

// tidyCellMetadata drops what nbformat drops from a cell's metadata, and renames
// what the schema forbids in a cell of the kind.
func tidyCellMetadata(kind notebook.Kind, m map[string]any) {
	delete(m, "trusted")
	renameUnless(m, "name", func(v any) bool {
		s, ok := v.(string)
		return ok && s != "" && !strings.Contains(s, "\n")
	})
	renameUnless(m, "jupyter", isObject)
	tidyTags(m)
	switch kind {
	case notebook.RawCell:
		renameUnless(m, "format", isString)
	case notebook.CodeCell:
		renameUnless(m, "collapsed", isBool)
		renameUnless(m, "scrolled", func(v any) bool { return isBool(v) || v == "auto" })
		renameUnless(m, "execution", func(v any) bool {
			times, ok := v.(map[string]any)
			return ok && hasStrings(v, slices.Collect(maps.Keys(times))...)
		})
	}
}

// tidyTags leaves the tags that the schema allows: different strings that are
// not empty and have no comma. If others are there, what was moves to another
// key.
func tidyTags(m map[string]any) {
	v, ok := m["tags"]
	if !ok {
		return
	}
	list, ok := v.([]any)
	good := []any{}
	for _, tag := range list {
		s, isString := tag.(string)
		if !isString || s == "" || strings.Contains(s, ",") {
			ok = false
		} else if !slices.Contains(good, tag) {
			good = append(good, tag)
		}
	}
	if !ok {
		rename(m, "tags")
	}
	if ok || len(good) > 0 {
		m["tags"] = good
	}
}

// renameUnless renames a key whose value is not valid.
func renameUnless(m map[string]any, key string, valid func(v any) bool) {
	if v, ok := m[key]; ok && !valid(v) {
		rename(m, key)
	}
}

// rename moves the value of a key to the first free one of key_invalid,
// key_invalid_invalid and so on, so that the value is not lost.
func rename(m map[string]any, key string) {
	free := key + "_invalid"
	for {
		if _, taken := m[free]; !taken {
			break
		}
		free += "_invalid"
	}
	m[free] = m[key]
	delete(m, key)
}

// isLanguage reports whether v is a language_info of the schema.
func isLanguage(v any) bool {
	if !hasStrings(v, "name") {
		return false
	}
	m := v.(map[string]any)
	for _, key := range []string{"file_extension", "mimetype", "pygments_lexer"} {
		if v, ok := m[key]; ok && !isString(v) {
			return false
		}
	}
	mode, ok := m["codemirror_mode"]
	return !ok || isString(mode) || isObject(mode)
}

// hasStrings reports whether v is an object with strings at all the keys.
func hasStrings(v any, keys ...string) bool {
	m, ok := v.(map[string]any)
	for _, key := range keys {
		ok = ok && isString(m[key])
	}
	return ok
}

func isString(v any) bool { _, ok := v.(string); return ok }

func isBool(v any) bool { _, ok := v.(bool); return ok }

func isObject(v any) bool { _, ok := v.(map[string]any); return ok }
