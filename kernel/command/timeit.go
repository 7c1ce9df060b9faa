package command

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"kvsh/kernel"
	"kvsh/kernel/engine"
	"kvsh/kernel/split"
)

// defaultRuns is how many runs timeit measures.
const defaultRuns = 7

func timeit(ctx context.Context, e *Env, args, cell string) error {
	given, code, err := options(args, "nr", "")
	if err != nil {
		return err
	}
	setup := ""
	if e.step.Whole {
		setup, code = code, cell
	}
	if strings.TrimSpace(code) == "" {
		return wrong("it needs code; write %s", e.named("timeit f()"))
	}
	runs := given['r']
	if runs == 0 {
		runs = defaultRuns
	}
	t := trial{env: e, setup: setup, code: code, loops: given['n'], runs: runs}
	loops, times, err := t.measure(ctx)
	if err != nil {
		return err
	}
	e.printf("%s\n", report(loops, times))
	return nil
}

// report tells the nanoseconds that each run of loops took.
func report(loops int, times []float64) string {
	mean, best := 0.0, math.Inf(1)
	for i := range times {
		times[i] /= float64(loops)
		mean += times[i] / float64(len(times))
		best = min(best, times[i])
	}
	variance := 0.0
	for _, t := range times {
		variance += (t - mean) * (t - mean) / float64(len(times))
	}
	return fmt.Sprintf("%s ± %s per loop (mean ± std. dev. of %s of %s; best %s)",
		span(mean), span(math.Sqrt(variance)), count(len(times), "run"), count(loops, "loop"), span(best))
}

// count is a number with its noun: 1 run, 20,000 loops.
func count(n int, noun string) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	if n != 1 {
		noun += "s"
	}
	return text + " " + noun
}

// trial is code whose time is measured, by a cell that loops over it.
type trial struct {
	env         *Env
	setup, code string
	loops, runs int // loops is 0 if it is to be chosen

	imports, decls strings.Builder
	unused         []int // lines of calls whose values Go wants to be used
}

// The names that the cell has for itself begin as those that the session keeps out
// of its lists.
const (
	trialImports = `import (kvsh_fmt "fmt"; kvsh_time "time"); `
	trialBegin   = `func() (kvsh_out string) { %s
	kvsh_run := func(kvsh_n int) int64 { kvsh_start := kvsh_time.Now(); for range kvsh_n { `
	trialEnd = `
/*line :%d:1*/	}; return int64(kvsh_time.Since(kvsh_start)) }
	kvsh_n := %d
	for kvsh_i := 0; kvsh_n == 0; kvsh_i++ {
		kvsh_m := []int{1, 2, 5}[kvsh_i %% 3]
		for range kvsh_i / 3 { kvsh_m *= 10 }
		if kvsh_run(kvsh_m) >= int64(200 * kvsh_time.Millisecond) || kvsh_m >= 1e9 { kvsh_n = kvsh_m }
	}
	kvsh_out = kvsh_fmt.Sprint(kvsh_n)
	for range %d { kvsh_out += " " + kvsh_fmt.Sprint(kvsh_run(kvsh_n)) }
	return kvsh_out
}()
`
)

// measure runs the code. Calls whose values have to be used are known by what the
// session says.
func (t *trial) measure(ctx context.Context) (loops int, times []float64, err error) {
	if err := t.checkSyntax(); err != nil {
		return 0, nil, err
	}
	out := &resultOutput{Output: t.env.Out}
	for range 2 {
		err = t.env.Session().Run(ctx, t.env.cellOf(t.source()), out)
		if t.unused != nil || !t.findUnused(err) {
			break
		}
	}
	if err != nil {
		return 0, nil, t.inCell(err)
	}
	numbers := regexp.MustCompile(`\d+`).FindAllString(out.text, -1)
	if len(numbers) != t.runs+1 {
		return 0, nil, wrong("the code gave no times; it must not end the loop around it")
	}
	loops, err = strconv.Atoi(numbers[0])
	for _, n := range numbers[1:] {
		ns, parseErr := strconv.ParseFloat(n, 64)
		err = errors.Join(err, parseErr)
		times = append(times, ns)
	}
	return max(loops, 1), times, err
}

