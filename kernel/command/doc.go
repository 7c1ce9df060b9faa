// Package command lets cells hold commands between their Go code: %time f(),
// %who, !ls -l, fmt.Println?. The front ends that run cells for a user share it.
//
// A front end cuts a cell with [Split]. Without commands the cell runs as it is;
// with them, [Env.Do] does one [Step] after the other and gives code back to the
// front end by Env.Run. [IsComplete] and [Env.Complete] serve cells that are being
// typed. [Entries] cuts a text that nobody has cut into cells, such as standard
// input, into what a user would type one after the other.
//
// # What is a command
//
// A command is a line of its own, where a statement of Go may begin: not within
// brackets, raw strings or comments, nor where the line before goes on.
//
//	%name args    a command; %help lists them
//	:name args    the same; it takes the rest of the cell if it has to
//	%%name args   a command that takes the rest of the cell as its text; it must be
//	              the first line that is not blank
//	!command      the shell's; a \ at its end goes on with the next line
//	name?  ?name  documentation of a name, with dots or without
//	name??        the same, with the source of what a cell declared
//	%name? :name? help on a command
//
// So the value of the expression !done, as a line, is to be written (!done).
//
// # Where things are
//
// step tells what a cell is cut into and entries what a text is, cutter cuts both at
// commands, and statement finds where statements end; line reads one line that may
// be a command. env runs steps, command has the table of commands. The commands
// are in files by what they are about: names, timing and timeit, folder and listing,
// write, environ, history, session, help, and shell with process, which runs
// programs.
// complete, complete_file and incomplete are for cells that are being typed.
package command
