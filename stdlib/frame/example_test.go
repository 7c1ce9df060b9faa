package frame_test

import (
	"fmt"
	"strings"

	"kvsh/stdlib/frame"
)

// results is what a benchmark may have written.
const results = `phase,modality,input_len,mean_ttft_ms
prefill,GDS,10000,2703.1
prefill,CPU,10000,480.7
prefill,GDS,10000,2638.5
prefill,CPU,100,67.2
prefill+decode,GDS,10000,2811.9
prefill,GDS,100,
`

func Example() {
	runs := frame.ReadCSV(strings.NewReader(results))
	slow := runs.Where("phase", "==", "prefill").
		GroupBy("modality", "input_len").
		Agg(frame.Count("n"), frame.Median("mean_ttft_ms")).
		Sort("input_len", "-mean_ttft_ms")
	fmt.Print(slow.Table().Text(80, 0))
	// Output:
	// modality  input_len    n  mean_ttft_ms
	// text            int  int         float
	// ────────  ─────────  ───  ────────────
	// CPU             100    1          67.2
	// GDS             100    1             ·
	// GDS           10000    2        2670.8
	// CPU           10000    1         480.7
	// 4 rows × 4 columns
}

func ExampleFrame_Err() {
	runs := frame.ReadCSV(strings.NewReader(results))
	fmt.Println(runs.Where("modalty", "==", "GDS").Sort("input_len").Err())
	// Output: frame: Where: column "modalty": there is no such column; did you mean "modality"?
}

func ExampleFrame_Pivot() {
	runs := frame.ReadCSV(strings.NewReader(results)).Where("phase", "==", "prefill")
	best := runs.GroupBy("input_len", "modality").Agg(frame.Min("mean_ttft_ms"))
	fmt.Print(best.Pivot("input_len", "modality", "mean_ttft_ms").Table().Text(80, 0))
	// Output:
	// input_len    GDS    CPU
	//       int  float  float
	// ─────────  ─────  ─────
	//     10000   2638  480.7
	//       100      ·   67.2
	// 2 rows × 3 columns
}
