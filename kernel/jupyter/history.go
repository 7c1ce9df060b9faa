package jupyter

import (
	"encoding/json"
	"path"
	"slices"
)

// entry is a cell that was run.
type entry struct {
	count int
	code  string
}

// cells lists the cells that were run up to one that runs, the oldest first.
func (k *kernel) cells(upTo *execution) (out []string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, e := range k.history {
		if e.count <= upTo.count {
			out = append(out, e.code)
		}
	}
	if upTo.number == 0 { // it is not kept
		out = append(out, upTo.code)
	}
	return out
}

// answerHistory lists cells that were run: the last ones, a range, or those that
// fit a pattern.
func (k *kernel) answerHistory(r *request) any {
	var req struct {
		Output  bool   `json:"output"`
		Access  string `json:"hist_access_type"`
		Session int    `json:"session"`
		Start   int    `json:"start"`
		Stop    int    `json:"stop"`
		N       int    `json:"n"`
		Pattern string `json:"pattern"`
		Unique  bool   `json:"unique"`
	}
	if err := json.Unmarshal(r.content, &req); err != nil {
		return failure{"error", "bad request", err.Error(), nil}
	}
	k.mu.Lock()
	list := slices.Clone(k.history)
	k.mu.Unlock()
	switch req.Access {
	case "range":
		list = slices.DeleteFunc(list, func(e entry) bool {
			return req.Session > 0 && req.Session != 1 || e.count < req.Start || req.Stop > 0 && e.count >= req.Stop
		})
	case "search":
		list = slices.DeleteFunc(list, func(e entry) bool { return !matches(req.Pattern, e.code) })
		if req.Unique {
			slices.Reverse(list)
			seen := map[string]bool{}
			list = slices.DeleteFunc(list, func(e entry) bool {
				again := seen[e.code]
				seen[e.code] = true
				return again
			})
			slices.Reverse(list)
		}
	}
	if req.Access != "range" && req.N > 0 && len(list) > req.N {
		list = list[len(list)-req.N:]
	}
	out := [][]any{}
	for _, e := range list {
		var code any = e.code
		if req.Output {
			code = []any{e.code, nil}
		}
		out = append(out, []any{1, e.count, code})
	}
	return map[string]any{"status": "ok", "history": out}
}

// matches reports whether code fits a pattern with * and ?, as a whole.
func matches(pattern, code string) bool {
	if pattern == "" {
		return true
	}
	ok, err := path.Match(escapeSlashes(pattern), escapeSlashes(code))
	return err == nil && ok
}

// escapeSlashes lets the wildcards of path.Match reach over slashes.
func escapeSlashes(text string) string {
	out := []rune(text)
	for i, r := range out {
		if r == '/' {
			out[i] = '\x00'
		}
	}
	return string(out)
}
