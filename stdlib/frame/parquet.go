package frame

import (
	"errors"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go"
)

const (
	rowBatch = 512     // rows of a column that go to or come from Parquet at a time
	rowGroup = 1 << 17 // rows of a part of the file that can be read by itself
)

// WriteParquet writes the frame as Parquet, compressed by Zstandard: texts as
// UTF-8 strings, whole numbers as INT64, others as DOUBLE, every column
// optional. Parquet allows no comma in a column's name.
func (f *Frame) WriteParquet(w io.Writer) error {
	columns, err := f.columns("WriteParquet")
	if err != nil {
		return err
	}
	if len(columns) == 0 {
		return &Error{"WriteParquet", "", errors.New("a Parquet file needs a column, and there is none")}
	}
	var schema parquetRoot
	for _, c := range columns {
		if strings.Contains(c.name, ",") {
			return &Error{"WriteParquet", c.name, errors.New("a name with a comma is not allowed in Parquet; rename the column")}
		}
		schema.fields = append(schema.fields, c.parquetField())
	}
	out := parquet.NewGenericWriter[any](w, parquet.NewSchema("frame", schema), parquet.Compression(&parquet.Zstd))
	failures := make([]error, len(columns))
	for from := 0; from < f.Len(); from += rowGroup {
		writers := out.ColumnWriters()
		parallel(len(columns), f.Len(), func(j int) {
			failures[j] = columns[j].writeParquet(writers[j], j, from, min(from+rowGroup, f.Len()))
		})
		if err := errors.Join(failures...); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return out.Close()
}

// writeParquet writes the cells from one up to another as Parquet column j.
func (c *Column) writeParquet(w *parquet.ColumnWriter, j, from, to int) error {
	values := make([]parquet.Value, 0, rowBatch)
	var texts []byte // what the values point to
	for i := from; i < to; i++ {
		begin := len(texts)
		if c.typ == String {
			texts = append(texts, c.texts[i]...)
		}
		values = append(values, c.parquetValue(i, j, texts[begin:]))
		if len(values) < rowBatch && i < to-1 {
			continue
		}
		if _, err := w.WriteRowValues(values); err != nil {
			return err
		}
		values, texts = values[:0], texts[:0]
	}
	return nil
}

// parquetRoot is the schema of a frame. It keeps the order of the columns, which
// parquet.Group alone does not.
type parquetRoot struct {
	parquet.Group
	fields []parquet.Field
}

func (r parquetRoot) Fields() []parquet.Field { return r.fields }

func (c *Column) parquetField() parquet.Field {
	leaf := parquet.Leaf(parquet.DoubleType)
	switch c.typ {
	case String:
		leaf = parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	case Int:
		leaf = parquet.Int(64)
	case Bool:
		leaf = parquet.Leaf(parquet.BooleanType)
	}
	return parquet.Group{c.name: parquet.Optional(leaf)}.Fields()[0]
}

// parquetValue is cell i, of which text is a copy, for the Parquet column j.
func (c *Column) parquetValue(i, j int, text []byte) parquet.Value {
	const present = 1 // definition level of a value that is not null
	switch {
	case c.isNull(i):
		return parquet.NullValue().Level(0, 0, j)
	case c.typ == String:
		return parquet.ByteArrayValue(text).Level(0, present, j)
	case c.typ == Int:
		return parquet.Int64Value(int64(c.ints[i])).Level(0, present, j)
	case c.typ == Bool:
		return parquet.BooleanValue(c.bools[i]).Level(0, present, j)
	}
	return parquet.DoubleValue(c.floats[i]).Level(0, present, j)
}
