package generic

import (
	"fmt"
	"go/importer"
	"go/types"
	"math/rand/v2"
	"strings"
	"testing"
)

// A comparison runs functions of a real package and of ours side by side.
type comparison struct {
	*testing.T
	path string
	seen map[string]bool
	rand *rand.Rand
}

func compare(t *testing.T, path string) comparison {
	return comparison{t, path, map[string]bool{}, rand.New(rand.NewPCG(1, 2))}
}

// missed reports the functions of the package that no pair has been run for.
func (c comparison) missed() {
	c.Helper()
	pkg, err := importer.Default().Import(c.path)
	if err != nil {
		c.Fatal(err)
	}
	for name := range describe(pkg) {
		if _, isFunc := pkg.Scope().Lookup(name).(*types.Func); isFunc && !c.seen[name] {
			c.Errorf("%s.%s isn't compared", c.path, name)
		}
	}
}

// A teller takes down what a function did.
type teller func(format string, args ...any)

// pair runs use with the real function and with ours, and reports if they don't
// tell the same or don't panic alike.
func pair[F any](c comparison, name string, theirs, ours F, use func(f F, tell teller)) {
	c.Helper()
	c.seen[name] = true
	want, got := told(theirs, use), told(ours, use)
	if got != want && !c.Failed() {
		c.Errorf("%s.%s told\n%s\nand has to tell\n%s", c.path, name, got, want)
	}
}

func told[F any](f F, use func(f F, tell teller)) string {
	var b strings.Builder
	tell := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	func() {
		defer func() {
			if p := recover(); p != nil {
				tell("panic %T %v", p, p)
			}
		}()
		use(f, tell)
	}()
	return b.String()
}

// state shows all there is to a slice but its address.
func state[E any](s []E) string {
	return fmt.Sprintf("nil %t len %d cap %d %v", s == nil, len(s), cap(s), s[:cap(s)])
}

// fresh copies s with its capacity, and what is there.
func fresh[E any](s []E) []E {
	if s == nil {
		return nil
	}
	c := make([]E, cap(s))
	copy(c, s[:cap(s)])
	return c[:len(s)]
}

// random makes a slice of up to n elements, nil now and then, with some capacity left.
func random[E any](c comparison, n int, element func() E) []E {
	if c.rand.IntN(10) == 0 {
		return nil
	}
	s := make([]E, c.rand.IntN(n+1)+c.rand.IntN(2)*c.rand.IntN(8))
	for i := range s {
		s[i] = element()
	}
	return s[:min(len(s), c.rand.IntN(n+1))]
}
