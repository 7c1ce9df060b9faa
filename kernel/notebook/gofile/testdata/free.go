// ---
// jupyter:
//   kernelspec: {display_name: Go, language: go, name: gophernotes}
// ---

//go:build ignore

package main

// %% hoisted=true
import (
	"math"
	"os"
)

// %% [markdown] id="title" blanks={"2":"  "}
// # What Jupyter allows
//
// Two blanks
// break a line.

// %% id="imports"
import "fmt"

// %% id="types"
type run struct{ ttft, tokens float64 }

// speedup is a ratio of times.
func speedup(a, b run) float64 { return a.ttft / b.ttft }

// %% id="mixed"

// faster is a declaration behind a statement.
func faster(a, b run) bool { return a.ttft < b.ttft }

// %% id="late" at=5 parts="i4 d2" imports="import (\n\t\"fmt\"\n\t\"os\"\n)"

func say(text string) { fmt.Fprintln(os.Stdout, text) }

func main() {
	// %% tags=["parameters"] id="mixed" parts="i1 s2 d3 s3" imports="import \"math\""

	disk := run{40.4, 36954}

	gds := run{34.9, 42160}
	fmt.Println(math.Round(speedup(disk, gds) * 100))

	// %% [markdown] id="text" escaped=true
	// ## A function behind statements
	// %%% is no marker here

	// %% id="magic" commented=true
	// %time say("magic")

	// %% id="raw-text"
again:
	for range 3 {
		continue again
	}
	say(`
// %%
}`)

	// %% id="value"
	gds

	// %% id="marker" commented=true
	// // %%
	// // a marker in code

	// %% [raw] format="text/html" id="raw"
	// as it is

	// %% id="empty"
}
