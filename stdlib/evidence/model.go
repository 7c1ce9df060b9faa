package evidence

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"kvsh/stdlib/nearest"
)

// A Model is what the size of a language model's KV cache depends on.
type Model struct {
	Name    string
	Layers  int
	KVHeads int // heads of keys and values, those of all ranks together
	HeadDim int // elements of a head
	Latent  int // elements of the compressed row of a token (MLA); 0 for heads of keys and values
	Bytes   int // size of an element
}

// BytesPerToken is the size of the KV cache of one token, in bytes.
//
// Ranks of tensor parallelism share the heads of keys and values, and the size is
// that of all of them. A latent row can't be shared: each rank holds the whole row,
// and the size is that of one rank.
func (m Model) BytesPerToken() int {
	if m.Latent > 0 {
		return m.Layers * m.Latent * m.Bytes
	}
	return m.Layers * 2 * m.KVHeads * m.HeadDim * m.Bytes
}

// Models lists the models whose KV cache is known, with elements of 16 bits. The
// figures are those of the configuration file, config.json, that is published with each
// model: num_hidden_layers, num_key_value_heads, head_dim (else hidden_size by
// num_attention_heads), and kv_lora_rank plus qk_rope_head_dim for a latent row.
func Models() []Model { return slices.Clone(models) }

const (
	latentRow = 512 + 64 // kv_lora_rank + qk_rope_head_dim of DeepSeek's models
	halfWord  = 2        // bytes of bfloat16 and float16
)

// The distilled models are listed because their names begin like those of models that
// they have nothing in common with.
var models = []Model{
	{"DeepSeek-R1", 61, 0, 0, latentRow, halfWord},
	{"DeepSeek-R1-0528-Qwen3-8B", 36, 8, 128, 0, halfWord},
	{"DeepSeek-R1-Distill-Llama-8B", 32, 8, 128, 0, halfWord},
	{"DeepSeek-R1-Distill-Llama-70B", 80, 8, 128, 0, halfWord},
	{"DeepSeek-R1-Distill-Qwen-1.5B", 28, 2, 128, 0, halfWord},
	{"DeepSeek-R1-Distill-Qwen-7B", 28, 4, 128, 0, halfWord},
	{"DeepSeek-R1-Distill-Qwen-14B", 48, 8, 128, 0, halfWord},
	{"DeepSeek-R1-Distill-Qwen-32B", 64, 8, 128, 0, halfWord},
	{"DeepSeek-V2", 60, 0, 0, latentRow, halfWord},
	{"DeepSeek-V2-Lite", 27, 0, 0, latentRow, halfWord},
	{"DeepSeek-V2.5", 60, 0, 0, latentRow, halfWord},
	{"DeepSeek-V3", 61, 0, 0, latentRow, halfWord},
	{"DeepSeek-V3.1", 61, 0, 0, latentRow, halfWord},
	{"Llama-2-7B", 32, 32, 128, 0, halfWord},
	{"Llama-2-13B", 40, 40, 128, 0, halfWord},
	{"Llama-2-70B", 80, 8, 128, 0, halfWord},
	{"Llama-3-8B", 32, 8, 128, 0, halfWord},
	{"Llama-3-70B", 80, 8, 128, 0, halfWord},
	{"Llama-3.1-8B", 32, 8, 128, 0, halfWord},
	{"Llama-3.1-70B", 80, 8, 128, 0, halfWord},
	{"Llama-3.1-405B", 126, 8, 128, 0, halfWord},
	{"Llama-3.2-1B", 16, 8, 64, 0, halfWord},
	{"Llama-3.2-3B", 28, 8, 128, 0, halfWord},
	{"Llama-3.3-70B", 80, 8, 128, 0, halfWord},
	{"Mistral-7B", 32, 8, 128, 0, halfWord},
	{"Mixtral-8x7B", 32, 8, 128, 0, halfWord},
	{"Mixtral-8x22B", 56, 8, 128, 0, halfWord},
	{"Qwen2.5-7B", 28, 4, 128, 0, halfWord},
	{"Qwen2.5-14B", 48, 8, 128, 0, halfWord},
	{"Qwen2.5-32B", 64, 8, 128, 0, halfWord},
	{"Qwen2.5-72B", 80, 8, 128, 0, halfWord},
	{"Qwen3-8B", 36, 8, 128, 0, halfWord},
	{"Qwen3-14B", 40, 8, 128, 0, halfWord},
	{"Qwen3-30B-A3B", 48, 4, 128, 0, halfWord},
	{"Qwen3-32B", 64, 8, 128, 0, halfWord},
	{"Qwen3-235B-A22B", 94, 4, 128, 0, halfWord},
}

// FindModel finds a model by a name such as "deepseek-ai/DeepSeek-V3" or
// "/models/DeepSeek-R1-0528": the last part of the path has to begin with the name of the
// model, of several the longest counts. Letter case, points and dashes don't matter.
func FindModel(name string) (Model, error) {
	base := strings.TrimPrefix(strings.ToLower(path.Base(name)), "meta-")
	var found Model
	for _, m := range models {
		if begins(base, strings.ToLower(m.Name)) && len(m.Name) > len(found.Name) {
			found = m
		}
	}
	if found.Name == "" {
		return Model{}, fmt.Errorf("model %q: the size of its KV cache is not known%s", name, nearest.Question(base, modelNames()))
	}
	return found, nil
}

const separators = "-_. "

// begins reports whether a name begins with that of a model and ends a word there. What
// a point and a digit follow is another version: DeepSeek-V3.2 is not DeepSeek-V3.
func begins(name, model string) bool {
	for _, want := range model {
		if strings.ContainsRune(separators, want) {
			continue
		}
		rest, ok := strings.CutPrefix(strings.TrimLeft(name, separators), string(want))
		if !ok {
			return false
		}
		name = rest
	}
	if len(name) > 1 && name[0] == '.' {
		return name[1] < '0' || name[1] > '9'
	}
	return name == "" || strings.ContainsRune(separators, rune(name[0]))
}

func modelNames() []string {
	names := make([]string, len(models))
	for i, m := range models {
		names[i] = m.Name
	}
	return names
}
