// Package notebooks holds the bundled notebooks: programs that answer which
// medium, which network, what is on the Pareto frontier, what single requests see,
// and a gallery of charts. Each is a file of its own that runs by "kvsh FILE" and by
// "go run FILE", and has a twin for Jupyter beside it, which "kvsh convert" made.
package notebooks

import "embed"

// Files are the bundled notebooks by their names.
//
//go:embed *.ipynb gallery.go media.go network.go pareto.go requests.go
var Files embed.FS