// checkSyntax is the session's error of code that can't be parsed, since brackets
// in it would not fit those of the loop.
func (t *trial) checkSyntax() error {
	check := func(code string, line, col int) error {
		code = padded(code, line, col)
		if _, err := parser.ParseFile(token.NewFileSet(), "", split.Wrap(code, "kvsh_trial", 1), parser.SkipObjectResolution); err == nil {
			return nil
		}
		return t.env.Session().Check(t.env.cellOf(code))
	}
	line, col := t.env.argsAt(t.code)
	if t.env.step.Whole {
		line, col = t.env.argsAt(t.setup)
		if err := check(t.setup, line, col); err != nil {
			return err
		}
		line, col = t.env.bodyAt()
	}
	return check(t.code, line, col)
}

// findUnused notes the lines of values that are not used, and reports whether
// nothing else is wrong.
func (t *trial) findUnused(err error) bool {
	var faults engine.Errors
	if !errors.As(err, &faults) {
		return false
	}
	for _, f := range faults {
		if !strings.HasSuffix(f.Msg, "is not used") {
			return false
		}
		t.unused = append(t.unused, f.Line)
	}
	return true
}

// source is the cell that loops over the code. Line directives put the code where
// it is in the user's file, and the rest behind the end of the user's cell.
func (t *trial) source() string {
	t.imports.Reset()
	t.decls.Reset()
	line, col := t.env.argsAt(t.code)
	setup := ""
	if t.env.step.Whole {
		line, col = t.env.argsAt(t.setup)
		setup = t.statements(t.setup, line, col)
		line, col = t.env.bodyAt()
	}
	body := t.statements(t.code, line, col)
	last := line + strings.Count(t.code, "\n")
	return strings.Repeat("\n", last) + trialImports + t.imports.String() + "\n" + t.decls.String() +
		fmt.Sprintf(trialBegin, setup) + body + fmt.Sprintf(trialEnd, t.env.above()+last+1, t.loops, t.runs)
}

// statements is the statements of code at a place of the cell. Expressions are
// assigned to nothing; imports and functions, which can't stand in a loop, are put
// aside.
func (t *trial) statements(code string, line, col int) string {
	var b strings.Builder
	for _, p := range split.Source(code) {
		before, text := code[:p.From], code[p.From:p.To]
		partLine, partCol := line+strings.Count(before, "\n"), p.From-strings.LastIndexByte(before, '\n')
		if partLine == line {
			partCol = col + p.From
		}
		partLine += t.env.above()
		directive := fmt.Sprintf("/*line :%d:%d*/", partLine, partCol)
		switch {
		case p.Kind == split.Import:
			t.imports.WriteString(directive + text + "\n")
		case p.Kind == split.Declaration && strings.HasPrefix(text, "func"):
			t.decls.WriteString(directive + text + "\n")
		case t.isValue(text, partLine):
			b.WriteString("_ = " + directive + text + "\n")
		default:
			b.WriteString(directive + text + "\n")
		}
	}
	return b.String()
}

// isValue reports whether a statement is an expression whose value has to be used.
func (t *trial) isValue(text string, line int) bool {
	x, err := parser.ParseExpr(text)
	if err != nil {
		return false
	}
	switch x := ast.Unparen(x).(type) {
	case *ast.CallExpr:
		return slices.Contains(t.unused, line)
	case *ast.UnaryExpr:
		return x.Op.String() != "<-"
	}
	return true
}

// inCell gives errors of the code, of which the session knows no line, those of the
// user's cell, and takes the loop out of the calls that led there.
func (t *trial) inCell(err error) error {
	line, col := t.env.argsAt(t.env.step.Args)
	lines := strings.Split(padded(t.env.step.Args, line, col), "\n")
	if t.env.step.Whole {
		lines = append(lines, strings.Split(t.env.step.Text, "\n")...)
	}
	mend := func(fault *engine.Error) {
		switch n := fault.Line - t.env.above(); {
		case fault.File != t.env.cellName(), n <= 0:
		case n > len(lines): // the loop's
			fault.Source = ""
		case fault.Source == "":
			fault.Source = lines[n-1]
		}
		fault.Calls = slices.DeleteFunc(fault.Calls, func(p engine.Place) bool {
			return p.File == t.env.cellName() && p.Line > t.env.above()+len(lines)
		})
	}
	var one *engine.Error
	var several engine.Errors
	switch {
	case errors.As(err, &several):
		for _, fault := range several {
			mend(fault)
		}
	case errors.As(err, &one):
		mend(one)
	}
	return err
}

// resultOutput keeps the text of the result of a cell from the output.
type resultOutput struct {
	kernel.Output
	text string
}

func (o *resultOutput) Result(b kernel.Bundle) {
	if text, ok := b["text/plain"].(string); ok {
		o.text = text
	}
}
