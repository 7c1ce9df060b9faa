"""Times kvsh's shell and IPython as their users see them: both run in a terminal
of 100 columns, in turn, and what they write is read as a terminal reads it.

Prints a table of medians and of their ratios. Needs python3-ipython (Debian).
"""

import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

ROUNDS = 3


class Terminal:
    """A program in a terminal, which answers where the cursor is if asked."""

    def __init__(self, argv, home):
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            os.execvpe(argv[0], argv, {"HOME": home, "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        self.read = b""

    def pump(self, seconds):
        """Reads what has come, or comes in a time, and answers what it asks."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return
        self.read += os.read(self.fd, 1 << 16)
        if b"\x1b[6n" in self.read:
            self.read = self.read.replace(b"\x1b[6n", b"")
            os.write(self.fd, b"\x1b[1;1R")

    def until(self, text, seconds=60):
        """Reads until a text has come, and returns when it had."""
        end = time.perf_counter() + seconds
        while text not in self.read:
            self.pump(0.5)
            if time.perf_counter() > end:
                sys.exit(f"{text!r} does not come: {self.read[-500:]!r}")
        self.read = b""
        return time.perf_counter()

    def rest(self, seconds):
        """Reads what comes for a while, and forgets it."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.pump(0.01)
        self.read = b""

    def type(self, text):
        """Types a text while it reads, and returns when it began."""
        self.read = b""
        began = time.perf_counter()
        data = text.encode()
        while data:
            if select.select([], [self.fd], [], 0.1)[1]:
                data = data[os.write(self.fd, data[:1024]):]
            self.pump(0)
        return began

    def close(self):
        os.kill(self.pid, signal.SIGHUP)
        try:
            while os.read(self.fd, 1 << 16):
                pass
        except OSError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def measure(argv, prompt, paste):
    """One round: the times of a shell in milliseconds, by what they are of."""
    home = tempfile.mkdtemp()
    times = {}
    t = Terminal(argv, home)
    times["start to prompt"] = (t.until(prompt) - t.began) * 1000
    t.rest(1)
    keys, cells = [], []
    for _ in range(20):
        began = t.type("7")
        keys.append((t.until(b"7") - began) * 1000)
        t.rest(0.05)
    t.type("\x15")
    t.rest(0.2)
    for i in range(20):
        began = t.type(f"{i}+1000\r")
        cells.append((t.until(str(i + 1000).encode()) - began) * 1000)
        t.rest(0.1)
    times["a key to its echo"] = statistics.median(keys)
    times["Enter to the value of a small cell"] = statistics.median(cells)
    began = t.type("\x1b[200~" + paste + "\x1b[201~\r")
    times["a paste of 200 lines to its result"] = (t.until(b"total 4") - began) * 1000
    t.close()
    shutil.rmtree(home, ignore_errors=True)
    return times


GO = "total := 0\n" + "".join(f"if total >= 0 {{\n\ttotal += {i % 7} // 东西向 {i}\n}}\n" for i in range(66)) + 'fmt.Println("total", 4, total)'
PYTHON = "total = 0\n" + "".join(f"if total >= 0:\n    total += {i % 7} # 东西向 {i}\n\n" for i in range(66)) + 'print("total", 4, total)'


def main():
    kvsh = sys.argv[1] if len(sys.argv) > 1 else shutil.which("kvsh")
    if not kvsh:
        sys.exit("kvsh is not in $PATH; go install ./cmd/kvsh puts it there")
    shells = {
        "kvsh": ([kvsh], b"In[1]", GO),
        "IPython": (["/usr/bin/python3", "-m", "IPython", "--no-banner", "--no-confirm-exit"], b"]: ", PYTHON),
    }
    rounds = {name: [] for name in shells}
    for _ in range(ROUNDS):
        for name, (argv, prompt, paste) in shells.items():
            rounds[name].append(measure(argv, prompt, paste))
    print("| | kvsh | IPython | ratio |\n| --- | ---: | ---: | ---: |")
    for what in rounds["kvsh"][0]:
        ours, theirs = (statistics.median(r[what] for r in rounds[name]) for name in shells)
        print(f"| {what}, ms | {ours:.3g} | {theirs:.3g} | {ours / theirs:.2g} |")


main()
