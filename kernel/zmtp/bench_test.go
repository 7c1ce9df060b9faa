package zmtp

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkRoundTrip is how long a small message takes there and back.
func BenchmarkRoundTrip(b *testing.B) {
	for _, transport := range []string{"tcp", "ipc"} {
		b.Run(transport, func(b *testing.B) {
			s := start(b, Router, endpoint(b, transport), Options{})
			go answer(s)
			c := dial(b, s, "DEALER", "me")
			_ = c.conn.SetDeadline(time.Time{})
			for b.Loop() {
				c.send("header", "parent", "content")
				c.wants("header", "parent", "content")
			}
		})
	}
}

// BenchmarkPublish is how long a message takes that all subscribers get.
func BenchmarkPublish(b *testing.B) {
	for _, subscribers := range []int{1, 20} {
		for _, size := range []int{100, 64 << 10} {
			b.Run(fmt.Sprintf("%d subscribers %d bytes", subscribers, size), func(b *testing.B) {
				opts := welcoming()
				opts.SendTimeout = patience
				opts.QueueBytes = 1 << 20 // so that it is the writing that is measured
				s := start(b, XPub, "tcp://127.0.0.1:0", opts)
				done := make(chan struct{})
				for range subscribers {
					c := dial(b, s, "SUB", "")
					c.subscribe("")
					c.wants("", "welcome")
					_ = c.conn.SetDeadline(time.Time{})
					go func() {
						defer func() { done <- struct{}{} }()
						for {
							frames, _, err := c.in.next()
							if err != nil || string(frames[0]) == "end" {
								return
							}
						}
					}()
				}
				frames := [][]byte{[]byte("stream"), make([]byte, size)}
				b.SetBytes(int64(size * subscribers))
				for b.Loop() {
					_ = s.Send(frames)
				}
				_ = s.Send(bytesOf("end"))
				for range subscribers {
					<-done
				}
			})
		}
	}
}
