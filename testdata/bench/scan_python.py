"""Scan benchmark results as the first scripts did: the json module, one table.

usage: scan_python.py ROOT OUT.csv

The table is what "kvsh scan -semantics seed -root ROOT -o OUT.csv" writes, byte
for byte; this is what the scan is measured against.
"""

import csv
import json
import os
import re
import sys

COLUMNS = [
    "folder", "file", "phase", "iteration", "input_len", "kvcache", "modality", "bandwidth", "arcc", "direction",
    "mean_ttft_ms", "std_ttft_ms", "mean_itl_ms", "total_token_throughput",
]


def records(path):
    """Yields the runs of a file: a JSON object a line, warm-ups left out."""
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            line = line.strip()
            if not line or line.startswith("//"):
                continue
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict) and str(record.get("type", "")).lower() != "warmup":
                yield record


def number(kind, value):
    try:
        return kind(value)
    except (TypeError, ValueError):
        return None


def input_len(record):
    given = number(int, record.get("input_len"))
    if given is not None:
        return given
    lens = record.get("input_lens") or []
    return round(sum(lens) / len(lens)) if lens else None


def kvcache(record, name):
    if record.get("kvcache"):
        return str(record["kvcache"])
    match = re.search(r"ds-[^-]+-(.+?)\.json$", name)
    if match:
        return match.group(1)
    return "-".join(os.path.splitext(name)[0].split("-")[2:])


def modality(cache):
    cache = cache.lower()
    if cache.startswith("gds"):
        return "GDS"
    if cache.startswith("disk"):
        return "Local Disk"
    if cache in ("cpu", "cpu-cpu"):
        return "CPU"
    return "HBM" if cache in ("none", "") else "Unknown"


def bandwidth(record, cache):
    if record.get("bandwidth"):
        return str(record["bandwidth"])
    match = re.search(r"-(\d+g)\b", cache)
    if match:
        return match.group(1)
    return "N/A" if cache in ("cpu", "cpu-cpu", "none") else ""


def direction(folder):
    if "benchmark_result_0910" in folder or "benchmark_result_0914" in folder:
        return "东西向"
    return "南北向" if "benchmark_result_0912" in folder else "N/A"


def rows(root):
    for folder in sorted(os.listdir(root)):
        if not folder.startswith("benchmark_result_"):
            continue
        phase = "prefill+decode" if "pd" in folder and "prefill" not in folder else "prefill"
        for name in sorted(os.listdir(os.path.join(root, folder))):
            if not (name.startswith("ds-") and name.endswith(".json")):
                continue
            counted = 0
            for record in records(os.path.join(root, folder, name)):
                iteration = record.get("iteration")
                if iteration is None:
                    counted += 1
                    iteration = counted
                cache = kvcache(record, name)
                yield [
                    folder, name, phase, iteration, input_len(record), cache, modality(cache), bandwidth(record, cache),
                    "Y" if "arcc" in name else "N", direction(folder),
                ] + [number(float, record.get(metric)) for metric in COLUMNS[10:]]


def main():
    root, out = sys.argv[1:]
    with open(out, "w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(COLUMNS)
        writer.writerows(rows(root))


if __name__ == "__main__":
    main()
