package bench

import (
	"encoding/binary"
	"math/bits"
)

// The functions of this file look at eight bytes at a time. They mark a byte that
// they look for by its high bit. Above the first mark some may be false, since
// the arithmetic carries, so only the first counts.

const (
	ones  = 0x0101010101010101 // times a byte: that byte eight times
	highs = 0x80 * ones
)

// pastDigits is the index of the first byte from i on that is no decimal digit.
func pastDigits(b []byte, i int) int {
	for ; i+8 <= len(b); i += 8 {
		x := binary.LittleEndian.Uint64(b[i:]) ^ '0'*ones // digits become 0 to 9
		if marks := (x + (0x80-10)*ones | x) & highs; marks != 0 {
			return i + bits.TrailingZeros64(marks)/8
		}
	}
	for i < len(b) && '0' <= b[i] && b[i] <= '9' {
		i++
	}
	return i
}

// textStop is the index of the first byte from i on that a JSON text does not
// hold as it is: a quote, a backslash or a control character.
func textStop(b []byte, i int) int {
	for ; i+8 <= len(b); i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		quote, backslash := x^'"'*ones, x^'\\'*ones
		marks := ((quote-ones)&^quote | (backslash-ones)&^backslash | (x-' '*ones)&^x) & highs
		if marks != 0 {
			return i + bits.TrailingZeros64(marks)/8
		}
	}
	for i < len(b) && b[i] != '"' && b[i] != '\\' && b[i] >= ' ' {
		i++
	}
	return i
}
