package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what it was; -update writes it anew", file)
	}
}

func TestTheReportsOfTheSampleAreTheGoldenFiles(t *testing.T) {
	for name, code := range map[string]Code{"folded": Folded, "shown": Shown, "hidden": Hidden} {
		opts := Options{Code: code, Open: sampleOpen}
		page := HTML(sample(), opts)
		check(t, page)
		golden(t, name+".html", page)
		text, pictures := Markdown(sample(), opts, "report_files")
		golden(t, name+".md", text)
		if len(pictures) != 4 {
			t.Errorf("%d pictures, want 4", len(pictures))
		}
	}
}

func TestEqualNotebooksGiveEqualReports(t *testing.T) {
	first := HTML(sample(), Options{Open: sampleOpen})
	for range 5 {
		if !bytes.Equal(HTML(sample(), Options{Open: sampleOpen}), first) {
			t.Fatal("two reports of one notebook differ")
		}
	}
}

func TestUsualCodeIsFoldedInHTMLAndShownInMarkdown(t *testing.T) {
	if !bytes.Equal(HTML(sample(), Options{}), HTML(sample(), Options{Code: Folded})) {
		t.Error("HTML does not fold the code")
	}
	usual, _ := Markdown(sample(), Options{}, "f")
	shown, _ := Markdown(sample(), Options{Code: Shown}, "f")
	if !bytes.Equal(usual, shown) {
		t.Error("Markdown does not show the code")
	}
}

func TestMakingAReportDoesNotChangeTheNotebook(t *testing.T) {
	nb := sample()
	first := HTML(nb, Options{})
	Markdown(nb, Options{}, "f")
	if !bytes.Equal(HTML(nb, Options{}), first) {
		t.Error("the second report of the notebook differs")
	}
}

func BenchmarkHTML(b *testing.B) {
	nb := sample()
	b.ReportAllocs()
	for b.Loop() {
		HTML(nb, Options{Open: sampleOpen})
	}
}
