//go:build ignore

package main

import (
	"bytes"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/fnv"
	"io"
	"strings"
)

type block struct {
	Seq   uint32
	Layer uint16
	Flags [2]uint8
	Scale float32
}

type digest [4]byte

func (d digest) String() string { return "d:" + hex.EncodeToString(d[:]) }

func digestOf(h hash.Hash, parts ...string) (d digest) {
	h.Reset()
	for _, p := range parts {
		io.WriteString(h, p)
	}
	copy(d[:], h.Sum(nil))
	return
}

type countingWriter struct {
	io.Writer
	n int
}

func (c *countingWriter) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += n
	return n, err
}

func chainHash(tokens []int, size int) (out []string) {
	prev := [8]byte{}
	for start := 0; start < len(tokens); start += size {
		h := fnv.New64a()
		h.Write(prev[:])
		for _, t := range tokens[start:min(start+size, len(tokens))] {
			binary.Write(h, binary.LittleEndian, uint32(t))
		}
		binary.BigEndian.PutUint64(prev[:], h.Sum64())
		out = append(out, fmt.Sprintf("%x", prev[:3]))
	}
	return
}

func main() {
	data := []byte("prefill\x00decode\xff")
	fmt.Println(hex.EncodeToString(data), base64.StdEncoding.EncodeToString(data), base64.RawURLEncoding.EncodeToString(data))
	fmt.Print(hex.Dump(data))
	_, err := hex.DecodeString("abc")
	fmt.Println(err, err == hex.ErrLength)
	_, err = hex.DecodeString("zz")
	fmt.Println(err)
	_, err = base64.StdEncoding.DecodeString("a$b=")
	fmt.Println(err)
	fmt.Printf("%x\n%x\n", sha256.Sum256([]byte("kv")), md5.Sum(nil))
	sum := sha256.Sum256(data)
	fmt.Println(len(sum), sum[0], sum == sha256.Sum256([]byte(string(data))), hex.EncodeToString(sum[:4]))
	fmt.Println(crc32.ChecksumIEEE(data), adler32.Checksum(data), crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)))
	f := fnv.New32()
	f.Write([]byte("a"))
	fmt.Println(f.Sum32(), digestOf(sha256.New(), "k", "v"), digestOf(sha256.New(), "kv"), digestOf(md5.New()) == digest{})
	for _, h := range []hash.Hash{md5.New(), sha256.New(), crc32.NewIEEE()} {
		fmt.Print(h.Size(), " ", h.BlockSize(), " ", digestOf(h, "x"), "; ")
	}
	fmt.Println()
	fmt.Println(chainHash([]int{1, 2, 3, 4, 5, 6, 7}, 3))
	fmt.Println(chainHash([]int{1, 2, 3, 4, 5, 9, 7}, 3))

	var buf bytes.Buffer
	w := &countingWriter{Writer: &buf}
	in := []block{{1, 2, [2]uint8{3, 4}, 0.5}, {1 << 31, 0xFFFF, [2]uint8{255}, -1}}
	for _, b := range in {
		fmt.Print(binary.Write(w, binary.BigEndian, b), " ")
	}
	fmt.Printf("%d %x\n", w.n, buf.Bytes())
	var out block
	fmt.Println(binary.Size(out), binary.Read(&buf, binary.BigEndian, &out), out)
	fmt.Println(binary.Read(&buf, binary.BigEndian, &out), out == in[1], binary.Read(&buf, binary.BigEndian, &out))
	v := binary.AppendUvarint(nil, 300)
	v = binary.AppendVarint(v, -5)
	u, n := binary.Uvarint(v)
	s, m := binary.Varint(v[n:])
	fmt.Println(v, u, n, s, m, binary.LittleEndian.Uint16([]byte{1, 2}))
	enc := base64.NewEncoder(base64.StdEncoding, &buf)
	io.Copy(enc, io.MultiReader(strings.NewReader("hello "), io.LimitReader(strings.NewReader("world and more"), 5)))
	enc.Close()
	fmt.Println(buf.String())
	dec, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, &buf))
	fmt.Println(string(dec), err)
}
