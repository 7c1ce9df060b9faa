package symbols

// restricted are the packages that reach below Go's safety or start other
// programs.
var restricted = map[string]bool{
	"net/http/cgi": true, // its Handler runs programs
	"os/exec":      true,
	"syscall":      true,
	"unsafe":       true,
}

// Restricted tells whether code may import a package only if it is explicitly
// let: those that start other programs or can corrupt this one. The other
// packages still have functions that do such things, such as os.StartProcess
// and os.Exit; this is no sandbox.
func Restricted(importPath string) bool { return restricted[importPath] }
