package graphics

import "testing"

func TestEveryProtocolIsParsedByItsName(t *testing.T) {
	for p := None; p <= Kitty; p++ {
		if got, err := Parse(p.String()); got != p || err != nil {
			t.Errorf("%v: %v, %v", p, got, err)
		}
	}
	for name, want := range map[string]Protocol{"iterm": ITerm2, "iTerm2": ITerm2, "KITTY": Kitty} {
		if got, err := Parse(name); got != want || err != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestNoProtocolIsAnErrorThatListsThem(t *testing.T) {
	for _, name := range []string{"", "ascii", "kitty "} {
		_, err := Parse(name)
		want := `no graphics protocol is named "` + name + `"; there are none, braille, sixel, iterm2, kitty`
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v", name, err)
		}
	}
}
