// Package table renders tables of text cells: for a terminal, as HTML, as
// Markdown. It knows nothing of where the cells come from; a column only says
// whether it is aligned to the right and which of its cells are null.
package table
