// Package npm installs what tests take from npm, once for a user.
package npm

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

// ErrAbsent says that this machine lacks what it takes to install packages: node, npm, a
// folder for caches, or a way to the registry.
var ErrAbsent = errors.New("npm's packages can't be installed")

// Install returns a folder in the user's cache with the packages that a folder's
// package.json and package-lock.json name, and installs them if they are not there.
func Install(name, from string) (folder string, err error) {
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			return "", fmt.Errorf("%w: %w", ErrAbsent, err)
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrAbsent, err)
	}
	lock, err := os.ReadFile(filepath.Join(from, "package-lock.json"))
	if err != nil {
		return "", err
	}
	folder = filepath.Join(cache, "kvsh-test", fmt.Sprintf("%s-%.6x", name, sha256.Sum256(lock)))
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	return folder, install(from, folder)
}

var unreachable = regexp.MustCompile(`ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED`)

// install installs packages next to a folder, and moves them there when all is well.
func install(from, folder string) error {
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return fmt.Errorf("%w: %w", ErrAbsent, err)
	}
	place, err := os.MkdirTemp(filepath.Dir(folder), "new-")
	if err != nil {
		return fmt.Errorf("%w: %w", ErrAbsent, err)
	}
	defer os.RemoveAll(place)
	for _, name := range []string{"package.json", "package-lock.json"} {
		b, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(place, name), b, 0o644); err != nil {
			return err
		}
	}
	npm := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0", "--fetch-timeout=60000")
	npm.Dir = place
	if out, err := npm.CombinedOutput(); err != nil && unreachable.Match(out) {
		return fmt.Errorf("%w: npm reaches no registry", ErrAbsent)
	} else if err != nil {
		return fmt.Errorf("npm ci: %w\n%s", err, out)
	}
	if err := os.Rename(place, folder); err != nil {
		if _, other := os.Stat(folder); other != nil {
			return err
		}
	}
	return nil
}
