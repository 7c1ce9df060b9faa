package evidence

import (
	"strings"
	"testing"
)

func TestBytesPerToken(t *testing.T) {
	for name, want := range map[string]int{
		"DeepSeek-R1":     70_272, // 61 layers x 576 x 2 B
		"DeepSeek-V2":     69_120,
		"Llama-2-7B":      524_288,
		"Llama-2-70B":     327_680,
		"Llama-3.1-8B":    131_072,
		"Llama-3.1-405B":  516_096,
		"Llama-3.2-1B":    32_768,
		"Mixtral-8x22B":   229_376,
		"Qwen2.5-7B":      57_344,
		"Qwen3-30B-A3B":   98_304,
		"Qwen3-235B-A22B": 192_512,
	} {
		m, err := FindModel(name)
		if err != nil || m.Name != name || m.BytesPerToken() != want {
			t.Errorf("%s: %+v of %d bytes, %v; want %d", name, m, m.BytesPerToken(), err, want)
		}
	}
	if got := (Model{Layers: 61, Latent: 576, Bytes: 1}).BytesPerToken(); got != 35_136 {
		t.Errorf("a latent row of bytes has %d bytes", got)
	}
}

func TestEveryModelIsFoundByItsName(t *testing.T) {
	for _, m := range Models() {
		if got, err := FindModel("org/" + strings.ToUpper(m.Name) + "-Instruct"); err != nil || got != m {
			t.Errorf("%s finds %+v, %v", m.Name, got, err)
		}
		if m.BytesPerToken() <= 0 {
			t.Errorf("%+v has no size", m)
		}
	}
	Models()[0].Name = "changed"
	if Models()[0].Name == "changed" {
		t.Error("callers can change the table")
	}
}

func TestFindModel(t *testing.T) {
	for name, want := range map[string]string{
		"/models/DeepSeek-R1-0528":                  "DeepSeek-R1",
		"/models/DeepSeek-R1-0528/":                 "DeepSeek-R1",
		"deepseek-ai/DeepSeek-V3":                   "DeepSeek-V3",
		"deepseek-ai/DeepSeek-V3-0324":              "DeepSeek-V3",
		"deepseek-ai/DeepSeek-V3.1-Terminus":        "DeepSeek-V3.1",
		"deepseek_v3":                               "DeepSeek-V3",
		"deepseek-ai/DeepSeek-V2-Lite-Chat":         "DeepSeek-V2-Lite",
		"deepseek-ai/DeepSeek-R1-Distill-Llama-70B": "DeepSeek-R1-Distill-Llama-70B",
		"deepseek-ai/DeepSeek-R1-0528-Qwen3-8B":     "DeepSeek-R1-0528-Qwen3-8B",
		"meta-llama/Meta-Llama-3.1-8B-Instruct":     "Llama-3.1-8B",
		"meta-llama/Llama-2-70b-chat-hf":            "Llama-2-70B",
		"llama3.1 70b":                              "Llama-3.1-70B",
		"mistralai/Mixtral-8x7B-Instruct-v0.1":      "Mixtral-8x7B",
		"Qwen/Qwen3-30B-A3B-FP8":                    "Qwen3-30B-A3B",
		"Qwen3-8B.Q4_K_M.gguf":                      "Qwen3-8B",
	} {
		if m, err := FindModel(name); err != nil || m.Name != want {
			t.Errorf("%s finds %q, %v; want %s", name, m.Name, err, want)
		}
	}
}

func TestUnknownModelsAreErrors(t *testing.T) {
	for name, want := range map[string]string{
		"deepseek-ai/DeepSeek-V3.2": `did you mean "DeepSeek-V3"`, // it also keeps an index
		"Qwen/Qwen3-8":              `"Qwen3-8B"`,
		"Llama-3.1-8Beta":           `"Llama-3.1-8B"`,
		"DeepSek-R1":                `"DeepSeek-R1"`,
		"gpt2":                      `model "gpt2"`,
		"":                          `model ""`,
		"/":                         `model "/"`,
		"R1":                        `model "R1"`,
		"my-DeepSeek-R1":            `"DeepSeek-R1"`,
	} {
		if m, err := FindModel(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s finds %+v, error %v; want %s", name, m, err, want)
		}
	}
}

func FuzzFindModel(f *testing.F) {
	for _, name := range []string{"/models/DeepSeek-R1-0528", "DeepSeek-V3.", "Qwen3-8B. ", "-", "é"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		m, err := FindModel(name)
		if (err == nil) != (m.Name != "") {
			t.Errorf("%q finds %+v, %v", name, m, err)
		}
		if again, _ := FindModel("some/path/" + name); err == nil && !strings.Contains(name, "/") && again != m {
			t.Errorf("%q finds %s, but %s in a path", name, m.Name, again.Name)
		}
	})
}
