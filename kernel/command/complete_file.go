package command

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// special is the letters that the shell gives a meaning, which names have a \
// before.
const special = " \t'\"\\$&;|<>()*?[]#`!{}"

// files lists the files whose paths begin with the last word of arguments.
func files(_ *Env, args string) []string { return paths(args[wordStart(args):]) }

// folders lists the folders whose paths begin with the last word of arguments.
func folders(_ *Env, args string) []string {
	return slices.DeleteFunc(paths(args[wordStart(args):]), func(path string) bool { return !strings.HasSuffix(path, "/") })
}

// paths lists the files whose paths begin with a prefix, folders with a / behind
// them.
func paths(typed string) (out []string) {
	slash := strings.LastIndexByte(typed, '/') + 1
	in, prefix := typed[:slash], typed[slash:]
	folder, err := withHome(in)
	if err != nil {
		return nil
	}
	entries, err := os.ReadDir(cmp.Or(folder, "."))
	if err != nil {
		return nil // it is not there, so nothing fits
	}
	for _, x := range entries {
		name := x.Name()
		if !strings.HasPrefix(name, prefix) || name[0] == '.' && !strings.HasPrefix(prefix, ".") {
			continue
		}
		if info, err := os.Stat(filepath.Join(folder, name)); err == nil && info.IsDir() {
			name += "/"
		}
		out = append(out, in+name)
	}
	return out
}

// wordStart is where the last word of arguments begins.
func wordStart(args string) int { return strings.LastIndexAny(args, " \t") + 1 }

// shellWords lists what fits the last word of a line for the shell, which begins
// at an offset: programs where a command begins, and files.
func (e *Env) shellWords(line string, from int, first bool) (start int, items []Item) {
	start = from
	command := first // the word is the name of a program
	quote := byte(0)
	for i := from; i < len(line); i++ {
		switch b := line[i]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '\\':
			i++
		case b == '\'' || b == '"':
			quote, start = b, i+1
		case b == ' ' || b == '\t':
			if strings.TrimSpace(line[start:i]) != "" {
				command = false
			}
			start = i + 1
		case strings.IndexByte(";|&(", b) >= 0:
			start, command = i+1, true
		case strings.IndexByte("<>=", b) >= 0:
			start, command = i+1, false
		}
	}
	typed := unescaped(line[min(start, len(line)):])
	if command && !strings.Contains(typed, "/") && typed != "" {
		for _, name := range programs(typed) {
			items = append(items, Item{Text: name, Kind: "command"})
		}
	}
	for _, path := range paths(typed) {
		kind := "file"
		if strings.HasSuffix(path, "/") {
			kind = "folder"
		}
		if quote == 0 {
			path = escaped(path)
		}
		items = append(items, Item{Text: path, Kind: kind})
	}
	return start, items
}

// programs lists the programs in the folders of $PATH that begin with a prefix.
func programs(prefix string) (names []string) {
	for _, folder := range filepath.SplitList(os.Getenv("PATH")) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			continue // such folders are no error of the user's
		}
		for _, x := range entries {
			if !strings.HasPrefix(x.Name(), prefix) {
				continue
			}
			if info, err := os.Stat(filepath.Join(folder, x.Name())); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
				names = append(names, x.Name())
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// escaped is a path with a \ before the letters that mean something to the shell.
func escaped(path string) string {
	var b strings.Builder
	for _, r := range path {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// unescaped is a word of the shell without its \.
func unescaped(word string) string {
	var b strings.Builder
	for i := 0; i < len(word); i++ {
		if word[i] == '\\' && i+1 < len(word) {
			i++
		}
		b.WriteByte(word[i])
	}
	return b.String()
}
