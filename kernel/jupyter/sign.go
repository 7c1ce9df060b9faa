package jupyter

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"hash"
	"sync"
)

// signer signs messages and checks signatures.
type signer struct {
	new func() hash.Hash // nil: nothing is signed
	key []byte
}

func newSigner(scheme, key string) (*signer, error) {
	hashes := map[string]func() hash.Hash{"hmac-sha256": sha256.New, "hmac-sha384": sha512.New384, "hmac-sha512": sha512.New}
	made, ok := hashes[scheme]
	if key == "" {
		return &signer{}, nil
	}
	if !ok {
		return nil, fmt.Errorf("the signature scheme %q is not known; use hmac-sha256", scheme)
	}
	return &signer{made, []byte(key)}, nil
}

// sign is the signature of a message's parts, in hexadecimal.
func (s *signer) sign(parts ...[]byte) []byte {
	if s.new == nil {
		return nil
	}
	mac := hmac.New(s.new, s.key)
	for _, p := range parts {
		mac.Write(p)
	}
	return hex.AppendEncode(nil, mac.Sum(nil))
}

func (s *signer) check(signature []byte, parts ...[]byte) bool {
	return s.new == nil || hmac.Equal(signature, s.sign(parts...))
}

// replays remembers signatures, so that a message is taken once.
type replays struct {
	mu   sync.Mutex
	seen map[string]bool
	old  map[string]bool // the ones before
}

// most is how many signatures are remembered at least; twice as many at most.
const most = 1 << 15

// first reports whether a signature has not come before.
func (r *replays) first(signature []byte) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := string(signature)
	if raw, err := hex.DecodeString(key); err == nil { // half as long
		key = string(raw)
	}
	if r.seen[key] || r.old[key] {
		return false
	}
	if r.seen == nil || len(r.seen) >= most {
		r.seen, r.old = map[string]bool{}, r.seen
	}
	r.seen[key] = true
	return true
}
