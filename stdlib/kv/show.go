package kv

import "kvsh/stdlib/display"

// Show shows values where the reader is: as text in a terminal, as tables and
// pictures in a notebook.
func Show(values ...any) {
	for _, v := range values {
		display.Show(v)
	}
}

// ShowAs shows a value under an id of your choice, by which [Update] finds it.
func ShowAs(id string, v any) { display.ShowAs(v, id) }

// Update puts a value in the place of what [ShowAs] has shown under the id, in
// whatever cell that was. A terminal gets the value on a new line.
func Update(id string, v any) { display.Update(v, id) }

// ClearOutput takes away what the cell has shown so far. With true it waits for
// the next output, so that a picture that is drawn again and again doesn't
// flicker. A terminal keeps its text.
func ClearOutput(wait ...bool) { display.Clear(len(wait) > 0 && wait[0]) }

// Check ends the cell or the program if err is not nil.
func Check(err error) { display.Fail(err) }
