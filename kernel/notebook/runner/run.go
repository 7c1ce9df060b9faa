package runner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"kvsh/kernel"
	"kvsh/kernel/engine"
	"kvsh/kernel/notebook"
	"kvsh/kernel/notebook/record"
)

// Options are how a source runs.
type Options struct {
	Args           []string  // what the code has as os.Args
	Stdout, Stderr io.Writer // nil for those of the process
	Restricted     bool      // the code may import unsafe, syscall and os/exec
	// AllowErrors goes on after a cell that failed. Each cell runs by itself then.
	// Failed, if there is one, is told the errors.
	AllowErrors bool
	Failed      func(error)
	// Record keeps what the cells give as outputs of the notebook, in place of
	// writing it.
	Record bool
	// Begin is told each code cell that begins, in the order in which they run.
	Begin func(cell int)
}

// run is a source that runs.
type run struct {
	*Source
	opts    Options
	session *engine.Session
	record  *record.Record // nil if nothing is recorded
	plain   plain
	current int      // the cell that runs, -1 before the first
	history []string // the cells that ran, and the one that runs
}

// Run runs the source to its end, or to its first fault. Faults of the code are
// the engine's errors; with AllowErrors they are told to Failed, and the error is
// a [*FailedCells]. What was recorded until then is in the notebook.
func (s *Source) Run(ctx context.Context, opts Options) error {
	r := &run{Source: s, opts: opts, current: -1}
	if opts.Record {
		r.record = record.New(s.Notebook)
	}
	defer r.end()
	if !s.IsProgram() || s.file.HasComments() || opts.AllowErrors && s.file.HasMarkers() {
		return r.cells(ctx)
	}
	err := r.program(ctx)
	var faults engine.Errors
	if !errors.As(err, &faults) { // it ran
		r.fail(r.current, err)
		return err
	}
	if s.file.HasMarkers() && s.checkCells(opts) == nil {
		r.end()
		return r.cells(ctx)
	}
	byCell := map[int]engine.Errors{}
	for _, fault := range faults {
		i := s.at(fault.Line)
		byCell[i] = append(byCell[i], fault)
	}
	for i, list := range byCell {
		r.fail(i, list)
	}
	return err
}

func (r *run) open() (err error) {
	o := engine.Options{Args: r.opts.Args, Stdout: r.opts.Stdout, Stderr: r.opts.Stderr, Restricted: r.opts.Restricted}
	if r.record != nil { // the cells' own outputs take all
		o.Stdout, o.Stderr = io.Discard, io.Discard
	}
	r.plain = plain{o.Stdout, o.Stderr}
	r.session, err = engine.NewSession(o)
	return err
}

func (r *run) end() {
	if r.session != nil {
		r.session.Close()
	}
	r.session = nil
}

// fail records an error, unless it is none to the reader.
func (r *run) fail(cell int, err error) {
	var exit *engine.Exit
	if r.record == nil || err == nil || errors.As(err, &exit) && exit.Code == 0 {
		return
	}
	r.record.Fail(cell, err)
}

// begin tells that a cell begins, and returns what takes its output.
func (r *run) begin(cell int) kernel.Output {
	r.current = cell
	if r.opts.Begin != nil {
		r.opts.Begin(cell)
	}
	if r.record == nil {
		return nil
	}
	return r.record.Begin(cell)
}

// program runs the source as the program that it is.
func (r *run) program(ctx context.Context) error {
	if err := r.open(); err != nil {
		return err
	}
	in := kernel.Cell{Name: r.Name, Source: r.text}
	indices, lines := r.file.InMain()
	inMain := map[int]bool{}
	for _, i := range indices {
		inMain[i] = true
	}
	start := func() kernel.Output { return r.declare(inMain) }
	begin := func(k int) kernel.Output {
		if i := r.indexOf(indices[k]); i >= 0 {
			return r.beginWithValues(i)
		}
		return nil // a cell that has made room
	}
	return r.session.RunProgram(ctx, in, engine.Cells{Lines: lines, Start: start, Begin: begin, Values: r.record != nil})
}

// declare begins the cells of declarations: they are in force before any
// statement runs, those behind main too. What they give goes to the first.
func (r *run) declare(inMain map[int]bool) (out kernel.Output) {
	first := -1
	for i := range r.Cells {
		if r.Cells[i].Kind != notebook.CodeCell {
			continue
		}
		if first < 0 {
			first = i
		}
		if index := r.runs[i].index; index >= 0 && !inMain[index] {
			if o := r.beginWithValues(i); out == nil {
				out = o
			}
		}
	}
	if out == nil && r.record != nil && first >= 0 {
		out = r.record.Output(first)
	}
	return out
}

// beginWithValues begins a cell together with the one behind it that tells the
// values which it was given.
func (r *run) beginWithValues(i int) kernel.Output {
	out := r.begin(i)
	if i+1 < len(r.Cells) && r.runs[i+1].index < 0 {
		r.begin(i + 1)
		r.current = i
	}
	return out
}

// indexOf is the cell that has an index in the file.
func (r *run) indexOf(index int) int {
	for i := range r.runs {
		if r.runs[i].index == index {
			return i
		}
	}
	return -1
}

// cells runs the cells one after the other in a session.
func (r *run) cells(ctx context.Context) error {
	if err := r.open(); err != nil {
		return err
	}
	ctx, err := r.within(ctx)
	if err != nil {
		return err
	}
	failed := 0
	for i := range r.Cells {
		if r.Cells[i].Kind != notebook.CodeCell {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		err := r.runCell(ctx, i)
		if err == nil {
			continue
		}
		r.fail(i, err)
		if !r.opts.AllowErrors || !isFault(err) {
			return err
		}
		failed++
		if r.opts.Failed != nil {
			r.opts.Failed(err)
		}
	}
	if failed > 0 {
		return &FailedCells{r.Name, failed}
	}
	return nil
}

// runCell runs a cell.
func (r *run) runCell(ctx context.Context, i int) error {
	on := r.stage(r.begin(i))
	if err := r.checkEnd(i); err != nil {
		return err
	}
	r.history = append(r.history, r.Cells[i].Source)
	in := r.cell(i)
	in.Number = len(r.history)
	return r.step(ctx, on, in)
}

// stage is where a cell runs.
func (r *run) stage(out kernel.Output) stage {
	return stage{
		session: func() *engine.Session { return r.session }, out: out, plain: r.plain, sign: r.sign,
		reset: r.reset, history: func() []string { return r.history },
	}
}

// reset puts a new session in place of the old one.
func (r *run) reset() error {
	r.end()
	return r.open()
}

// FailedCells is the error of a run that went on after cells that failed.
type FailedCells struct {
	File  string
	Cells int
}

func (f *FailedCells) Error() string {
	if f.Cells == 1 {
		return f.File + ": 1 cell failed"
	}
	return fmt.Sprintf("%s: %d cells failed", f.File, f.Cells)
}

// isFault reports whether an error is the code's own, so that cells after it can
// run.
func isFault(err error) bool {
	var exit *engine.Exit
	return !errors.As(err, &exit) && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded)
}

// Label names a cell for a reader: the last heading before it, else its own title
// or first line of code.
func (s *Source) Label(cell int) string {
	for i := cell; i >= 0; i-- {
		if s.Cells[i].Kind != notebook.MarkdownCell {
			continue
		}
		for line := range strings.Lines(s.Cells[i].Source) {
			if text := strings.TrimLeft(line, "#"); text != line && strings.HasPrefix(text, " ") {
				return strings.TrimSpace(text)
			}
		}
	}
	for line := range strings.Lines(s.Cells[cell].Source) {
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
	return ""
}
