"""Computes with SciPy and NumPy what golden_test.go holds the package against.

    cd stdlib/stats/testdata && /usr/bin/python3 golden.py

writes golden.json anew. Made with Debian's python3-scipy 1.10.1 and python3-numpy
1.24.2; none of it is needed to run the tests.
"""

import json
import math
import warnings

import numpy as np
import scipy.stats as st

rng = np.random.default_rng(20)

# A p-value this near to alpha is alpha, and rejects.
NEAR = 1e-9


def lognormal(n, centre, spread):
    return np.round(centre * np.exp(spread * rng.standard_normal(n)), 6)


def tied(n, values):
    return rng.integers(1, values + 1, n).astype(float)


def summaries():
    samples = [[3.5], [2.0, 7.0], [5.0] * 4, [0.001, 1e6, 3.0]]
    samples += [lognormal(n, 120, 0.4) for n in (3, 8, 9, 30, 101, 1000)]
    samples += [tied(n, 5) for n in (10, 40)]
    for x in samples:
        x = np.asarray(x)
        q = [0, 0.01, 0.1, 0.25, 0.333, 0.5, 0.75, 0.9, 0.99, 1]
        values, counts = np.unique(x, return_counts=True)
        yield {
            "x": x,
            "mean": np.mean(x),
            "geomean": st.gmean(x),
            "std": np.std(x, ddof=1) if len(x) > 1 else None,
            "median": np.median(x),
            "q": q,
            "quantiles": np.quantile(x, q),
            "values": values,
            "shares": np.cumsum(counts) / len(x),
        }


