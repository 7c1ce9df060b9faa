// Package graphics puts pictures, charts above all, into the text of a terminal.
//
// [Render] turns the bytes of a PNG or JPEG into lines of text that are printed
// one under the other, each followed by "erase to the end of the line" and a new
// line. How the picture comes to the screen is the [Protocol]:
//
//   - [Kitty] and [ITerm2] hand the file to the terminal, which draws it;
//   - [Sixel] sends its pixels, in at most 256 colours;
//   - [Braille] draws it with letters, so it works everywhere: a chart with the dots
//     of ⠿, a photo with the half blocks ▀.
//
// The first three draw over cells that the text left empty. As the erasing of the
// lines would wipe the picture out again, its rows are empty lines, and one more
// line below them goes back up, draws, and returns.
//
// # Which protocol
//
// [FromEnv] knows many terminals from the environment. For the others, [Query]
// (within tmux [TmuxQuery]) is what to write to the terminal, and [FromAnswers]
// chooses by what it answers.
//
// # Where things are
//
// protocol names the protocols; env and query find the one to use. render decodes
// a picture and places it, by the sizes of terminal. kitty, iterm2 and sixel write
// their sequences, tmux wraps them; palette finds the colours of a sixel picture.
// braille draws the dots that dots finds in a chart, by its background, or dither in
// a photo; block draws photos in colours. resample shrinks pictures; color and
// legible bring their colours to the terminal.
package graphics
