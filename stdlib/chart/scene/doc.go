// Package scene is what a picture shows, as numbers: panels with axes, and in each
// the layers that lie over one another, with a legend and a caption beside them.
// Package chart makes scenes of data; the drivers draw them, each in its own way, and
// decide nothing of what is shown.
//
// Values are in the units of their axes, also on log axes, where they are all above
// zero. On a category axis the categories lie at 0, 1, 2 and so on. Colours have
// their opacity in them (straight, not premultiplied). Sizes are in points, 1/72
// inch.
package scene
