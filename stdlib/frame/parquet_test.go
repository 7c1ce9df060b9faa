package frame

import (
	"bytes"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
)

// parquetOf is a frame as the bytes of a Parquet file.
func parquetOf(t testing.TB, f *Frame) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.WriteParquet(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readParquetBytes(b []byte) *Frame { return ReadParquet(bytes.NewReader(b), int64(len(b))) }

func TestParquetGivesBackWhatWasWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 21))
	for _, n := range []int{0, 1, 2, rowBatch - 1, rowBatch, 2*rowBatch + 1, rowGroup + 3} {
		f := random(r, n)
		if diff := sameFrame(readParquetBytes(parquetOf(t, f)), f); diff != "" {
			t.Errorf("%d rows: %s", n, diff)
		}
	}
	empty := New(Strings("s", make([]string, 3)).WithNulls([]bool{true, true, true}), Ints("i", make([]int, 3)).WithNulls([]bool{true, true, true}), Floats("x", []float64{nan, nan, nan}))
	if diff := sameFrame(readParquetBytes(parquetOf(t, empty)), empty); diff != "" {
		t.Errorf("columns of nulls: %s", diff)
	}
}

func TestParquetFilesAreCompressed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.parquet")
	f := large(5000)
	if err := f.Save(path); err != nil {
		t.Fatal(err)
	}
	if diff := sameFrame(ReadParquetFile(path), f); diff != "" {
		t.Error(diff)
	}
	b := parquetOf(t, f)
	file, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range file.Metadata().RowGroups[0].Columns {
		if got := c.MetaData.Codec.String(); got != "ZSTD" {
			t.Errorf("column %q is compressed by %s", c.MetaData.PathInSchema, got)
		}
	}
}

func TestParquetOfOthersIsRead(t *testing.T) {
	type row struct {
		Small    int32    `parquet:"small"`
		Byte     uint8    `parquet:"byte"`
		Unsigned uint64   `parquet:"unsigned"`
		Single   *float32 `parquet:"single,optional"`
		Bytes    []byte   `parquet:"bytes"`
		Kind     string   `parquet:"kind,enum"`
		Text     string   `parquet:"text,snappy,delta"`
	}
	half := float32(0.5)
	var b bytes.Buffer
	rows := []row{{-1, 200, 1 << 40, &half, []byte("a"), "GDS", "x"}, {2, 0, 0, nil, nil, "CPU", ""}}
	if err := parquet.Write(&b, rows); err != nil {
		t.Fatal(err)
	}
	check(t, "other types", readParquetBytes(b.Bytes()), "small,byte,unsigned,single,bytes,kind,text|-1,200,1099511627776,0.5,a,GDS,x|2,0,0,,,CPU,")
}

func TestParquetThatIsNoFrameIsRefused(t *testing.T) {
	write := func(write func(b *bytes.Buffer) error) []byte {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	type list struct {
		X []int64 `parquet:"x,list"`
	}
	type moment struct {
		X time.Time `parquet:"x,timestamp"`
	}
	type big struct {
		X uint64 `parquet:"x"`
	}
	whole := parquetOf(t, runs())
	for name, tt := range map[string]struct {
		file []byte
		want string
	}{
		"a list":             {write(func(b *bytes.Buffer) error { return parquet.Write(b, []list{{[]int64{1}}}) }), `column "x": it holds lists or groups`},
		"a time":             {write(func(b *bytes.Buffer) error { return parquet.Write(b, []moment{{time.Now()}}) }), `column "x": it holds TIMESTAMP`},
		"a number too large": {write(func(b *bytes.Buffer) error { return parquet.Write(b, []big{{1 << 63}}) }), "9223372036854775808 is too large"},
		"nothing":            {nil, "frame: ReadParquet"},
		"text":               {[]byte(strings.Repeat("a,b\n1,2\n", 10)), "frame: ReadParquet"},
		"half a file":        {whole[:len(whole)/2], "frame: ReadParquet"},
	} {
		if err := readParquetBytes(tt.file).Err(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s gives the error %v, want %q", name, err, tt.want)
		}
	}
	if err := ReadParquetFile("no/such.parquet").Err(); err == nil || !strings.Contains(err.Error(), "no/such.parquet") {
		t.Errorf("a missing file gives the error %v", err)
	}
}

// A damaged file is refused or gives a frame whose columns are of one length.
func FuzzReadParquet(f *testing.F) {
	whole := parquetOf(f, runs())
	f.Add(whole)
	for i := 0; i < len(whole); i += 7 {
		b := slices.Clone(whole)
		b[i] ^= 0x55
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		frame := readParquetBytes(b)
		for _, name := range frame.Names() {
			if v, err := frame.Strings(name); err != nil || len(v) != frame.Len() {
				t.Errorf("column %q has %d cells of %d (%v)", name, len(v), frame.Len(), err)
			}
		}
	})
}
