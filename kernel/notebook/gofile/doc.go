// Package gofile reads and writes notebooks as Go files: valid Go programs that
// are cut into cells by marker comments.
//
//	// ---
//	// jupyter:
//	//   kernelspec: {display_name: Go (kvsh), language: go, name: kvsh}
//	// ---
//
//	//go:build ignore
//
//	// %% [markdown]
//	// # A title
//
//	// %%
//	package main
//
//	func double(x int) int { return 2 * x }
//
//	func main() {
//		// %% tags=["parameters"]
//		n := 21 // number to double
//
//		// %%
//		println(double(n))
//	}
//
// A marker is "// %%", then [markdown] or [raw], a title, and key=JSON pairs, which
// are the cell's metadata. The cells before main hold declarations, those inside
// statements; the lines that open and close main belong to none. Markdown and raw
// cells are comments.
//
// Reading goes from the text to a layout (regions of chunks, one for each marker:
// [parse]) and from there to cells ([layout.cells]); writing goes the other way
// ([plan], [layout.text]). What a notebook of Jupyter may do and a program may
// not is put in order on the way, and back in place when read again:
//
//   - A cell of functions or types after the first statement moves in front of
//     main and remembers its place: at=5.
//   - A cell of both is cut in two parts with one id; the second has the order of
//     lines, parts="d5 s2" for five of declarations and two of statements.
//   - Imports that can't stay where they are, since declarations come before or
//     since they are there already, move into one cell, hoisted=true; the cells
//     they come from keep them in imports="...", and their lines in parts.
//   - A code cell that is no Go, or declares main itself, is a comment:
//     commented=true. Lines of comments that would be markers get another percent
//     sign, escaped=true.
//   - Blanks at the ends of comment lines are kept in blanks={"3":"  "}, since
//     gofmt takes them away, empty lines at a cell's end in end="\n", and a text
//     that no comment can hold in source="...".
//
// The first cell's id is cell-1, every other one follows from the id before;
// others are written out as id="...". Where a Go file is laid out in another way
// than this package would write it, the cells and the notebook keep that in their
// metadata, under "kvsh", so that every file comes back as it was, also by way of
// Jupyter.
package gofile
