"""Draws the runs of a CSV file: the median TTFT of each medium over the input
length, with a band from quartile to quartile, as line.go does."""

import csv
import sys
from collections import defaultdict

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

COLORS = {"HBM": "#6b7280", "CPU": "#E69F00", "Local Disk": "#0072B2", "GDS": "#D55E00"}
LENGTHS = [100, 1000, 10000, 50000, 100000]

values = defaultdict(list)
with open(sys.argv[1]) as file:
    for row in csv.DictReader(file):
        values[row["medium"], int(row["input_len"])].append(float(row["mean_ttft_ms"]) / 1000)

plt.rcParams["font.size"] = 10
figure, axes = plt.subplots(figsize=(816 / 96, 499 / 96), dpi=192)
for medium, color in COLORS.items():
    low, median, high = np.transpose([np.percentile(values[medium, n], [25, 50, 75]) for n in LENGTHS])
    axes.fill_between(LENGTHS, low, high, color=color, alpha=0.18, linewidth=0)
    axes.plot(LENGTHS, median, color=color, marker="o", markeredgecolor="white", linewidth=1.9, label=medium)
axes.set_xscale("log")
axes.set_yscale("log")
axes.set_xticks(LENGTHS, ["100", "1k", "10k", "50k", "100k"])
axes.tick_params(axis="x", which="minor", bottom=False)
axes.grid(color="#e5e7eb")
axes.spines[["top", "right"]].set_visible(False)
axes.set_xlabel("Input length (tokens)")
axes.set_ylabel("Mean TTFT (s)")
axes.set_title("TTFT by KV-cache medium", loc="left", fontsize=15, fontweight="bold")
figure.subplots_adjust(left=0.09, right=0.97, top=0.92, bottom=0.2)
axes.fill_between([], [], [], color="#6b7280", alpha=0.4, label="middle half")
figure.legend(loc="lower left", bbox_to_anchor=(0.08, 0.05), ncols=5, frameon=False)
runs = sum(len(v) for v in values.values())
figure.text(0.02, 0.02, f"warm prefill runs\n{runs} runs, n = {runs // len(values)} a point, median at each, band: middle half", fontsize=9, color="#6b7280")
figure.savefig(sys.argv[2])
