// Package chart draws pictures of benchmark runs.
//
// A chart goes through these steps, each in files of its own:
//
//  1. spec: a [Chart] says what to draw: a frame, the columns that the channels
//     read, scales, statistics, titles. It never changes; every method returns a
//     new one. The first wrong column or option is kept as its error.
//
//  2. scene: resolving a chart gives the numbers to draw: series with their
//     points and bands, axes with their limits and ticks, the legend, the caption.
//
//  3. figure: laying a scene out gives every part its place, and draws it on a
//     canvas of gonum/plot. Text is drawn as outlines, so that a picture looks
//     the same everywhere and needs no fonts.
//
//  4. driver: PNG, SVG and PDF.
//
//     chart.Line(runs, chart.X("input_len"), chart.Y("mean_ttft_ms"), chart.Color("modality")).
//     LogX().LogY().Stat("median").Band("ci95").
//     Save("ttft.png", "ttft.svg")
//
// Equal charts give equal bytes.
package chart
