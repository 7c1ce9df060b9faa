package gofile

import (
	"strings"
	"testing"
)

func TestMarkers(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"// %%", "// %%"},
		{"//%%", "// %%"},
		{"\t// %%", "// %%"},
		{"// %%   ", "// %%"},
		{"// %% [markdown]", "// %% [markdown]"},
		{"// %% [raw] format=\"text/html\"", "// %% [raw] format=\"text/html\""},
		{"// %% A title", "// %% A title"},
		{"// %% [markdown] A title tags=[\"a\", \"b\"]", "// %% [markdown] A title tags=[\"a\",\"b\"]"},
		{"// %% b=1 a={\"x\": [1.0, null]}", "// %% a={\"x\":[1.0,null]} b=1"},
		{"// %% note=\"x = y\"", "// %% note=\"x = y\""},
		{"// %% id=\"f00d\" tags=[\"a\"]", "// %% tags=[\"a\"] id=\"f00d\""},
		{"// %% metadata={\"id\":1,\"a b\":2}", "// %% metadata={\"a b\":2,\"id\":1}"},
		{"// %% title=\"[markdown] no\"", "// %% title=\"[markdown] no\""},
		{"// %% title=\"x=1\"", "// %% title=\"x=1\""},
		{"// %% [code]", "// %% [code]"},
		{"// %%%", ""},
		{"// %%%  ", ""},
		{"// %%x", ""},
		{"\t\t// %%", ""},
		{" // %%", ""},
		{"//  %%", ""},
		{"x // %%", ""},
	} {
		h, ok, err := parseMarker(tt.line)
		if err != nil || ok != (tt.want != "") {
			t.Errorf("%q: marker %v, error %v", tt.line, ok, err)
			continue
		}
		if ok && h.text() != tt.want {
			t.Errorf("%q comes back as %q, want %q", tt.line, h.text(), tt.want)
		}
	}
}

func TestWrongMarkersSayWhatIsWrong(t *testing.T) {
	for line, want := range map[string]string{
		`// %% tags=[`:                `tags= is followed by no JSON value`,
		`// %% tags=`:                 `tags= is followed by no JSON value`,
		`// %% tags=["a"]x`:           `tags= is followed by more than a JSON value`,
		`// %% tags=["a"] title`:      `"title" is no key=JSON pair`,
		`// %% tags="a"`:              `tags="a" is no list of texts; write it as tags=["a","b"]`,
		`// %% tags=[1]`:              `tags=[1] is no list of texts`,
		`// %% tags=["a","a"]`:        `tags=["a","a"] has a tag twice`,
		`// %% tags=["a,b"]`:          `"a,b" is no tag`,
		`// %% collapsed="yes"`:       `collapsed="yes" is of another type`,
		`// %% name=""`:               `name="" is of another type`,
		`// %% metadata={"tags":"a"}`: `tags="a" is no list`,
		`// %% at="x"`:                `at="x" is of the wrong type`,
		`// %% id=3`:                  `id=3 is of the wrong type`,
	} {
		if _, _, err := parseMarker(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %q", line, err, want)
		}
	}
}
