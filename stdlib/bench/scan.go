package bench

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Options are the choices of a scan. The zero value scans every batch by the
// evidence rules.
type Options struct {
	Semantics Semantics
	Batches   []string          // scan only these; folder names, or their part after benchmark_result_
	Override  map[string]string // column to value: phase, arcc, kvcache, bandwidth, direction, cpu_offload
	Requests  bool              // read the per-request arrays as well

	// Progress is told, by the goroutine that scans, how many bytes of how many
	// have been read: some times a second, and at the end, of a scan that takes
	// more than half a second.
	Progress func(done, total int64)

	slow bool // parse every byte, plainly regular or not
}

// A Result is what a scan found: the records in folder, file, line order, and
// the report of what was left out.
type Result struct {
	Records []*Record
	Report  *Report
}

// Only returns the result with the records of one modality, such as "GDS".
func (r *Result) Only(modality string) *Result {
	out := &Result{Report: r.Report}
	for _, rec := range r.Records {
		if rec.Modality == modality {
			out.Records = append(out.Records, rec)
		}
	}
	return out
}

// Scan reads all result files below root. Root is the folder that holds the
// batches benchmark_result_*, or one such batch. What is wrong inside a file is
// a problem in the report; the error is about the scan as a whole: a root that
// can't be read or holds no results ([NoResultsError]), a batch that is not
// there ([UnknownBatchError]), a broken batches.json.
func Scan(root string, opts Options) (*Result, error) {
	fsys, batch, err := openRoot("scan", root)
	if err != nil {
		return nil, err
	}
	if batch != "" {
		opts.Batches = []string{batch}
	}
	return ScanFS(fsys, root, opts)
}

// ScanFS is Scan of a file system; root is its name in messages.
func ScanFS(fsys fs.FS, root string, opts Options) (*Result, error) {
	s, err := newScan(fsys, root, opts)
	if err != nil {
		return nil, err
	}
	res := &Result{Report: s.report}
	for _, f := range s.files() {
		s.report.add(f)
		res.Records = append(res.Records, f.records...)
	}
	return res, nil
}

// scan is a scan under way.
type scan struct {
	fsys     fs.FS
	opts     Options
	manifest Manifest
	override map[string]string
	sources  []source
	report   *Report
	meter    meter
}

func newScan(fsys fs.FS, root string, opts Options) (*scan, error) {
	have, err := batchFolders(fsys)
	if err != nil {
		return nil, fmt.Errorf("scan %s: %w", root, err)
	}
	if len(have) == 0 {
		return nil, &NoResultsError{root, nearRoots(fsys)}
	}
	folders, err := chooseBatches(root, have, opts.Batches)
	if err != nil {
		return nil, err
	}
	s := &scan{fsys: fsys, opts: opts, report: &Report{Root: root, Semantics: opts.Semantics, Batches: folders}}
	if s.manifest, err = loadManifest(fsys); err != nil {
		return nil, fmt.Errorf("scan %s: %w", root, err)
	}
	if s.override, err = checkOverride(opts.Override); err != nil {
		return nil, fmt.Errorf("scan %s: %w", root, err)
	}
	for _, folder := range folders {
		s.sources = append(s.sources, listSources(fsys, folder, opts.Semantics, &s.report.Skipped)...)
	}
	return s, nil
}

// file reads one result file.
func (s *worker) file(src source) *fileResult {
	f := &fileResult{}
	report := func(line int, kept bool, format string, args ...any) {
		f.problems = append(f.problems, Problem{src.path(), line, fmt.Sprintf(format, args...), kept})
	}
	if src.err != nil {
		report(0, false, "the folder can't be read: %v", src.err)
		return f
	}
	in, err := s.open(src.path())
	if err != nil {
		report(0, false, "the file can't be read: %v", cause(err))
		return f
	}
	defer in.Close()
	f.read = true
	derive := s.deriver(src, &f.skipped)
	s.entries.reset(in)
	defer func() { f.skipped.add(s.entries.passed()) }()
	for {
		e, err := s.entries.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			report(e.line, false, "the file can't be read to its end: %v", cause(err))
			break
		}
		if e.problem != "" {
			report(e.line, false, "%s", e.problem)
			continue
		}
		rec, notes, flaw := derive(&object{e.line, e.fields})
		if flaw != "" {
			report(e.line, false, "%s", flaw)
		}
		for _, note := range notes {
			report(e.line, true, "%s", note)
		}
		if rec != nil {
			f.records = append(f.records, rec)
		}
	}
	if s.opts.Semantics == Evidence {
		setTemperature(f.records)
	}
	return f
}

// deriver returns the function that turns the objects of a file into records,
// by the rules of the scan. A warm-up gives nothing.
func (s *scan) deriver(src source, skipped *Skipped) func(*object) (rec *Record, notes []string, flaw string) {
	if s.opts.Semantics == Seed {
		rules := &seed{folder: src.folder, file: src.file}
		return func(o *object) (*Record, []string, string) {
			if strings.EqualFold(o.text("type"), "warmup") {
				skipped.Warmups++
				return nil, nil, ""
			}
			return rules.record(o), nil, ""
		}
	}
	rules := newEvidence(src, s.manifest.batch(src.folder), s.override)
	return func(o *object) (*Record, []string, string) {
		if o.warmup() {
			skipped.Warmups++
			return nil, nil, ""
		}
		rec, notes := rules.record(o)
		if flaw := o.flaw(); flaw != "" {
			return nil, nil, flaw
		}
		if s.opts.Requests {
			rec.Requests = requests(o)
		}
		return rec, notes, ""
	}
}

// entryReader finds the result objects of one file after the other.
type entryReader interface {
	// reset begins a file.
	reset(in io.Reader)
	// next returns the next object or problem, and io.EOF after the last. An
	// object holds till the next one is read.
	next() (entry, error)
	// passed counts what was no object, once next has returned an error.
	passed() Skipped
}

// newEntries reads files as the semantics ask for: the original scripts know
// lines only, so the seed semantics do too.
func (s *scan) newEntries() entryReader {
	p := parser{detail: s.opts.Requests, slow: s.opts.slow}
	if s.opts.Semantics == Seed {
		p.only = seedKeys
		return &lineReader{parser: p}
	}
	return &reader{parser: p}
}

// open opens a result file and undoes its compression.
func (s *scan) open(name string) (io.ReadCloser, error) {
	f, err := s.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	var in io.Reader = f
	if s.opts.Progress != nil {
		in = &meteredReader{f, &s.meter}
	}
	switch filepath.Ext(name) {
	case ".gz":
		in, err = gzip.NewReader(in)
	case ".zst":
		var dec *zstd.Decoder
		dec, err = zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(1<<28))
		if err == nil {
			return &sourceFile{dec, func() error { dec.Close(); return f.Close() }}, nil
		}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &sourceFile{in, f.Close}, nil
}

type sourceFile struct {
	io.Reader
	close func() error
}

func (s *sourceFile) Close() error { return s.close() }

// cause is an error without the path that the message names already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
