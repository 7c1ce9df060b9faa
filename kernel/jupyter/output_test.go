package jupyter

import (
	"encoding/json"
	"testing"

	contract "kvsh/kernel"
	"kvsh/stdlib/display"
)

func TestABundleBecomesAMessage(t *testing.T) {
	size := map[string]map[string]any{"image/png": {"width": 640}}
	for _, tt := range []struct {
		name   string
		bundle contract.Bundle
		want   string
	}{
		{"a text", contract.Bundle{display.PlainText: "a"}, `{"data":{"text/plain":"a"},"metadata":{}}`},
		{"a picture without a text", contract.Bundle{"image/png": []byte("a")}, `{"data":{"image/png":"YQ==","text/plain":""},"metadata":{}}`},
		{"a picture with a size", contract.Bundle{display.PlainText: "a", "image/png": []byte("a"), display.Metadata: size}, `{"data":{"image/png":"YQ==","text/plain":"a"},"metadata":{"image/png":{"width":640}}}`},
		{"a picture with a size and without a text", contract.Bundle{"image/png": []byte("a"), display.Metadata: size}, `{"data":{"image/png":"YQ==","text/plain":""},"metadata":{"image/png":{"width":640}}}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			forms := len(tt.bundle)
			content := contentOf(tt.bundle, "")
			content.Transient = nil
			b, err := json.Marshal(content)
			if err != nil || string(b) != tt.want {
				t.Errorf("got %s, %v, want %s", b, err, tt.want)
			}
			if len(tt.bundle) != forms {
				t.Errorf("the bundle has become %v", tt.bundle)
			}
		})
	}
}
