// Package chart draws pictures of benchmark runs.
//
//	chart.Line(runs, chart.X("input_len"), chart.Y("mean_ttft_ms"), chart.Color("modality")).
//		LogX().LogY().Stat("median").Band("ci95").
//		Save("ttft.png", "ttft.svg")
//
// A chart goes through these steps, each in files of its own:
//
//  1. spec: a [Chart] says what to draw: marks for frames, the columns that their
//     channels show, statistics, scales, titles. It never changes; every method
//     returns a new one. The first wrong column or option is kept as its error, and
//     nothing is drawn of a chart that has one. (chart, mark, channel, option,
//     axisoption, picture, layers)
//
//  2. resolve: [Chart.Scene] reads the frames (read), gives their values an order,
//     looks and units (category, looks, ramp, unit, name), splits panels (facet),
//     makes the points of series (series, stat), fits axes to them (axis, tick), and
//     puts down the layers (board, drawlines and the like), the legend and what the
//     caption has to say (legend, caption, headline).
//
//  3. scene: package [kvsh/stdlib/chart/scene] holds what comes out: numbers, with
//     nothing left to decide.
//
//  4. drivers: packages canvas (PNG, SVG, PDF), vegalite and braille draw scenes
//     (driver, bundle).
//
// What is wrong with a chart, such as a column that does not exist, is an error that
// names it. Data that happen to be empty are none: the picture says so. Rows that
// have no place in the picture are left out and counted in its caption: those
// without a number, and on a log axis those not above zero.
//
// Columns that end in a unit, such as _ms, _s or _gb, are shown in the unit that
// suits their size. Equal charts give equal scenes and equal bytes.
package chart
