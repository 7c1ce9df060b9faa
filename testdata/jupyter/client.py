"""What the scripts share: a kernel kvsh that runs, and a client of it."""

import contextlib
import sys
import time

from jupyter_client.manager import KernelManager


@contextlib.contextmanager
def kernel(name="kvsh", **arguments):
    """A kernel that runs, with a client that is connected to it."""
    manager = KernelManager(kernel_name=name, **arguments)
    manager.start_kernel(stderr=sys.stderr)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=30)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def run(client, code, timeout=30, **options):
    """Runs code, and returns the reply and the messages that came with it."""
    return wait(client, client.execute(code, **options), timeout)


def wait(client, request, timeout=30):
    """The reply to a request, and its messages up to the one that says idle."""
    deadline = time.monotonic() + timeout
    reply = None
    while reply is None or reply["parent_header"].get("msg_id") != request:
        reply = client.get_shell_msg(timeout=max(0.01, deadline - time.monotonic()))
    messages = []
    while True:
        message = client.get_iopub_msg(timeout=max(0.01, deadline - time.monotonic()))
        if message["parent_header"].get("msg_id") != request:
            continue
        messages.append(message)
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return reply, messages


def text(messages, stream="stdout"):
    """What was written to a stream."""
    return "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream" and m["content"]["name"] == stream)


def kinds(messages):
    """The types of the messages, without those of status."""
    return [m["msg_type"] for m in messages if m["msg_type"] != "status"]


def result(messages):
    """The plain text of the value that was shown last."""
    found = [m["content"]["data"]["text/plain"] for m in messages if m["msg_type"] in ("execute_result", "display_data")]
    return found[-1] if found else None


def check(what, got, want):
    """Says what is not as it should be, and ends the script with a fault later."""
    if got != want:
        print(f"{what}: {got!r}, want {want!r}", flush=True)
        failures.append(what)


def finish():
    print("checks failed:", len(failures))
    sys.exit(bool(failures))


failures = []
