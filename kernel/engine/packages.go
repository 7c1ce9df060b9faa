package engine

import "kvsh/kernel/symbols"

// IsPackage reports whether a name that no cell declares means a package, be it
// imported or one that would be on its first use.
func (s *Session) IsPackage(name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.live[name] == nil && (s.imports[name] != "" || symbols.Packages()[name] != "")
}
