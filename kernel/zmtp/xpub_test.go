package zmtp

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

// welcoming are the options of a socket that greets every subscription.
func welcoming() Options {
	return Options{Welcome: func(topic []byte) [][]byte {
		return [][]byte{topic, []byte("welcome")}
	}}
}

func TestSubscriptions(t *testing.T) {
	type step struct{ do, topic string }
	for _, tt := range []struct {
		name  string
		steps []step
		want  string // topics of those published that come
	}{
		{"none", nil, ""},
		{"to everything", []step{{"subscribe", ""}}, "a ab abc b"},
		{"to a prefix", []step{{"subscribe", "ab"}}, "ab abc"},
		{"to several", []step{{"subscribe", "b"}, {"subscribe", "abc"}}, "abc b"},
		{"to prefixes of each other", []step{{"subscribe", "a"}, {"subscribe", "ab"}}, "a ab abc"},
		{"one taken back", []step{{"subscribe", "a"}, {"subscribe", "b"}, {"cancel", "a"}}, "b"},
		{"one taken back out of two to the same", []step{{"subscribe", "b"}, {"subscribe", "b"}, {"cancel", "b"}}, "b"},
		{"both taken back", []step{{"subscribe", "b"}, {"subscribe", "b"}, {"cancel", "b"}, {"cancel", "b"}}, ""},
		{"one that never was taken back", []step{{"cancel", "b"}, {"subscribe", "b"}}, "b"},
	} {
		for _, version := range []string{"3.0", "3.1"} {
			t.Run(tt.name+" by ZMTP "+version, func(t *testing.T) {
				s := start(t, XPub, "tcp://127.0.0.1:0", Options{})
				c := dial(t, s, "SUB", "")
				for _, st := range append(tt.steps, step{"subscribe", "end"}) {
					switch {
					case version == "3.1" && st.do == "subscribe":
						c.command("SUBSCRIBE", st.topic)
					case version == "3.1":
						c.command("CANCEL", st.topic)
					case st.do == "subscribe":
						c.send("\x01" + st.topic)
					default:
						c.send("\x00" + st.topic)
					}
				}
				awaitTopic(t, s, "end")
				for _, topic := range []string{"a", "ab", "abc", "b", "end"} {
					post(t, s, topic, "body")
				}
				for _, topic := range append(strings.Fields(tt.want), "end") {
					c.wants(topic, "body")
				}
			})
		}
	}
}

// awaitTopic waits until a peer has subscribed to the topic.
func awaitTopic(t *testing.T, s *Socket, topic string) {
	t.Helper()
	eventually(t, "the subscription is known", func() bool {
		x := s.pattern.(*xpub)
		x.mu.RLock()
		defer x.mu.RUnlock()
		for _, p := range x.peers {
			p.mu.Lock()
			n := p.topics[topic]
			p.mu.Unlock()
			if n > 0 {
				return true
			}
		}
		return false
	})
}

func TestAWelcomeComesFirst(t *testing.T) {
	s := start(t, XPub, "tcp://127.0.0.1:0", welcoming())
	stop := make(chan struct{})
	var publishing sync.WaitGroup
	publishing.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				_ = s.Send(bytesOf("topic", "body"))
			}
		}
	})
	defer publishing.Wait()
	defer close(stop)
	for range 20 {
		c := dial(t, s, "SUB", "")
		c.subscribe("topic")
		c.wants("topic", "welcome")
		c.wants("topic", "body")
		_ = c.conn.Close()
	}
}

func TestAWelcomeIsForTheNewSubscriberAlone(t *testing.T) {
	s := start(t, XPub, "tcp://127.0.0.1:0", welcoming())
	a, b := dial(t, s, "SUB", ""), dial(t, s, "SUB", "")
	a.subscribe("")
	a.wants("", "welcome")
	b.subscribe("")
	b.wants("", "welcome")
	b.subscribe("x")
	b.subscribe("x") // known already
	b.wants("x", "welcome")
	post(t, s, "x", "end")
	a.wants("x", "end")
	b.wants("x", "end")
}

func TestBadSubscriptions(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(c *client)
	}{
		{"a topic that is too long", func(c *client) { c.subscribe(strings.Repeat("x", maxTopic+1)) }},
		{"a topic that is too long in a command", func(c *client) { c.command("SUBSCRIBE", strings.Repeat("x", maxTopic+1)) }},
		{"too many topics", func(c *client) {
			for i := range 11 {
				c.subscribe(fmt.Sprint(i))
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			opts := welcoming()
			opts.MaxTopics = 10
			s := start(t, XPub, "tcp://127.0.0.1:0", opts)
			c := dial(t, s, "SUB", "")
			tt.do(c)
			c.closed()
		})
	}
	t.Run("messages that are none change nothing", func(t *testing.T) {
		s := start(t, XPub, "tcp://127.0.0.1:0", Options{})
		c := dial(t, s, "XSUB", "")
		c.send("")
		c.send("\x02a")
		c.send("hello", "\x01a")
		c.send("\x01b", "more")
		awaitTopic(t, s, "b")
		post(t, s, "a")
		post(t, s, "b")
		c.wants("b")
	})
}

func TestAPeerThatOnlySubscribesIsEvicted(t *testing.T) {
	opts := welcoming()
	opts.Welcome = func([]byte) [][]byte { return [][]byte{make([]byte, 1<<20)} }
	opts.SendTimeout = 100 * time.Millisecond
	opts.QueueBytes = 1 << 20
	s := start(t, XPub, "tcp://127.0.0.1:0", opts)
	c := dial(t, s, "SUB", "")
	for i := range 100 {
		if c.trySend(fmt.Sprintf("\x01%d", i)) != nil {
			break
		}
	}
	eventually(t, "the peer is gone", func() bool { return s.peerCount() == 0 })
}

// While a subscriber that doesn't read is waited for, the others get their
// messages, and afterwards it is gone.
func TestAStuckSubscriberHoldsUpNoOther(t *testing.T) {
	s := start(t, XPub, "tcp://127.0.0.1:0", Options{SendTimeout: time.Second, QueueBytes: 1 << 20})
	stuck, good := dial(t, s, "SUB", ""), dial(t, s, "SUB", "")
	stuck.subscribe("")
	awaitTopic(t, s, "")
	good.subscribe("good")
	awaitTopic(t, s, "good")
	var publishing sync.WaitGroup
	body := strings.Repeat("x", 100_000)
	for s.peerCount() == 2 && !s.waitedFor() {
		publishing.Go(func() { _ = s.Send(bytesOf("other", body)) })
		time.Sleep(time.Millisecond)
	}
	// The queue of the stuck one is full.
	came := 0
	for ; s.peerCount() == 2; came++ {
		topic := fmt.Sprint("good", came)
		publishing.Go(func() { _ = s.Send(bytesOf(topic)) })
		good.wants(topic)
		time.Sleep(5 * time.Millisecond)
	}
	publishing.Wait()
	if came < 5 {
		t.Errorf("only %d messages came in the meantime", came)
	}
	post(t, s, "good again")
	good.wants("good again")
}

// waitedFor reports whether anybody waits for room in a peer's queue.
func (s *Socket) waitedFor() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for p := range s.peers {
		p.out.mu.Lock()
		waits := p.out.room != nil
		p.out.mu.Unlock()
		if waits {
			return true
		}
	}
	return false
}
