package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func writeCommands() []Command {
	return []Command{{
		Name: "file", Aliases: []string{"writefile"}, Group: groupFiles, Usage: "file NAME", Body: Cell,
		Short:    "writes the cell to a file",
		Long:     "A file of that name is replaced once all is written.",
		Run:      writeCell,
		Complete: files,
	}}
}

func writeCell(_ context.Context, e *Env, args, cell string) error {
	name, err := fileName(args)
	if err != nil {
		return err
	}
	if name == "" {
		return wrong("it needs the name of the file; write %s", e.heading(Cell, "file notes.txt"))
	}
	if !strings.HasSuffix(cell, "\n") {
		cell += "\n"
	}
	verb := "wrote"
	if _, err := os.Stat(name); err == nil {
		verb = "wrote over"
	}
	if err := replaceFile(name, []byte(cell)); err != nil {
		return failed("write "+name, err, "see whether its folder is there and may be written to")
	}
	e.printf("%s %s (%s)\n", verb, name, count(strings.Count(cell, "\n"), "line"))
	return nil
}

// replaceFile writes a file by way of another one beside it that takes its name.
// What a link leads to is written, and a file's permissions stay.
func replaceFile(name string, text []byte) (err error) {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	mode := os.FileMode(0o666) // less what the umask takes
	before, statErr := os.Stat(name)
	if statErr == nil {
		if before.IsDir() {
			return errors.New("it is a folder")
		}
		mode = before.Mode().Perm()
	}
	temp := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d.tmp", filepath.Base(name), time.Now().UnixNano()))
	beside, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp) // the first error is told
		}
	}()
	_, err = beside.Write(text)
	if closeErr := beside.Close(); err == nil {
		err = closeErr
	}
	if err == nil && statErr == nil {
		err = os.Chmod(temp, mode)
	}
	if err == nil {
		err = os.Rename(temp, name)
	}
	return err
}
