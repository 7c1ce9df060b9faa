package command

import (
	"context"
	"os"
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
			Name: "ls", Group: groupFiles, Usage: "ls [-a] [-l] [FOLDER|PATTERN]", Body: Line,
			Short:    "lists a folder: other folders, then files with their sizes",
			Long:     "PATTERN is a path with * for any letters and ? for one: *.csv. Names that begin\nwith a dot are left out, but not with -a. With -l, it is told when they changed.",
			Run:      list,
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
