"""Times the kernel kvsh against ipykernel, in turn, as their clients see them.

usage: latency.py [ROUNDS]      prints a table of medians and their ratios
"""

import os
import statistics
import sys
import time

from client import kernel, run, text, wait
from jupyter_client.manager import KernelManager

CODE = {
    "kvsh": {"flood": 'for i := range 10_000 {\n\tfmt.Println("line", i)\n}', "loop": "for {\n}", "part": "strings.Repl"},
    "python3": {"flood": 'for i in range(10_000):\n    print("line", i)', "loop": "while True:\n    pass", "part": "import os; os.path.jo"},
}


def milliseconds(action):
    start = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - start)


def start(name):
    """From starting the process to its answer to kernel_info."""
    manager = KernelManager(kernel_name=name)

    def begin():
        manager.start_kernel(stderr=open(os.devnull, "w"))
        client.append(manager.client())
        client[0].start_channels(hb=False)
        client[0].kernel_info()
        client[0].get_shell_msg(timeout=60)

    client = []
    took = milliseconds(begin)
    client[0].stop_channels()
    manager.shutdown_kernel(now=True)
    return took


def resident(manager):
    with open(f"/proc/{manager.provisioner.process.pid}/status") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("VmRSS")) / 1024


def measure(name):
    code = CODE[name]
    figures = {"start to kernel_info, ms": statistics.median(start(name) for _ in range(3))}
    with kernel(name) as (manager, client):
        time.sleep(1)
        figures["idle memory, MB"] = resident(manager)
        for _ in range(20):
            run(client, "1+1")
        times = sorted(milliseconds(lambda: run(client, "1+1")) for _ in range(300))
        figures["1+1 to idle, ms"] = statistics.median(times)
        figures["1+1 to idle, 99th percentile, ms"] = times[int(0.99 * len(times))]

        def flood():
            _, messages = run(client, code["flood"], timeout=60)
            assert text(messages).count("\n") == 10_000, "lines are lost"

        figures["10,000 lines, ms"] = statistics.median(milliseconds(flood) for _ in range(5))

        def complete():
            request = client.complete(code["part"], len(code["part"]))
            reply, _ = wait(client, request)
            assert reply["content"]["matches"], "nothing is completed"

        figures["completion, ms"] = statistics.median(milliseconds(complete) for _ in range(50))
        cells = 500
        took = milliseconds(lambda: wait(client, [client.execute("1+1") for _ in range(cells)][-1], 120))
        figures["queued cells a second"] = 1000 * cells / took
        interrupts = []
        for _ in range(3):
            request = client.execute(code["loop"])
            time.sleep(0.3)
            interrupts.append(milliseconds(lambda: (manager.interrupt_kernel(), wait(client, request))))
        figures["interrupt to idle, ms"] = statistics.median(interrupts)
    return figures


def short(number):
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"


rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
taken = {name: [] for name in CODE}
for _ in range(rounds):
    for name in CODE:
        taken[name].append(measure(name))
print("| | kvsh | ipykernel | ratio |\n| --- | ---: | ---: | ---: |")
for figure in taken["kvsh"][0]:
    ours, theirs = (statistics.median(r[figure] for r in taken[name]) for name in CODE)
    print(f"| {figure} | {short(ours)} | {short(theirs)} | {ours / theirs:.2f} |")
