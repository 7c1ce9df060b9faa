// Package vegalite writes scenes as Vega-Lite specifications of version 5, which
// notebook front ends and web pages draw: pictures that tell numbers on pointing at
// them, zoom, and bring out the series that is pointed at.
//
// A specification is a row of two views:
//
//   - the frame, a pixel large, from which all is drawn that stands around the panels:
//     the caption and the legend, at fixed places, and below them a rectangle of the
//     picture's size, so that the whole is as large as the scene says.
//
//   - the panels, a grid of views with an axis pair each. A layer of the scene is one
//     layer there, or some: a box is a bar, whiskers, a median and points.
//
// Nothing is left to the defaults of Vega-Lite: limits, ticks, labels and colours are
// those of the scene, and places are not moved by the size of a text. The text is
// measured by a table, since the fonts of the reader are unknown.
//
// Dragging moves the axes of a panel and the wheel zooms with the control key held;
// panels of equal axes move together, and a double click brings the picture back. A
// legend entry brings out the series that are named by its label, alone or as one of
// the parts that " · " joins.
package vegalite
