"""Do what the first scripts did for the comparison of media: scan results, write the
table, draw TTFT and throughput of prefill runs over the input length with matplotlib.

usage: media_python.py ROOT OUT.csv TTFT.png THROUGHPUT.png
"""

import csv
import sys
from collections import defaultdict

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from scan_python import COLUMNS, rows


def draw(table, metric, label, path):
    at = COLUMNS.index
    lines = defaultdict(lambda: defaultdict(list))
    for row in table:
        if row[at("phase")] == "prefill" and row[at(metric)] is not None:
            lines[row[at("modality")]][row[at("input_len")]].append(row[at(metric)])
    plt.figure(figsize=(8.5, 5.2), dpi=192)
    for medium in ("HBM", "CPU", "Local Disk", "GDS"):
        if medium in lines:
            xs = sorted(lines[medium])
            plt.plot(xs, [sum(lines[medium][x]) / len(lines[medium][x]) for x in xs], marker="o", label=medium)
    plt.xlabel("input_len")
    plt.ylabel(label)
    plt.grid(True, alpha=0.3)
    plt.legend()
    plt.tight_layout()
    plt.savefig(path)
    plt.close()


root, out, ttft, throughput = sys.argv[1:]
table = list(rows(root))
with open(out, "w", encoding="utf-8", newline="") as f:
    writer = csv.writer(f)
    writer.writerow(COLUMNS)
    writer.writerows(table)
draw(table, "mean_ttft_ms", "Mean TTFT (ms)", ttft)
draw(table, "total_token_throughput", "Total token throughput (tokens/s)", throughput)
