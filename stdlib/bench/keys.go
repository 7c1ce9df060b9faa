package bench

// keys are the keys of the object before, by their place. Most objects of a file
// have the same keys in the same order; a key that comes again at its place costs
// a comparison and no memory.
type keys []string

// at returns the known key of a place, if the text begins with it, quoted, and a
// colon.
func (k keys) at(place int, text []byte) (key string, known bool) {
	if place >= len(k) {
		return "", false
	}
	key = k[place]
	end := len(key) + 1
	known = len(text) > end+1 && text[0] == '"' && string(text[1:end]) == key && text[end] == '"' && text[end+1] == ':'
	return key, known
}

// learn notes the key of a place, which the text writes so. A key with escapes is
// never known.
func (k *keys) learn(place int, key string, text []byte) {
	if string(text) != `"`+key+`"` {
		return
	}
	for len(*k) <= place {
		*k = append(*k, "")
	}
	(*k)[place] = key
}
