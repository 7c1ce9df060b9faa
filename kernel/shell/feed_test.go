package shell

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"kvsh/kernel"
	"kvsh/stdlib/display"
)

// told is items as text.
func told(items []item) string {
	var out []string
	for _, i := range items {
		kind := [...]string{"stream", "display", "update", "clear", "result"}[i.kind]
		out = append(out, fmt.Sprint(kind, i.number, " ", string(i.text), i.bundle[display.PlainText], i.id))
	}
	return strings.Join(out, ", ")
}

func TestItemsComeInTheirOrder(t *testing.T) {
	f := newFeed()
	one, two := output{f, 1}, output{f, 2}
	one.Stream(kernel.Stdout, []byte("a"))
	one.Stream(kernel.Stderr, []byte("b"))
	two.Stream(kernel.Stdout, []byte("c"))
	one.Display(bundle("d"), "x")
	one.Stream(kernel.Stdout, []byte("e"))
	one.Update(bundle("f"), "x")
	one.Clear(true)
	one.Result(bundle("g"))
	want := "stream1 ab<nil>, stream2 c<nil>, display1 dx, stream1 e<nil>, update1 fx, clear1 <nil>, result1 g"
	if got := told(f.take()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := f.take(); len(got) > 0 {
		t.Errorf("there is more: %s", told(got))
	}
}

func TestAWriterMayUseItsBufferAgain(t *testing.T) {
	f := newFeed()
	buf := []byte("a")
	output{f, 1}.Stream(kernel.Stdout, buf)
	buf[0] = 'b'
	output{f, 1}.Stream(kernel.Stdout, buf)
	if got := told(f.take()); got != "stream1 ab<nil>" {
		t.Errorf("got %s", got)
	}
}

func TestAFeedWakesOnceForAll(t *testing.T) {
	f := newFeed()
	for range 3 {
		output{f, 1}.Clear(false)
	}
	<-f.wake
	select {
	case <-f.wake:
		t.Error("it wakes twice")
	default:
	}
	f.take()
	output{f, 1}.Clear(false)
	<-f.wake
}

func TestAWriterWaitsAtAFullFeed(t *testing.T) {
	text, picture := make([]byte, mostWaiting/2+1), make([]byte, mostWaiting/2)
	for _, tt := range []struct {
		name  string
		fill  func(output)
		free  func(*feed)
		after string // what is in the feed then
	}{
		{"of text until it is taken", func(o output) { o.Stream("stdout", text); o.Stream("stdout", text) }, func(f *feed) { f.take() }, "stream1 more<nil>"},
		{"of text until it is closed", func(o output) { o.Stream("stdout", text); o.Stream("stdout", text) }, (*feed).close, ""},
		{"of pictures", func(o output) {
			for range 2 {
				o.Display(kernel.Bundle{"image/png": picture}, "")
			}
		}, func(f *feed) { f.take() }, "stream1 more<nil>"},
		{"of many small values", func(o output) {
			for range mostWaiting/256 + 1 {
				o.Result(nil)
			}
		}, func(f *feed) { f.take() }, "stream1 more<nil>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := newFeed()
				out := output{f, 1}
				tt.fill(out)
				wrote := false
				go func() {
					out.Stream(kernel.Stdout, []byte("more"))
					wrote = true
				}()
				synctest.Wait()
				if wrote {
					t.Fatal("it does not wait")
				}
				tt.free(f)
				synctest.Wait()
				if !wrote {
					t.Fatal("it still waits")
				}
				if got := told(f.take()); !strings.HasSuffix(got, tt.after) {
					t.Errorf("then there is %q", got)
				}
			})
		})
	}
}

func TestAClosedFeedTakesNothing(t *testing.T) {
	f := newFeed()
	f.close()
	output{f, 1}.Stream(kernel.Stdout, []byte("late"))
	if got := f.take(); len(got) > 0 {
		t.Errorf("there is %s", told(got))
	}
}

// Many writers, of which each is faster than who takes it all: nothing is lost, and
// the texts of each come in its order.
func TestManyWritersLoseNothing(t *testing.T) {
	const writers, lines = 8, 2000
	f := newFeed()
	var writing sync.WaitGroup
	for n := range writers {
		writing.Go(func() {
			out := output{f, n}
			for i := range lines {
				out.Stream(kernel.Stdout, fmt.Appendf(nil, "%d %0200d\n", n, i))
				if i%100 == 0 {
					out.Display(bundle("x"), "")
				}
			}
		})
	}
	done := make(chan struct{})
	go func() {
		writing.Wait()
		close(done)
	}()
	var texts [writers]bytes.Buffer
	displays := 0
	take := func() {
		for _, i := range f.take() {
			texts[i.number].Write(i.text)
			if i.kind == displayItem {
				displays++
			}
		}
	}
	for ended := false; !ended; {
		select {
		case <-f.wake:
		case <-done:
			ended = true
		}
		take()
	}
	for n := range writers {
		var want []string
		for i := range lines {
			want = append(want, fmt.Sprintf("%d %0200d", n, i))
		}
		if got := strings.Split(strings.TrimSuffix(texts[n].String(), "\n"), "\n"); !slices.Equal(got, want) {
			t.Errorf("of writer %d came %d lines, not all or not in order", n, len(got))
		}
	}
	if want := writers * lines / 100; displays != want {
		t.Errorf("%d displays came, not %d", displays, want)
	}
}

// BenchmarkFeed is a line from a cell to the printer.
func BenchmarkFeed(b *testing.B) {
	f, p := newFeed(), &printer{paper: &scroll{}, look: plainLook(80, 24)}
	out, line := output{f, 1}, []byte(strings.Repeat("x", 80)+"\n")
	for i := 0; b.Loop(); i++ {
		out.Stream(kernel.Stdout, line)
		if i%100 == 0 {
			p.paper = &scroll{}
			p.take(f.take())
		}
	}
}
