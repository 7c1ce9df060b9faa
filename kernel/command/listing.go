package command

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// listed is a file or a folder of a listing.
type listed struct {
	name string
	info fs.FileInfo
}

// list lists a folder, a file, or what is like a pattern.
func list(_ context.Context, e *Env, args, _ string) error {
	given, rest, err := options(args, "", "alh") // sizes are for humans anyway
	if err != nil {
		return err
	}
	name, err := fileName(rest)
	if err != nil {
		return err
	}
	name = cmp.Or(name, ".")
	all := given['a'] > 0
	info, err := os.Stat(name)
	var found []listed
	switch {
	case err != nil && strings.ContainsAny(name, "*?["):
		found, err = e.likePattern(name, all)
	case err == nil && info.IsDir():
		found, err = inFolder(name, all)
	case err == nil:
		found = []listed{{name, info}}
	default:
		err = failed("list "+name, err, e.named("ls")+" lists the folder here")
	}
	if err != nil {
		return err
	}
	slices.SortStableFunc(found, func(a, b listed) int { return cmp.Compare(a.rank(), b.rank()) })
	var b strings.Builder
	for _, x := range found {
		if given['l'] > 0 {
			b.WriteString(x.info.ModTime().Format(time.DateTime) + "  ")
		}
		b.WriteString(entryLine(x.name, x.info) + "\n")
	}
	e.printf("%s", b.String())
	return nil
}

// inFolder lists a folder, without the names that begin with a dot unless all are
// wanted.
func inFolder(folder string, all bool) (found []listed, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, failed("list "+folder, err, "")
	}
	for _, x := range entries {
		if !all && isHidden(x.Name()) {
			continue
		}
		if info, ok := stat(filepath.Join(folder, x.Name())); ok {
			found = append(found, listed{x.Name(), info})
		}
	}
	return found, nil
}

// likePattern lists the paths that are like a pattern; none is an error.
func (e *Env) likePattern(pattern string, all bool) (found []listed, err error) {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		return nil, wrong("%q is no pattern; write * for any letters and ? for one", pattern)
	}
	for _, path := range paths {
		if !all && isHidden(filepath.Base(path)) && !isHidden(filepath.Base(pattern)) {
			continue
		}
		if info, ok := stat(path); ok {
			found = append(found, listed{path, info})
		}
	}
	if len(found) == 0 {
		return nil, wrong("nothing is like %s; %s lists the folder here", pattern, e.named("ls"))
	}
	return found, nil
}

func isHidden(name string) bool { return strings.HasPrefix(name, ".") }

// stat tells of what a link leads to, or of the link if that is not there; ok is
// false if the file has gone.
func stat(path string) (info fs.FileInfo, ok bool) {
	info, err := os.Stat(path)
	if err != nil {
		info, err = os.Lstat(path)
	}
	return info, err == nil
}

// rank puts folders first.
func (x listed) rank() int {
	if x.info.IsDir() {
		return 0
	}
	return 1
}

// entryLine is a line of a listing.
func entryLine(name string, info fs.FileInfo) string {
	switch {
	case info.IsDir():
		return fmt.Sprintf("%9s  %s/", "", name)
	case !info.Mode().IsRegular():
		return fmt.Sprintf("%9s  %s", "special", name)
	}
	return fmt.Sprintf("%9s  %s", size(info.Size()), name)
}

// size is a number of bytes in the unit that suits it.
func size(n int64) string {
	if n < 1000 {
		return fmt.Sprintf("%d B", n)
	}
	x := float64(n)
	unit := ""
	for _, unit = range []string{"kB", "MB", "GB", "TB", "PB", "EB"} {
		if x /= 1000; x < 999.5 {
			break
		}
	}
	if x < 9.95 {
		return fmt.Sprintf("%.1f %s", x, unit)
	}
	return fmt.Sprintf("%.0f %s", x, unit)
}
