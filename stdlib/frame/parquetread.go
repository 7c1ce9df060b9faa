package frame

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// ReadParquet reads a Parquet file of size bytes. Its columns must be flat:
// texts, whole numbers, other numbers and bools; of other types it tells so.
func ReadParquet(r io.ReaderAt, size int64) *Frame {
	columns, err := readParquet(r, size)
	var blamed *Error
	switch {
	case errors.As(err, &blamed):
		return asFailed(blamed)
	case err != nil:
		return failed("ReadParquet", "", err)
	}
	return build("ReadParquet", columns)
}

// ReadParquetFile reads the Parquet file at path.
func ReadParquetFile(path string) *Frame {
	f, err := os.Open(path)
	if err != nil {
		return failed("ReadParquetFile", "", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return failed("ReadParquetFile", "", err)
	}
	frame := ReadParquet(f, info.Size())
	if frame.err != nil {
		return failed("ReadParquetFile", "", fmt.Errorf("%s: %w", path, frame.err))
	}
	return frame
}

// damaged turns a panic, by which parquet-go answers to some files that are no
// proper Parquet, into an error.
func damaged(err *error) {
	if reason := recover(); reason != nil {
		*err = fmt.Errorf("the file is damaged: %v", reason)
	}
}

func readParquet(r io.ReaderAt, size int64) (columns []Column, err error) {
	defer damaged(&err)
	if err := checkFooter(r, size); err != nil {
		return nil, err
	}
	file, err := parquet.OpenFile(r, size)
	if err != nil {
		return nil, err
	}
	fields := file.Root().Columns()
	columns = make([]Column, len(fields))
	for j, field := range fields {
		if columns[j], err = parquetColumn(field); err != nil {
			return nil, &Error{"ReadParquet", field.Name(), err}
		}
	}
	failures := make([]error, len(fields))
	parallel(len(fields), int(min(file.NumRows(), math.MaxInt32)), func(j int) {
		if err := columns[j].readParquet(file, j); err != nil {
			failures[j] = &Error{"ReadParquet", fields[j].Name(), err}
		}
	})
	return columns, errors.Join(failures...)
}

// checkFooter makes sure that the footer, whose length is near the end of the
// file, is inside of it: parquet-go takes memory for it first.
func checkFooter(r io.ReaderAt, size int64) error {
	const magic = "PAR1"
	var tail [4 + len(magic)]byte
	if size < int64(len(magic)+len(tail)) {
		return errors.New("the file is too short for Parquet")
	}
	if _, err := r.ReadAt(tail[:], size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if string(tail[4:]) != magic {
		return fmt.Errorf("the file is not Parquet: it does not end with %s", magic)
	}
	if length := int64(binary.LittleEndian.Uint32(tail[:])); length > size-int64(len(magic)+len(tail)) {
		return fmt.Errorf("the file is damaged: its footer would have %d bytes", length)
	}
	return nil
}

// parquetColumn is the column, still empty, for a column of a Parquet file.
func parquetColumn(field *parquet.Column) (Column, error) {
	if !field.Leaf() || field.Repeated() {
		return Column{}, errors.New("it holds lists or groups of values; a frame has only flat columns")
	}
	switch name := field.Type().String(); {
	case name == "BOOLEAN":
		return Bools(field.Name(), nil), nil
	case name == "INT32", name == "INT64", strings.HasPrefix(name, "INT("):
		return Ints(field.Name(), nil), nil
	case name == "FLOAT", name == "DOUBLE":
		return Floats(field.Name(), nil), nil
	case name == "STRING", name == "ENUM", name == "JSON", name == "BYTE_ARRAY":
		return Strings(field.Name(), nil), nil
	default:
		return Column{}, fmt.Errorf("it holds %s values; cast them to a number or a text where the file is made", name)
	}
}

// readParquet appends the cells of the file's column j.
func (c *Column) readParquet(file *parquet.File, j int) (err error) {
	defer damaged(&err)
	known := pool{}
	for _, group := range file.RowGroups() {
		chunk := group.ColumnChunks()[j]
		pages := chunk.Pages()
		for {
			page, err := pages.ReadPage()
			if errors.Is(err, io.EOF) {
				break
			}
			if err == nil {
				err = c.appendParquet(page.Values(), unsigned(chunk.Type()), known)
				parquet.Release(page)
			}
			if err != nil {
				return errors.Join(err, pages.Close())
			}
		}
		if err := pages.Close(); err != nil {
			return err
		}
	}
	return nil
}

// unsigned tells whether a type is of whole numbers without a sign.
func unsigned(t parquet.Type) bool {
	return strings.HasPrefix(t.String(), "INT(") && strings.HasSuffix(t.String(), "false)")
}

// appendParquet appends the values of a page.
func (c *Column) appendParquet(values parquet.ValueReader, unsigned bool, known pool) error {
	var batch [rowBatch]parquet.Value
	for {
		n, err := values.ReadValues(batch[:])
		for _, v := range batch[:n] {
			if !c.appendValue(v, unsigned, known) {
				return fmt.Errorf("%d is too large for a column of whole numbers", v.Uint64())
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// appendValue appends a value; it fails if that is a number that is too large.
func (c *Column) appendValue(v parquet.Value, unsigned bool, known pool) bool {
	null := v.IsNull()
	c.null = append(c.null, null)
	switch {
	case c.typ == String && null:
		c.texts = append(c.texts, "")
	case c.typ == String:
		c.texts = append(c.texts, known.copy(string(v.ByteArray())))
	case c.typ == Bool:
		c.bools = append(c.bools, !null && v.Boolean())
	case c.typ == Float && null:
		c.floats = append(c.floats, math.NaN())
	case c.typ == Float && v.Kind() == parquet.Float:
		c.floats = append(c.floats, float64(v.Float()))
	case c.typ == Float:
		c.floats = append(c.floats, v.Double())
	case null:
		c.ints = append(c.ints, 0)
	case v.Kind() == parquet.Int32 && unsigned:
		c.ints = append(c.ints, int(v.Uint32()))
	case v.Kind() == parquet.Int32:
		c.ints = append(c.ints, int(v.Int32()))
	default:
		c.ints = append(c.ints, int(v.Int64()))
		return !unsigned || v.Uint64() <= math.MaxInt
	}
	return true
}
