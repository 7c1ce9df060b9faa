// Package jupyter is the Jupyter kernel: the messages of the Jupyter protocol 5.5
// on one side, a session of the engine on the other.
//
// A kernel has five sockets, whose ports a connection file names. [Serve] opens
// them and answers until it is shut down:
//
//   - shell takes requests in order (execute, complete, inspect, ...); so does each
//     subshell, which has a queue of its own;
//   - control takes those that must not wait for them (interrupt, shutdown);
//   - iopub publishes what requests give: streams, displays, errors, and when the
//     kernel is busy;
//   - stdin asks the front end for a line;
//   - heartbeat sends back what it gets.
//
// A [message] is a header, the header of the message that it answers, metadata and
// content, in JSON and signed with the key of the connection file (wire.go). What
// a cell gives becomes messages in the order in which it gives it; text is
// gathered for a while, since a message for each line would take longer than the
// program (output.go).
package jupyter
