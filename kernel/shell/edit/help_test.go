package edit

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestTheDocumentationHasTheKeys(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, vi := range []bool{false, true} {
		for _, row := range Help(vi) {
			if line := fmt.Sprintf("//\t%-30s  %s\n", row[0], row[1]); !strings.Contains(string(doc), line) {
				t.Errorf("doc.go lacks\n%s", line)
			}
		}
	}
}

func TestHelpHasAllKeysOfEmacs(t *testing.T) {
	var told []string
	for _, row := range emacsHelp {
		told = append(told, strings.Split(row[0], ", ")...)
		_, also, _ := strings.Cut(row[1], "; also ")
		told = append(told, strings.Split(also, ", ")...)
	}
	for name := range emacsKeys {
		if !slices.Contains(told, name) {
			t.Errorf("%s is not told of", name)
		}
	}
	for name := range shellKeys {
		if !slices.Contains(told, name) {
			t.Errorf("%s is not told of", name)
		}
	}
}

func TestHelpHasAllKeysOfVi(t *testing.T) {
	var told []string
	for _, row := range viHelp {
		told = append(told, strings.FieldsFunc(row[0]+" "+row[1], func(r rune) bool { return strings.ContainsRune(" ,;", r) })...)
	}
	var keys []string
	for name := range motions {
		keys = append(keys, name)
	}
	for name := range commands {
		keys = append(keys, name)
	}
	for name := range operators {
		keys = append(keys, name)
	}
	for name := range shorthands {
		keys = append(keys, name)
	}
	unsaid := []string{" ", "backspace", "ctrl+_", "cw", "cW", "1%"} // as anywhere, or names of our own
	for _, name := range keys {
		if !slices.Contains(told, name) && !slices.Contains(unsaid, name) {
			t.Errorf("%s is not told of", name)
		}
	}
}

func TestHelpTellsOfNoKeyThatIsNone(t *testing.T) {
	for _, row := range emacsHelp {
		for _, keys := range strings.Split(row[0], ", ") {
			e := editorAt(false, "foo bar\nb|az qux\nfoo")
			e.pressAll("x ctrl+w ctrl+_")
			if e.pressAll(keys) == None && !slices.Contains([]string{"ctrl+g", "alt+w", "alt+y", "ctrl+w", "alt+l"}, keys) {
				t.Errorf("%s does nothing", keys)
			}
		}
	}
}
