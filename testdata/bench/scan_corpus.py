"""Make folders of benchmark results to measure a scan with.

usage: scan_corpus.py KIND FOLDER

KIND is mixed (206 MB in 500 files), small (20,000 files of 3 kB) or decode
(1.5 GB in 24 files, nearly all of it inter-token latencies). The same kind gives
the same bytes every time.
"""

import json
import os
import random
import sys

BATCHES = ["benchmark_result_0822", "benchmark_result_0910", "benchmark_result_0912"]
CACHES = ["cpu", "none", "disk-400g", "disk-800g", "gds-400g", "gds-800g"]
WORDS = ["up", " ", "OLOGY", "\u0e32\u0e21", "the cache is \"warm\",\n", "第一", "é", " of storage", "\\", "/"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.pool = ["[" + ", ".join(self.latency(0.03) for _ in range(n)) + "]" for n in [250] * 200]

    def latency(self, mean):
        return repr(mean * self.random.uniform(0.9, 1.6))

    def gaps(self, tokens):
        """The latencies between the tokens of one answer, as JSON text."""
        if tokens > 250:  # of pieces: drawing each of millions would take minutes
            pieces = [self.random.choice(self.pool)[1:-1] for _ in range(tokens // 250)]
            return "[" + ", ".join(pieces + [self.latency(0.03) for _ in range(tokens % 250 - 1)]) + "]"
        return "[" + ", ".join(self.latency(0.03) for _ in range(tokens - 1)) + "]"

    def line(self, iteration, cache, prompts, tokens, input_len):
        """One run, as vLLM's benchmark appends it; iteration 0 is the warm-up."""
        draw = self.random
        head = {
            "date": "20250910-%06d" % draw.randrange(240000), "backend": "vllm", "model_id": "/models/DeepSeek-R1-0528",
            "tokenizer_id": "/models/DeepSeek-R1-0528", "num_prompts": prompts,
        }
        if iteration == 0:
            head["type"] = "warmup"
        else:
            head |= {"input_len": str(input_len), "iteration": str(iteration), "kvcache": cache, "chunksize": "256"}
        duration = draw.uniform(1, 90)
        head |= {
            "request_rate": "inf", "burstiness": 1.0, "max_concurrency": 16, "duration": duration, "completed": prompts,
            "total_input_tokens": prompts * (input_len - 1), "total_output_tokens": prompts * tokens,
            "request_throughput": prompts / duration, "request_goodput": None, "output_throughput": prompts * tokens / duration,
            "total_token_throughput": prompts * (tokens + input_len - 1) / duration,
            "input_lens": [input_len - 1] * prompts, "output_lens": [tokens] * prompts,
            "ttfts": [draw.uniform(0.05, 9) for _ in range(prompts)],
        }
        answers = ["".join(draw.choices(WORDS, k=min(tokens, 40))) for _ in range(prompts)]
        tail = {"generated_texts": answers, "errors": [""] * prompts}
        for kind in ["ttft", "tpot", "itl"]:
            for stat in ["mean", "median", "std", "p99"]:
                tail["%s_%s_ms" % (stat, kind)] = draw.uniform(50, 9000) if kind == "ttft" or tokens > 1 else 0.0
        gaps = ", ".join(self.gaps(tokens) for _ in range(prompts))
        return json.dumps(head)[:-1] + ', "itls": [' + gaps + "], " + json.dumps(tail)[1:]

    def lines(self, size, cache, prompts, tokens):
        """Runs of about size bytes, after a warm-up."""
        lines = [self.line(0, cache, 5, 1, 100)] if size > 10000 else []
        total = sum(map(len, lines))
        while total < size:
            n = len(lines)
            lines.append(self.line(n + (size <= 10000), cache, prompts, tokens, [100, 1000, 10000, 100000][n % 4]))
            total += len(lines[-1])
        return lines


# of each kind: files, bytes of a file, and loads of prompts and tokens an answer
KINDS = {
    "mixed": (500, 402_000, [(20, 1), (50, 1), (50, 20), (200, 1), (20, 128)]),
    "small": (20000, 2600, [(42, 1), (30, 2)]),
    "decode": (24, 61_500_000, [(100, 1000), (200, 500), (50, 2000)]),
}


def main():
    kind, root = sys.argv[1:]
    files, size, loads = KINDS[kind]
    maker = Maker(kind)
    for folder in BATCHES:
        os.makedirs(os.path.join(root, folder))
    for i in range(files):
        cache = CACHES[i % len(CACHES)]
        name = "ds-%05d-%s%s.json" % (i, "arcc-" if i % 7 == 0 else "", cache)
        with open(os.path.join(root, BATCHES[i % len(BATCHES)], name), "w", encoding="ascii") as out:
            out.write("\n".join(maker.lines(size, cache, *loads[i % len(loads)])))


main()
