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
)

func folderCommands() []Command {
	return []Command{
		{
			Name: "cd", Group: groupFiles, Usage: "cd [FOLDER]", Body: Line,
			Short:    "goes to another folder, and tells its path",
			Long:     "~ is the home folder, as is none at all, and - the folder before.",
			Run:      changeFolder,
			Complete: folders,
		},
		{
			Name: "pwd", Group: groupFiles, Usage: "pwd", Body: Line,
			Short: "tells the path of the folder that files are looked for in",
			Run: func(_ context.Context, e *Env, _, _ string) error {
				here, err := os.Getwd()
				if err != nil {
					return failed("tell the folder", err, "go to another one by "+e.named("cd"))
				}
				e.printf("%s\n", here)
				return nil
			},
		},
		{
			Name: "ls", Group: groupFiles, Usage: "ls [-a] [FOLDER]", Body: Line,
			Short:    "lists a folder: other folders, then files with their sizes",
			Long:     "Names that begin with a dot are left out, but not with -a.",
			Run:      listFolder,
			Complete: files,
		},
	}
}

func changeFolder(_ context.Context, e *Env, args, _ string) error {
	args = strings.TrimSpace(args)
	var to string
	var err error
	switch args {
	case "":
		to, err = withHome("~")
	case "-":
		if to = os.Getenv("OLDPWD"); to == "" {
			return wrong("there is no folder before; write %s", e.named("cd FOLDER"))
		}
	default:
		to, err = fileName(args)
	}
	if err != nil {
		return err
	}
	before, _ := os.Getwd() // it may be gone
	if err := os.Chdir(to); err != nil {
		return failed("go to "+to, err, e.named("ls")+" lists the folders here")
	}
	here, err := os.Getwd()
	if err != nil {
		return failed("tell the folder", err, "go to another one by "+e.named("cd"))
	}
	// For programs, and for cd - later.
	for name, value := range map[string]string{"OLDPWD": before, "PWD": here} {
		if err := os.Setenv(name, value); err != nil {
			return failed("set "+name, err, "")
		}
	}
	e.printf("%s\n", here)
	return nil
}

// withHome puts the home folder in place of ~ before a path.
func withHome(name string) (string, error) {
	rest, ok := strings.CutPrefix(name, "~")
	if !ok || rest != "" && rest[0] != '/' {
		return name, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", failed("find the home folder", err, "write its path")
	}
	return home + rest, nil
}

func listFolder(_ context.Context, e *Env, args, _ string) error {
	given, rest, err := options(args, "", "a")
	if err != nil {
		return err
	}
	name, err := fileName(rest)
	if err != nil {
		return err
	}
	name = cmp.Or(name, ".")
	info, err := os.Stat(name)
	if err != nil {
		return failed("list "+name, err, e.named("ls")+" lists the folder here")
	}
	if !info.IsDir() {
		e.printf("%s\n", entryLine(name, info))
		return nil
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return failed("list "+name, err, "")
	}
	type entry struct {
		name string
		info fs.FileInfo
	}
	var list []entry
	for _, x := range entries {
		if strings.HasPrefix(x.Name(), ".") && given['a'] == 0 {
			continue
		}
		info, err := os.Stat(filepath.Join(name, x.Name())) // what a link leads to
		if err != nil {
			if info, err = x.Info(); err != nil { // gone meanwhile
				continue
			}
		}
		list = append(list, entry{x.Name(), info})
	}
	slices.SortStableFunc(list, func(a, b entry) int {
		switch {
		case a.info.IsDir() == b.info.IsDir():
			return 0
		case a.info.IsDir():
			return -1
		}
		return 1
	})
	var b strings.Builder
	for _, x := range list {
		b.WriteString(entryLine(x.name, x.info) + "\n")
	}
	e.printf("%s", b.String())
	return nil
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
