// Package display is how a value shows itself.
//
// A value that has a rich form implements [Shower]: its MIME bundle maps media
// types to renderings of the same value, "text/plain" always among them. Show
// hands the bundle to the current [Sink]. A compiled program has the text sink,
// which prints the plain form on standard output; a kernel sets a sink of its
// own and so decides whether the reader sees text, HTML or a picture.
//
// A sink may do more. A [Live] one changes what it has shown ([ShowAs], [Update],
// [Clear]), an [Asker] asks the reader ([Ask]); by the text sink these print and
// read lines. Comms are lines between a program and scripts of a front end
// ([OpenComm], [HandleComm]), over a [Channel] that the kernel sets. The kernel
// hands in what arrives by [Opened], [Received] and [Closed].
//
// [Fail] is the other way out: it ends the program, or the cell, with an error.
package display
