package engine

import (
	"bytes"
	"sync"
	"testing"

	"kvsh/kernel"
)

func TestACellWithoutAnOutputWritesToTheSessionsOwn(t *testing.T) {
	var own lockedBuffer
	s, err := NewSession(Options{Stdout: &own, Stderr: &own})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	out := &transcript{}
	const src = "fmt.Println(1)\nprintln(2)\nfmt.Fprintln(os.Stdout, 3)\nkv.Show(4)\n5"
	for _, tt := range []struct {
		to        kernel.Output
		out, owns string
	}{
		{nil, "", "1\n2\n3\n4\n5\n"},
		{out, "1\n[stderr] 2\n3\n4\n= 5\n", ""},
		{nil, "", "1\n2\n3\n4\n5\n"},
	} {
		if err := s.Run(t.Context(), kernel.Cell{Name: "cell", Source: src}, tt.to); err != nil {
			t.Fatal(err)
		}
		if got, owns := out.take(), own.take(); got != tt.out || owns != tt.owns {
			t.Errorf("the output has %q and the session %q, want %q and %q", got, owns, tt.out, tt.owns)
		}
	}
}

// lockedBuffer keeps what is written by goroutines.
type lockedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(text []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(text)
}

func (b *lockedBuffer) take() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	text := b.text.String()
	b.text.Reset()
	return text
}

func TestTheValueOfACellGoesToItsOutputWhileAnotherRuns(t *testing.T) {
	s := newSession(t)
	slow, quick := &transcript{}, &transcript{}
	if err := s.Run(t.Context(), kernel.Cell{Name: "cell", Source: "begun, go_on := make(chan bool), make(chan bool)"}, slow); err != nil {
		t.Fatal(err)
	}
	var ended sync.WaitGroup
	ended.Go(func() {
		if err := s.Run(t.Context(), kernel.Cell{Name: "slow", Source: "close(begun)\n<-go_on\n\"slow\""}, slow); err != nil {
			t.Error(err)
		}
	})
	if err := s.Run(t.Context(), kernel.Cell{Name: "quick", Source: "<-begun\nclose(go_on)\n\"quick\""}, quick); err != nil {
		t.Error(err)
	}
	ended.Wait()
	got := slow.take() + quick.take()
	if want := "= \"slow\"\n= \"quick\"\n"; got != want {
		t.Errorf("the outputs have %q, want %q", got, want)
	}
}
