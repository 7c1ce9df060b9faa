package history

import (
	"slices"
	"testing"
)

func TestWalk(t *testing.T) {
	type step struct {
		older bool
		want  string // "-" for none
	}
	up := func(want string) step { return step{true, want} }
	down := func(want string) step { return step{false, want} }
	for _, tt := range []struct {
		name, typed string
		cells       []string
		steps       []step
	}{
		{"nothing was run", "x", nil, []step{down("-"), up("-"), up("-"), down("-")}},
		{"to the oldest and back", "", []string{"a", "b", "c"}, []step{
			up("c"), up("b"), up("a"), up("-"), down("b"), down("c"), down(""), down("-"), up("c"),
		}},
		{"the typed text comes back", "x", []string{"xa", "xb"}, []step{up("xb"), down("x"), up("xb"), up("xa"), up("-"), down("xb"), down("x"), down("-")}},
		{"cells that begin otherwise are passed over", "f(", []string{"f(1)", "g()", "f", "f(2)", " f(3)"}, []step{up("f(2)"), up("f(1)"), up("-")}},
		{"a cell that was typed isn't shown", "a", []string{"a", "ab", "a"}, []step{up("ab"), up("-")}},
		{"equal cells are shown once", "", []string{"a", "b", "a", "a", "b", "b"}, []step{up("b"), up("a"), up("-"), down("b")}},
		{"whole cells", "for", []string{"for {\n\tf()\n}", "x"}, []step{up("for {\n\tf()\n}"), up("-")}},
		{"a beginning of several lines", "x\ny", []string{"x\nyz", "x\nz"}, []step{up("x\nyz"), up("-")}},
		{"other scripts", "世", []string{"世界", "世間", "世 "[:1] + "x"}, []step{up("世間"), up("世界"), up("-")}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, "")
			add(t, s, tt.cells...)
			w := s.Walk(tt.typed)
			var got, want []string
			for _, step := range tt.steps {
				move := w.Newer
				if step.older {
					move = w.Older
				}
				text, ok := move()
				if !ok {
					text = "-"
				}
				got, want = append(got, text), append(want, step.want)
			}
			if !slices.Equal(got, want) {
				t.Errorf("it goes through %q, want %q", got, want)
			}
		})
	}
}

func TestAWalkGoesOverAllSessions(t *testing.T) {
	dir := t.TempDir()
	add(t, open(t, dir), "a", "b")
	s := open(t, dir)
	add(t, s, "c")
	w := s.Walk("")
	add(t, s, "d") // after it began
	var got []string
	for text, ok := w.Older(); ok; text, ok = w.Older() {
		got = append(got, text)
	}
	if want := []string{"c", "b", "a"}; !slices.Equal(got, want) {
		t.Errorf("it goes through %q, want %q", got, want)
	}
}
