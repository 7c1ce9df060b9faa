package jupyter

import (
	"encoding/json"
	"runtime"
	"strings"
)

// info tells what the kernel is.
func (k *kernel) info(*request) any {
	version := strings.TrimPrefix(runtime.Version(), "go")
	return map[string]any{
		"status":                 "ok",
		"protocol_version":       ProtocolVersion,
		"implementation":         "kvsh",
		"implementation_version": k.opts.Version,
		"language_info": map[string]any{
			"name": "go", "version": version, "mimetype": "text/x-go", "file_extension": ".go",
			"pygments_lexer": "go", "codemirror_mode": "text/x-go", "nbconvert_exporter": "script",
		},
		"banner": "kvsh " + k.opts.Version + ": Go " + version + " for benchmarks of KV-cache offloading.\nkv.Scan(\".\") reads results; %help lists the commands, kv? the names of package kv.",
		"help_links": []map[string]string{
			{"text": "The Go language", "url": "https://go.dev/ref/spec"},
			{"text": "Go's standard library", "url": "https://pkg.go.dev/std"},
		},
		"debugger":           false,
		"supported_features": []string{"kernel subshells"},
	}
}

// answerShutdown ends the kernel. A front end that wants it anew starts it again.
func (k *kernel) answerShutdown(r *request) any {
	var req struct {
		Restart bool `json:"restart"`
	}
	_ = json.Unmarshal(r.content, &req) // what says nothing of a restart wants none
	content := map[string]any{"status": "ok", "restart": req.Restart}
	k.interrupt()
	k.publish("shutdown_reply", r.raw, content)
	k.shutdown()
	return content
}

// answerInterrupt ends the cells that run, but not the session.
func (k *kernel) answerInterrupt(*request) any {
	k.interrupt()
	return fine
}
