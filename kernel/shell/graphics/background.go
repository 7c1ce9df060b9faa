package graphics

import "image"

// rgb is a colour.
type rgb [3]uint8

// difference is how far two colours are apart in the channel that differs most.
func difference(a, b rgb) int {
	d := 0
	for c := range a {
		d = max(d, int(a[c])-int(b[c]), int(b[c])-int(a[c]))
	}
	return d
}

// Colours this close are one to the eye.
const alike = 16

// background is the commonest colour of a picture. It is no background if less than
// a third of the picture has it, as in a photo.
func background(img *image.RGBA) (bg rgb, ok bool) {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	all := tones(img)
	most := all[0]
	for _, t := range all {
		if t.n > most.n {
			most = t
		}
	}
	bg = most.mean()
	n := 0
	for _, t := range all {
		if difference(bg, t.mean()) < alike {
			n += int(t.n)
		}
	}
	return bg, n >= width*height/3
}
