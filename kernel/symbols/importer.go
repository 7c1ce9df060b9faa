package symbols

import (
	"fmt"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/gcexportdata"

	"kvsh/stdlib/nearest"
)

// An Importer gives the type checker the types of the packages that
// interpreted code may import. It reads each package when it is first asked for.
// It is not for use by several goroutines at once.
type Importer struct {
	fset   *token.FileSet
	loaded map[string]*types.Package
}

// NewImporter returns an importer that adds the packages' positions to fset.
func NewImporter(fset *token.FileSet) *Importer {
	return &Importer{fset, map[string]*types.Package{}}
}

// Import returns the types of a package. The error says that there are none,
// and which packages have a similar path. Restricted packages are imported
// like others.
func (im *Importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	file := exportFiles()[path]
	if file == nil || Table(path) == nil {
		return nil, fmt.Errorf("there is no package %s here%s", path, nearest.Question(path, ImportPaths()))
	}
	if p := im.loaded[path]; p != nil && p.Complete() {
		return p, nil
	}
	f, err := file.Open()
	if err != nil {
		return nil, fmt.Errorf("types of package %s: %w", path, err)
	}
	defer f.Close()
	return gcexportdata.Read(f, im.fset, im.loaded, path)
}

// Add makes the importer take the types of a package from the caller, also where
// other packages mention them.
func (im *Importer) Add(p *types.Package) { im.loaded[p.Path()] = p }