def intervals():
    """The innermost symmetric ranks whose binomial coverage is at least the level."""
    for n in (1, 2, 5, 6, 7, 8, 9, 16, 33, 60, 200):
        for level in (0.5, 0.9, 0.95, 0.99):
            x = np.sort(lognormal(n, 50, 0.3))
            ranks = [r for r in range((n + 1) // 2) if 1 - 2 * st.binom.cdf(r, n, 0.5) >= level]
            ends = [x[ranks[-1]], x[n - 1 - ranks[-1]]] if ranks else None
            yield {"x": rng.permutation(x), "level": level, "ends": ends}


def rank_tests():
    """Exact without ties; the normal approximation, as the package says, else."""
    for m, n in [(1, 1), (1, 9), (2, 2), (3, 4), (5, 5), (9, 9), (9, 30), (50, 50), (51, 51), (20, 80)]:
        for shift in (1, 1.1, 1.5):
            a, b = lognormal(m, 100, 0.2), lognormal(n, 100 * shift, 0.2)
            method = "exact" if max(m, n) <= 50 else "asymptotic"
            yield {"a": a, "b": b, "p": st.mannwhitneyu(a, b, method=method).pvalue}
    for m, n, values in [(26, 26, 6), (40, 30, 9), (100, 120, 20)]:
        a, b = tied(m, values), tied(n, values) + rng.integers(0, 2)
        yield {"a": a, "b": b, "p": st.mannwhitneyu(a, b, method="asymptotic").pvalue}


def trends():
    for n in (3, 4, 9, 10, 30, 60):
        for slope in (0, 0.5, -3):
            x = lognormal(n, 100, 0.05) + slope * np.arange(n)
            yield trend(x, exact=True)
    for n, values in [(12, 3), (40, 8)]:
        yield trend(tied(n, values), exact=False)
    yield trend(lognormal(61, 100, 0.2) + np.arange(61), exact=False)
    yield trend([1.0, 2.0, 2.0], exact=False)


def trend(x, exact):
    x, time = np.asarray(x), np.arange(len(x))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tau = st.kendalltau(time, x, method="exact" if exact else "asymptotic")
    p = tau.pvalue if exact else continuous(x)
    return {"x": x, "tau": tau.statistic, "p": p, "slope": st.theilslopes(x, time)[0], "exact": exact}


def continuous(x):
    """The p-value of Mann and Kendall with the corrections for ties and continuity."""
    i, j = np.triu_indices(len(x), 1)
    s = np.sign(x[j] - x[i]).sum()
    moment = lambda t: t * (t - 1) * (2 * t + 5)
    _, ties = np.unique(x, return_counts=True)
    deviation = np.sqrt((moment(len(x)) - moment(ties).sum()) / 18)
    return min(1, 2 * st.norm.sf(max(0, abs(s) - 1) / deviation))


def families():
    for p in ([0.04], [0.01, 0.04, 0.03, 0.005], [0.2, 0.2, 0.2], [0, 1, 0.5, 0.5, 1e-9], rng.random(20) ** 3):
        p = np.asarray(p, dtype=float)
        order = np.argsort(p, kind="stable")
        steps = np.maximum.accumulate(np.minimum(1, p[order] * np.arange(len(p), 0, -1)))
        adjusted = np.empty(len(p))
        adjusted[order] = steps
        yield {"p": p, "adjusted": adjusted}


def series():
    for x in ([300, 130, 100, 101, 100], [5], [1, 2, 3, 4, 50], [90, 91, 89], 100 + 300 * np.exp(-np.arange(20) / 2)):
        x = np.asarray(x, dtype=float)
        level = np.median(x[len(x) // 2 :])
        far = np.flatnonzero(np.abs(x - level) > 0.25 * abs(level))
        yield {"warm": x, "from": int(far[-1]) + 1 if len(far) else 0, "cold": 700, "gain": 700 / np.median(x)}


def shifts():
    sizes = [(1, 1), (1, 4), (2, 2), (3, 3), (4, 4), (5, 4), (6, 6), (9, 9), (12, 10), (20, 25), (60, 8), (51, 51)]
    for m, n in sizes:
        for level in (0.9, 0.95, 0.99):
            base, following = lognormal(m, 100, 0.3), lognormal(n, 130, 0.3)
            logs = np.subtract.outer(np.log(following), np.log(base)).ravel()
            yield {
                "base": base,
                "next": following,
                "level": level,
                "ratio": math.exp(np.median(logs)),
                "ends": not_rejected(base, following, level),
            }


def not_rejected(base, following, level):
    """Ends of the ratios that scipy's own test does not reject, None if it rejects none."""
    ratios = np.sort(np.divide.outer(following, base).ravel())
    method = "exact" if max(len(base), len(following)) <= 50 else "asymptotic"

    def kept(ratio):
        return st.mannwhitneyu(following / ratio, base, method=method).pvalue > 1 - level + NEAR

    # The test changes its mind at the ratios of pairs only: try between them.
    between = np.sqrt(ratios[:-1] * ratios[1:])
    tries = np.concatenate(([ratios[0] / 2], between, [ratios[-1] * 2]))
    low = first(lambda k: kept(tries[k]), 0, len(tries) // 2)
    if low == 0:
        return None  # however small a ratio, it is not rejected
    high = len(tries) - 1 - first(lambda k: kept(tries[len(tries) - 1 - k]), 0, len(tries) // 2)
    return [ratios[low - 1], ratios[high]]


def first(true, low, high):
    """The least of low to high for which true, which is then so throughout, holds."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if true(middle) else (middle + 1, high)
    return low


def bootstraps():
    """Where each end may lie, given four standard errors of its share of 10,000 draws."""
    for m, n, level in [(6, 6, 0.9), (9, 9, 0.95), (10, 15, 0.95), (31, 30, 0.99), (200, 100, 0.95)]:
        base, following = lognormal(m, 100, 0.3), lognormal(n, 130, 0.3)
        draws = 400_000
        ratios = np.concatenate([medians(following, draws // 20) / medians(base, draws // 20) for _ in range(20)])
        tail = (1 - level) / 2
        slack = 4 * math.sqrt(tail * (1 - tail) / 10_000)
        at = lambda q: np.quantile(ratios, min(1, max(0, q)))
        yield {
            "base": base,
            "next": following,
            "level": level,
            "lo": [at(tail - slack), at(tail + slack)],
            "hi": [at(1 - tail - slack), at(1 - tail + slack)],
        }


def medians(x, draws):
    return np.median(rng.choice(x, (draws, len(x))), axis=1)


def plain(v):
    """Without numpy's types, which json does not know."""
    if isinstance(v, dict):
        return {k: plain(w) for k, w in v.items()}
    if isinstance(v, (list, tuple, np.ndarray)):
        return [plain(w) for w in v]
    if isinstance(v, np.generic):
        return v.item()
    return v


def lines(cases):
    return "[\n  " + ",\n  ".join(json.dumps(plain(c), allow_nan=False) for c in cases) + "\n ]"


golden = {f.__name__: f() for f in (summaries, intervals, rank_tests, trends, families, series, shifts, bootstraps)}
with open("golden.json", "w") as out:
    out.write("{\n " + ",\n ".join(f'"{name}": {lines(cases)}' for name, cases in golden.items()) + "\n}\n")
