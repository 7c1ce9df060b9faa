package bench

import (
	"regexp"
	"slices"
	"strings"
)

var (
	fusedToken = regexp.MustCompile(`^(gds|disk|cpu|none|hbm)(\d+g(?:b|bps|bit)?)$`)
	speed      = regexp.MustCompile(`^(\d+)\s*g(?:b|bps|bits?|b/s|bits?/s)?$`)
	dateToken  = regexp.MustCompile(`^\d{4,8}$`)
)

// tokens splits a name at - _ . / and blanks, in lower case, and splits the
// fused form "disk400g" too.
func tokens(name string) []string {
	var out []string
	for _, t := range strings.FieldsFunc(strings.ToLower(name), isEdge) {
		if m := fusedToken.FindStringSubmatch(t); m != nil {
			out = append(out, m[1], m[2])
		} else {
			out = append(out, t)
		}
	}
	return out
}

func isEdge(r rune) bool { return strings.ContainsRune("-_./ \t\n\f\r", r) }

// stem is a result file's name without its extensions.
func stem(file string) string {
	for _, ext := range []string{".gz", ".zst", ".json"} {
		file = strings.TrimSuffix(file, ext)
	}
	return file
}

// cacheOfFile is the cache setting that a file's name tells: its tokens but
// for "ds", dates, times and the arcc switch.
func cacheOfFile(file string) string {
	var kept []string
	ts := tokens(stem(file))
	for i, t := range ts {
		negation := t == "no" && i+1 < len(ts) && ts[i+1] == "arcc"
		if t == "ds" || t == "arcc" || t == "noarcc" || negation || dateToken.MatchString(t) {
			continue
		}
		kept = append(kept, t)
	}
	return strings.Join(kept, "-")
}

// mediumOf is the storage medium that tokens name first: gds, disk, cpu, none,
// or "".
func mediumOf(ts []string) string {
	for i, t := range ts {
		switch t {
		case "gds", "disk", "cpu", "none":
			return t
		case "nokvcache", "hbm":
			return "none"
		case "no":
			if i+1 < len(ts) && ts[i+1] == "kvcache" {
				return "none"
			}
		}
	}
	return ""
}

// modalities names the media as the reports do.
var modalities = map[string]string{"none": "HBM", "cpu": "CPU", "disk": "Local Disk", "gds": "GDS"}

// Modalities returns the names of the media in the order in which reports and
// pictures list them.
func Modalities() []string { return []string{"HBM", "CPU", "Local Disk", "GDS"} }

// bandwidthOf is the first token that names a network's speed, as "400g".
func bandwidthOf(ts []string) string {
	for _, t := range ts {
		if b, ok := normalBandwidth(t); ok && strings.HasSuffix(b, "g") {
			return b
		}
	}
	return ""
}

// normalBandwidth reads 400g, 400G, 400Gb, 400Gbps and 400 Gbit/s as "400g",
// and N/A.
func normalBandwidth(s string) (string, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if m := speed.FindStringSubmatch(s); m != nil {
		return m[1] + "g", true
	}
	if s == "n/a" || s == "na" {
		return "N/A", true
	}
	return "", false
}

// arccOf is what tokens say of the arcc switch: Y, N or "".
func arccOf(ts []string) string {
	switch i := slices.Index(ts, "arcc"); {
	case slices.Contains(ts, "noarcc"), i > 0 && ts[i-1] == "no":
		return "N"
	case i >= 0:
		return "Y"
	}
	return ""
}

// normalSwitch reads the words for on as Y and those for off as N.
func normalSwitch(s string) (string, bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "on", "y", "yes", "true", "1", "enable", "enabled":
		return "Y", true
	case "off", "n", "no", "false", "0", "disable", "disabled":
		return "N", true
	}
	return "", false
}

// normalDirection reads a direction of the network as EW, NS or NA.
func normalDirection(s string) (string, bool) {
	switch strings.ToUpper(strings.TrimSpace(s)) {
	case "EW", "东西向":
		return "EW", true
	case "NS", "南北向":
		return "NS", true
	case "NA", "N/A":
		return "NA", true
	}
	return "", false
}

// normalPhase reads a phase by its names.
func normalPhase(s string) (string, bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "prefill", "prefill only", "prefill-only":
		return Prefill, true
	case "prefill+decode", "prefill-decode", "prefill_decode", "pd":
		return PrefillDecode, true
	}
	return "", false
}

// phaseOf is the phase that tokens of a folder's name tell, or "".
func phaseOf(ts []string) string {
	switch {
	case slices.Contains(ts, "prefill"):
		return Prefill
	case slices.Contains(ts, "pd"):
		return PrefillDecode
	}
	return ""
}
