"""Times pandas at what frame.go times, on the same tables: frame.py FOLDER"""

import gc
import os
import sys
import time

import pandas as pd

TRIES = 5

folder = sys.argv[1]
path, written = os.path.join(folder, "data.csv"), os.path.join(folder, "written.csv")
table, side = pd.read_csv(path, float_precision="round_trip"), pd.read_csv(os.path.join(folder, "side.csv"))
by_name, by_input = side[["name", "weight"]], side[["input", "weight"]]
numbers = table[["input", "id", "x", "y"]]


def group(*keys):
    return table.groupby(list(keys), sort=False).agg(n=("x", "size"), x=("x", "mean"))


def check(frame, *columns):
    parts = [str(len(frame))]
    for name in columns:
        column = frame[name]
        if pd.api.types.is_numeric_dtype(column) and column.dtype != bool:
            parts += [f"{column.sum():.12g}", f"{column.iloc[0]:.12g}"]
        else:
            parts.append(str(column.iloc[0]).lower() if column.dtype == bool else column.iloc[0])
    return " ".join(parts)


def grouped(frame):
    return check(frame.reset_index(), "key", "n", "x")


def rows(frame):
    return check(frame, "name", "id", "x", "y")


def joined(frame):
    return check(frame, "key", "id", "weight")


def described(frame):
    summary = frame.T.dropna(subset=["mean"])
    summary = summary.astype({name: float for name in ["count", "mean", "std", "min", "25%", "50%", "75%", "max"]})
    return check(summary, "count", "mean", "std", "min", "25%", "50%", "75%", "max")


def described_all(frame):
    others = frame.T.dropna(subset=["unique"]).astype({"unique": float})
    return described(frame) + " " + check(others, "unique")


def size(_):
    with open(written, "rb") as file:
        text = file.read()
    return f"{len(text)} {text.count(10)}"


OPERATIONS = [
    ("group by text", lambda: group("key"), grouped),
    ("group by two texts", lambda: group("key", "mode"), grouped),
    ("group by text and int", lambda: group("mode", "input"), lambda f: check(f.reset_index(), "mode", "input", "n", "x")),
    ("filter float >", lambda: table[table["x"] > 0.5], rows),
    ("filter text ==", lambda: table[table["key"] == "key-042"], rows),
    ("sort by float", lambda: table.sort_values("x"), rows),
    ("sort by text, int", lambda: table.sort_values(["key", "id"]), rows),
    ("join on text", lambda: table.merge(by_name, on="name"), joined),
    ("join on int", lambda: table.merge(by_input, on="input"), joined),
    ("describe numbers", numbers.describe, described),
    ("describe all", lambda: table.describe(include="all"), described_all),
    # The default, which is fast and off by a last digit here and there.
    ("read CSV", lambda: pd.read_csv(path), lambda f: check(f, *f.columns)),
    ("write CSV", lambda: table.to_csv(written, index=False), size),
]

for name, run, checked in OPERATIONS:
    best = float("inf")
    for _ in range(TRIES):
        out = None
        gc.collect()
        begin = time.perf_counter()
        out = run()
        best = min(best, time.perf_counter() - begin)
    print(f"{name}\t{best:.6f}\t{checked(out)}", flush=True)
