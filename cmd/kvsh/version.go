package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

func versionVerb(_ context.Context, args []string) int {
	if len(args) > 0 {
		return usagef("version takes no arguments")
	}
	fmt.Printf("kvsh %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return exitOK
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(development)"
}
