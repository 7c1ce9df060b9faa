package frame

import (
	"errors"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// rowBatch is how many rows go to the Parquet writer at a time.
const rowBatch = 512

// WriteParquet writes the frame as Parquet: texts as UTF-8 strings, whole
// numbers as INT64, others as DOUBLE, every column optional. Parquet allows no
// comma in a column's name.
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
	out := parquet.NewWriter(w, parquet.NewSchema("frame", schema))
	batch := make([]parquet.Row, 0, rowBatch)
	cells := make([]parquet.Value, rowBatch*len(columns))
	for i := range f.Len() {
		k := len(batch) * len(columns)
		row := cells[k : k+len(columns)]
		for j := range columns {
			row[j] = columns[j].parquetValue(i, j)
		}
		batch = append(batch, row)
		if len(batch) == rowBatch || i == f.Len()-1 {
			if _, err := out.WriteRows(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	return out.Close()
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
		leaf = parquet.String()
	case Int:
		leaf = parquet.Int(64)
	case Bool:
		leaf = parquet.Leaf(parquet.BooleanType)
	}
	return parquet.Group{c.name: parquet.Optional(leaf)}.Fields()[0]
}

// parquetValue is cell i for the Parquet column j.
func (c *Column) parquetValue(i, j int) parquet.Value {
	const present = 1 // definition level of a value that is not null
	switch {
	case c.isNull(i):
		return parquet.NullValue().Level(0, 0, j)
	case c.typ == String:
		return parquet.ByteArrayValue([]byte(c.texts[i])).Level(0, present, j)
	case c.typ == Int:
		return parquet.Int64Value(int64(c.ints[i])).Level(0, present, j)
	case c.typ == Bool:
		return parquet.BooleanValue(c.bools[i]).Level(0, present, j)
	}
	return parquet.DoubleValue(c.floats[i]).Level(0, present, j)
}
