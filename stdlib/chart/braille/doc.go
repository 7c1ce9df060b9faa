// Package braille draws a scene as text: for terminals that show no pictures, and for
// files. Words are words, and data is in braille letters, whose 2 × 4 dots give a
// terminal of 80 × 24 cells a picture of 160 × 96 dots.
//
// [Text] goes through these steps, each in files of its own:
//
//  1. prose and legend make the lines around the picture. Without colours series have
//     letters (keys), which the legend explains.
//
//  2. view tells how a panel is shown: which axis goes where, and by crowd whether its
//     points are signs or dots. layout finds how many panels stand side by side in what
//     room is left, axis and ticks which labels have room, and stand draws the axes
//     around each plot.
//
//  3. plot draws the layers of a panel: marks and ground as dots, bars (in slots), boxes
//     and heat in block letters, and place finds a place for words.
//
//  4. page holds the cells, and writes them as lines with the sequences of terminal,
//     which knows its colours.
//
// A cell has one colour: that of the series with most dots in it. Colours are moved to
// be seen on the terminal's background, and what lies below the data, such as bands, is
// a tint of the background on terminals of 256 colours and more, else a few dots.
//
// Values are read off by these rules: a value lies in the row and the column of its
// tick, bars end at an eighth of a cell, points are signs of one cell unless they are
// too many, and boxes lie, since a line has more cells than a column.
package braille
