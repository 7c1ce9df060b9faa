// Package table renders tables of text cells: for a terminal, as HTML, as
// Markdown. It knows nothing of where the cells come from; a column only says
// whether it is aligned to the right and which of its cells are null.
//
// For a terminal there are a few steps, each in a file of its own:
//
//  1. screen says what the terminal is: [Table.Render] is told, String and
//     MIMEBundle go by [SetScreen].
//  2. layout turns the shown rows into cells of one line and known width.
//  3. fit gives each column its width, and leaves out those without room.
//  4. text writes the lines, with the escape sequences of a [Style] or plain.
package table
