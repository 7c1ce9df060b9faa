// Package history keeps the cells that were run: whole ones, of all sessions of a
// user. From it come the older cells of the arrow keys, the search, and what a session
// that crashed had run.
//
// A [Store] is one session's access to it. The shell tells it of each cell before and
// after it runs; what can't be written is remembered until the session ends.
//
// # The file
//
// All sessions append to one file, history.jsonl in [Dir]. Each of its lines is an
// object with the time and the id of a session, and one of these:
//
//	{"time":…,"session":"a","pid":71,"start":5403,"dir":"/w"}    it begins, with its process
//	{"time":…,"session":"a","n":1,"dir":"/w","source":"x := 1"}  a cell is to run
//	{"time":…,"session":"a","n":1,"ok":true,"took_ms":0.25}      the cell ran
//	{"time":…,"session":"a","ended":true}                        it ends by itself
//	{"time":…,"session":"a","resumed":true}                      it crashed and was brought back
//
// So a cell that takes its process with it is in the file, and no line is ever
// changed. A session begins in the file with its first cell; without cells it leaves
// no trace.
//
// A line is written at once, under a lock, and on a line of its own even if a process
// died in the middle of the one before. Readers pass over lines that they don't
// understand and over fields that they don't know.
//
// The newest 10,000 cells are kept, of 16 MB at most. A file of twice that is
// shortened when a session opens it: a new file takes its place, under the lock of the
// old one; who waited for that lock sees it and goes on with the new one.
//
// The file is made for its user alone, and so is its folder. What other rights they
// got later is left to them. A file that is reached by a symbolic link is used where
// it lies; what is no regular file isn't used.
//
// # Where things are
//
// record has a line and quick reads it fast; journal is what all lines say together.
// file reads and appends under the lock, shorten shortens. store has the session's
// side, walk, search and past its queries; process knows which processes run.
package history
