package bench

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// folderPrefix begins the name of every batch's folder.
const folderPrefix = "benchmark_result_"

// manifestFile, in the root, overrides and extends the built-in manifest.
const manifestFile = "batches.json"

// A Batch is what the notes of a batch say that its records do not.
type Batch struct {
	Phase         string `json:"phase"`           // Prefill or PrefillDecode
	Direction     string `json:"direction"`       // EW, NS or NA
	DirectionHint string `json:"direction_hint"`  // a remark for the reader, never a key
	DiskCPUCache  string `json:"disk_cpu_cache"`  // the CPU cache under Local Disk: on or off
	CPUCacheBytes string `json:"cpu_cache_bytes"` // its size, such as "100 GB"
	ARCC          string `json:"arcc"`            // Y or N, if it holds for the whole batch
}

// builtin holds the notes of the batches of the published report.
var builtin = map[string]Batch{
	"0821":         {Phase: Prefill, Direction: "NA", DirectionHint: "perhaps NS", DiskCPUCache: "on", CPUCacheBytes: "100 GB"},
	"0822":         {Phase: PrefillDecode, Direction: "NA", DirectionHint: "perhaps NS", DiskCPUCache: "on", CPUCacheBytes: "50 GB"},
	"0901_pd":      {Phase: PrefillDecode, Direction: "NA", DirectionHint: "perhaps NS", DiskCPUCache: "on", CPUCacheBytes: "50 GB"},
	"0901_prefill": {Phase: Prefill, Direction: "NA", DirectionHint: "perhaps NS", DiskCPUCache: "on", CPUCacheBytes: "100 GB"},
	"0904":         {Phase: Prefill, Direction: "NA", DirectionHint: "perhaps NS"},
	"0908":         {Phase: Prefill, Direction: "NA", DirectionHint: "perhaps NS", DiskCPUCache: "off"},
	"0910":         {Phase: Prefill, Direction: "EW", DiskCPUCache: "off"},
	"0912":         {Phase: Prefill, Direction: "NS", DiskCPUCache: "off"},
	"0914":         {Phase: Prefill, Direction: "EW", DiskCPUCache: "off"},
}

// A Manifest holds the notes of batches by the name of the batch, which is its
// folder's name after "benchmark_result_".
type Manifest map[string]Batch

// BuiltinManifest returns the notes of the batches of the published report.
func BuiltinManifest() Manifest { return maps.Clone(builtin) }

// batch returns the notes of a folder.
func (m Manifest) batch(folder string) Batch {
	return m[batchName(folder)]
}

// CPUCacheGB is the size of the CPU cache that the notes of a folder tell, in GB of 10⁹
// bytes, NaN if they don't.
func (m Manifest) CPUCacheGB(folder string) float64 {
	b := m.batch(folder)
	if size := b.cpuCacheGB(); size.Valid {
		return size.F
	}
	return math.NaN()
}

// batchName is the key of a folder in a manifest.
func batchName(folder string) string {
	return strings.ReplaceAll(strings.TrimPrefix(folder, folderPrefix), "-", "_")
}

// loadManifest is the built-in manifest, overlaid with batches.json of the root
// if it is there. In that file a batch replaces only the keys that it has.
func loadManifest(fsys fs.FS) (Manifest, error) {
	m := BuiltinManifest()
	text, err := fs.ReadFile(fsys, manifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return nil, err
	}
	if err := m.overlay(text); err != nil {
		return nil, fmt.Errorf("%s: %w", manifestFile, err)
	}
	return m, nil
}

// overlay reads a JSON object of batches over m.
func (m Manifest) overlay(text []byte) error {
	var batches map[string]json.RawMessage
	if err := json.Unmarshal(text, &batches); err != nil {
		return fmt.Errorf("it must be an object of batches, such as {\"0915\": {\"direction\": \"EW\"}}: %w", err)
	}
	for _, name := range slices.Sorted(maps.Keys(batches)) {
		key := batchName(name)
		b := m[key]
		dec := json.NewDecoder(strings.NewReader(string(batches[name])))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&b); err != nil {
			return fmt.Errorf("batch %q: %w; the keys are phase, direction, direction_hint, disk_cpu_cache, cpu_cache_bytes and arcc", name, err)
		}
		if err := b.check(); err != nil {
			return fmt.Errorf("batch %q: %w", name, err)
		}
		m[key] = b
	}
	return nil
}

// cpuCacheGB is the size of the CPU cache in GB, missing if the notes don't tell.
func (b *Batch) cpuCacheGB() Float {
	gb, ok := normalSize(b.CPUCacheBytes)
	return Float{gb, ok}
}

// normalSize reads a size such as "100 GB" in GB of 10⁹ bytes.
func normalSize(s string) (gb float64, ok bool) {
	number := strings.TrimRight(s, " KMGTBkmgtb")
	unit := strings.ToUpper(strings.TrimSpace(s[len(number):]))
	size, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	scale := map[string]float64{"KB": 1e-6, "MB": 1e-3, "GB": 1, "TB": 1e3}[unit]
	if err != nil || scale == 0 || !(size >= 0) || math.IsInf(size, 0) {
		return 0, false
	}
	return size * scale, true
}

// check refuses values that no rule knows, and puts the others in the form
// that the rules use.
func (b *Batch) check() error {
	if p, ok := normalPhase(b.Phase); ok || b.Phase == "" {
		b.Phase = p
	} else {
		return fmt.Errorf("phase %q: it is %s or %s", b.Phase, Prefill, PrefillDecode)
	}
	if d, ok := normalDirection(b.Direction); ok || b.Direction == "" {
		b.Direction = d
	} else {
		return fmt.Errorf("direction %q: it is EW, NS or NA", b.Direction)
	}
	if s, ok := normalSwitch(b.DiskCPUCache); ok {
		b.DiskCPUCache = map[string]string{"Y": "on", "N": "off"}[s]
	} else if b.DiskCPUCache != "" {
		return fmt.Errorf("disk_cpu_cache %q: it is on or off", b.DiskCPUCache)
	}
	if _, ok := normalSize(b.CPUCacheBytes); !ok && b.CPUCacheBytes != "" {
		return fmt.Errorf("cpu_cache_bytes %q: it is a size such as 100 GB", b.CPUCacheBytes)
	}
	if s, ok := normalSwitch(b.ARCC); ok || b.ARCC == "" {
		b.ARCC = s
	} else {
		return fmt.Errorf("arcc %q: it is Y or N", b.ARCC)
	}
	return nil
}
