// Package notebooks holds the bundled notebooks: programs that answer which
// medium, which network, and what is on the Pareto frontier. Each is a file of
// its own that runs by "kvsh FILE" and by "go run FILE".
package notebooks

import "embed"

// Files are the bundled notebooks by their names.
//
//go:embed media.go network.go pareto.go
var Files embed.FS
