// Package spec installs the kernel for Jupyter: a folder with kernel.json, by which
// front ends find and start it, and its logos.
package spec

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"kvsh/stdlib/outfile"
)

//go:embed logo/logo-32x32.png logo/logo-64x64.png logo/logo-svg.svg
var logos embed.FS

// A Kernel is what kernel.json says.
type Kernel struct {
	Argv          []string          `json:"argv"`
	DisplayName   string            `json:"display_name"`
	Language      string            `json:"language"`
	InterruptMode string            `json:"interrupt_mode"`
	Protocol      string            `json:"kernel_protocol_version"`
	Metadata      map[string]any    `json:"metadata,omitempty"`
	Env           map[string]string `json:"env,omitempty"`
}

// New is the kernel that a program is. Its argument is the connection file.
func New(program, displayName, protocol string) Kernel {
	return Kernel{
		Argv: []string{program, "kernel", "{connection_file}"}, DisplayName: displayName, Language: "go",
		InterruptMode: "signal", Protocol: protocol, Metadata: map[string]any{"supported_features": []string{"kernel subshells"}},
	}
}

var kernelName = regexp.MustCompile(`^[A-Za-z0-9._-]+$`)

// CheckName refuses what can't be the name of a kernel.
func CheckName(name string) error {
	if !kernelName.MatchString(name) {
		return fmt.Errorf("the name %q: a kernel's name is of letters, digits, dots, - and _", name)
	}
	return nil
}

// Folder is where the kernels of a prefix such as /usr/local are.
func Folder(prefix string) string { return filepath.Join(prefix, "share", "jupyter", "kernels") }

// UserFolder is where the user's own kernels are.
func UserFolder() (string, error) {
	if dir := os.Getenv("JUPYTER_DATA_DIR"); dir != "" {
		return filepath.Join(dir, "kernels"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find the folder of the user's kernels: %w", err)
	}
	switch dir := os.Getenv("XDG_DATA_HOME"); {
	case runtime.GOOS == "darwin":
		return filepath.Join(home, "Library", "Jupyter", "kernels"), nil
	case dir != "":
		return filepath.Join(dir, "jupyter", "kernels"), nil
	}
	return filepath.Join(Folder(filepath.Join(home, ".local"))), nil
}

// Install writes a kernel under a name into a folder of kernels, and returns its
// own folder. A kernel of another program is not overwritten.
func Install(folder, name string, k Kernel) (dir string, err error) {
	if err := CheckName(name); err != nil {
		return "", err
	}
	dir = filepath.Join(folder, name)
	if err := ours(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("install the kernel %s: %w; choose another name by -name", name, err)
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(k); err != nil {
		return "", err
	}
	write := func(name string, content []byte) error {
		return outfile.Write(filepath.Join(dir, name), func(w io.Writer) error {
			_, err := w.Write(content)
			return err
		})
	}
	entries, err := logos.ReadDir("logo")
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		content, err := logos.ReadFile("logo/" + e.Name())
		if err != nil {
			return "", err
		}
		if err := write(e.Name(), content); err != nil {
			return "", err
		}
	}
	return dir, write("kernel.json", text.Bytes())
}

// Uninstall takes a kernel away from a folder of kernels.
func Uninstall(folder, name string) (dir string, err error) {
	if err := CheckName(name); err != nil {
		return "", err
	}
	dir = filepath.Join(folder, name)
	if err := ours(dir); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("there is no kernel %s in %s", name, folder)
		}
		return "", fmt.Errorf("uninstall the kernel %s: %w; it was left as it is", name, err)
	}
	if err := os.RemoveAll(dir); err != nil {
		return "", fmt.Errorf("uninstall the kernel %s: %w", name, err)
	}
	return dir, nil
}

// ours refuses a folder whose kernel is another program's.
func ours(dir string) error {
	text, err := os.ReadFile(filepath.Join(dir, "kernel.json"))
	if errors.Is(err, fs.ErrNotExist) {
		entries, dirErr := os.ReadDir(dir)
		if dirErr == nil && len(entries) > 0 {
			return fmt.Errorf("%s holds other files and no kernel", dir)
		}
		return err
	}
	if err != nil {
		return err
	}
	var k Kernel
	if err := json.Unmarshal(text, &k); err != nil {
		return fmt.Errorf("%s is not JSON: %w", filepath.Join(dir, "kernel.json"), err)
	}
	if len(k.Argv) < 2 || k.Argv[1] != "kernel" || !strings.HasPrefix(filepath.Base(k.Argv[0]), "kvsh") {
		return fmt.Errorf("%s is the kernel of another program, %s", dir, strings.Join(k.Argv, " "))
	}
	return nil
}
