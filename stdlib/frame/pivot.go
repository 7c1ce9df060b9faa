package frame

import "slices"

// Pivot turns a long frame into a wide one: a row for each value of the index
// column, a column for each value of the columns column, in order of first
// appearance, and in the cells the value column. Two rows for one cell are an
// error; aggregate them first.
func (f *Frame) Pivot(index, columns, value string) *Frame {
	list, err := f.columns("Pivot", index, columns, value)
	if err != nil {
		return asFailed(err)
	}
	rowOf, firstRow := keys(list[:1], f.Len())
	columnOf, firstColumn := keys(list[1:2], f.Len())
	at := make([][]int, len(firstColumn)) // source row of each cell
	for j := range at {
		at[j] = slices.Repeat([]int{-1}, len(firstRow))
	}
	for i := range f.Len() {
		cell := &at[columnOf[i]][rowOf[i]]
		if *cell >= 0 {
			return failf("Pivot", value, "there are two rows for %s %s and %s %s; aggregate them first",
				index, list[0].text(i), columns, list[1].text(i))
		}
		*cell = i
	}
	out := []Column{list[0].take(firstRow, false)}
	for j, i := range firstColumn {
		name := list[1].text(i)
		if list[1].isNull(i) || name == "" {
			name = "null"
		}
		out = append(out, list[2].take(at[j], true).Named(name))
	}
	return build("Pivot", out)
}
