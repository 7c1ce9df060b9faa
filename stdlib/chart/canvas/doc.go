// Package canvas draws scenes as PNG, SVG and PDF.
//
// A picture is made in three steps:
//
//  1. layout gives each part of the scene its place: titles, caption and legend
//     take what they need from the edges of the page, the grid of panels gets the
//     rest. Everything is measured first, so that nothing is cut off or overlaps;
//     what there is no room for is shortened with "…" or left out.
//
//  2. draw turns the parts into paths to fill and to stroke: axes, the layers and
//     shapes of the panels, the words in them, the legend. Text becomes outlines
//     of embedded fonts, so that a picture looks the same everywhere.
//
//  3. A surface takes the paths: png and svg are canvases of gonum/plot, pdf is its
//     own.
//
// Lengths are in points, 1/72 inch, from the lower left corner of the page. Thin
// lines lie on the pixels of a screen. Equal scenes give equal bytes.
package canvas
