package bench

// known is a key of a result object.
type known struct {
	name   string
	unread bool // no rule reads its value
}

// keys are the keys of the object before, by their place. Most objects of a file
// have the same keys in the same order; a key that comes again at its place costs
// a comparison and no memory.
type keys []known

// at returns the key of a place, if the text begins with it, quoted, and a colon.
func (k keys) at(place int, text []byte) (key known, same bool) {
	if place >= len(k) {
		return known{}, false
	}
	key = k[place]
	end := len(key.name) + 1
	same = len(text) > end+1 && text[0] == '"' && string(text[1:end]) == key.name && text[end] == '"' && text[end+1] == ':'
	return key, same
}

// learn notes the key of a place, unless it is one that is written with escapes.
func (k *keys) learn(place int, key known) {
	if place > len(*k) || textStop([]byte(key.name), 0) < len(key.name) {
		return
	}
	if place == len(*k) {
		*k = append(*k, key)
	}
	(*k)[place] = key
}
