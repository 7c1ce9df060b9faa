"""Holds the kernel against the protocol, message by message, by real clients."""

import os
import signal
import time

import zmq
from client import check, finish, kernel, kinds, result, run, text, wait
from jupyter_client.session import Session


def request(client, channel, kind, content, **header):
    """Sends a request by hand and returns its id."""
    message = client.session.msg(kind, content)
    message["header"].update(header)
    getattr(client, channel + "_channel").send(message)
    return message["header"]["msg_id"]


def answer(client, channel, identity, timeout=10):
    get = getattr(client, f"get_{channel}_msg")
    while True:
        message = get(timeout=timeout)
        if message["parent_header"].get("msg_id") == identity:
            return message


def executing(client):
    reply, messages = run(client, "1 + 2")
    check("a value", (reply["content"]["status"], kinds(messages), result(messages)), ("ok", ["execute_input", "execute_result"], "3"))
    check("states around a request", [m["content"]["execution_state"] for m in messages if m["msg_type"] == "status"], ["busy", "idle"])
    count = reply["content"]["execution_count"]
    check("the count of the value", [m["content"].get("execution_count") for m in messages if "execution_count" in m["content"]], [count, count])
    check("the version of headers", tuple(int(n) for n in reply["header"]["version"].split(".")) >= (5, 3), True)

    reply, messages = run(client, "hidden := 7\nfmt.Println(hidden)", silent=True)
    check("a silent cell", (reply["content"]["status"], kinds(messages), reply["content"]["execution_count"]), ("ok", [], count))
    reply, messages = run(client, "hidden", store_history=False)
    check("a cell that is not stored", (result(messages), reply["content"]["execution_count"]), ("7", count))
    reply, messages = run(client, "  \n")
    check("an empty cell", (reply["content"]["status"], kinds(messages), reply["content"]["execution_count"]), ("ok", ["execute_input"], count))

    reply, _ = run(client, "y := 2", user_expressions={"twice": "2 * y", "wrong": "nothing"})
    expressions = reply["content"]["user_expressions"]
    check("a user's expression", expressions["twice"], {"status": "ok", "data": {"text/plain": "4"}, "metadata": {}})
    check("a user's expression that is wrong", (expressions["wrong"]["status"], expressions["wrong"]["evalue"]), ("error", "undefined: nothing"))

    reply, messages = run(client, "a := 1\nb := a.c")
    errors = [m["content"] for m in messages if m["msg_type"] == "error"]
    check("one error", (len(errors), reply["content"]["status"], reply["content"]["ename"]), (1, "error", "compile error"))
    check("its traceback", "cell[%d]:2:8: a.c undefined" % reply["content"]["execution_count"] in errors[0]["traceback"][0], True)
    check("the reply has it too", reply["content"]["traceback"], errors[0]["traceback"])

    reply, messages = run(client, 'fmt.Print("a")\nfmt.Fprintln(os.Stderr, "b")\nkv.Show(1)\nfmt.Println("c")')
    shown = [m["content"].get("text") or m["content"]["data"]["text/plain"] for m in messages if m["msg_type"] in ("stream", "display_data")]
    check("outputs in their order", shown, ["a", "b\n", "1", "c\n"])
    _, messages = run(client, 'fmt.Print("\\xe6\\x9d")\nfmt.Print("\\xb1")\nfmt.Print("\\xff")')
    check("characters in pieces", text(messages), "東\ufffd")
    _, messages = run(client, 'kv.ShowAs("id", 1)\nkv.Update("id", 2)\nkv.ClearOutput(true)')
    check("a display that changes", kinds(messages), ["execute_input", "display_data", "update_display_data", "clear_output"])
    ids = [m["content"]["transient"]["display_id"] for m in messages if m["msg_type"].endswith("display_data")]
    check("by its id", ids, ["id", "id"])
    _, messages = run(client, 'sized := func(w int) map[string]any {\n\treturn map[string]any{"text/plain": "a picture", "metadata": map[string]map[string]any{"text/plain": {"width": w}}}\n}\nkv.ShowAs("sized", sized(1))\nkv.Update("sized", sized(2))')
    contents = [m["content"] for m in messages if m["msg_type"].endswith("display_data")]
    check("the size of a picture is beside it", [(c["data"], c["metadata"]) for c in contents], [({"text/plain": "a picture"}, {"text/plain": {"width": w}}) for w in (1, 2)])
    _, messages = run(client, 'chart.Line(kv.Runs(), chart.X("input_len"), chart.Y("mean_ttft_ms"))')
    metadata = [m["content"]["metadata"] for m in messages if m["msg_type"] == "execute_result"]
    check("a chart has the size of its picture", metadata, [{"image/png": {"width": 816, "height": 499}}])

    requests = [client.execute(code) for code in ("time.Sleep(100 * time.Millisecond)\npanic(1)", "1", "2")]
    statuses = [answer(client, "shell", r)["content"]["status"] for r in requests]
    check("cells behind one that failed", statuses, ["error", "aborted", "aborted"])
    requests = [client.execute(code, stop_on_error=False) for code in ("time.Sleep(100 * time.Millisecond)\npanic(1)", "1")]
    statuses = [answer(client, "shell", r)["content"]["status"] for r in requests]
    check("cells behind one that may fail", statuses, ["error", "ok"])
    reply, _ = run(client, "1")
    check("a cell after all that", reply["content"]["status"], "ok")
    reply, _ = run(client, "os.Exit(3)")
    check("os.Exit", reply["content"]["ename"], "exit")
    _, messages = run(client, "y")
    check("the session goes on", result(messages), "2")

    for options in {"silent": True}, {"store_history": False}:
        run(client, '"not remembered"', **options)
    reply, messages = run(client, "_ + Out[%d] + len(In[%d])" % (count, count), user_expressions={"last": "_"})
    check("the values of cells before", (result(messages), reply["content"]["user_expressions"]["last"]["data"]), ("10", {"text/plain": "10"}))


def asking(client):
    for code, prompt, password in (('name := kv.Input("Who? ")', "Who? ", False), ('name := kv.Password("Secret: ")', "Secret: ", True), ("var name string\nfmt.Scanln(&name)", "", False)):
        identity = client.execute(code, allow_stdin=True)
        asked = client.get_stdin_msg(timeout=10)
        check("a question of " + code, (asked["msg_type"], asked["content"]), ("input_request", {"prompt": prompt, "password": password}))
        client.input("kvsh")
        reply, _ = wait(client, identity)
        check("its reply", reply["content"]["status"], "ok")
        _, messages = run(client, "name")
        check("its answer", result(messages), '"kvsh"')
    reply, _ = run(client, "kv.Input()", allow_stdin=False)
    check("a question that is not allowed", reply["content"]["status"], "error")


def interrupting(manager, client):
    run(client, "kept := 1")
    for by, interrupt in (("the signal", lambda: os.kill(manager.provisioner.process.pid, signal.SIGINT)), ("a message", lambda: request(client, "control", "interrupt_request", {}))):
        for code in ("for {\n}", "time.Sleep(time.Hour)", "select {}", "kv.Input()"):
            identity = client.execute(code, allow_stdin=True)
            while True:
                message = client.get_iopub_msg(timeout=10)
                if message["parent_header"].get("msg_id") == identity and message["msg_type"] == "execute_input":
                    break
            time.sleep(0.05)
            control = request(client, "control", "kernel_info_request", {})
            check("control while a cell runs", answer(client, "control", control)["content"]["status"], "ok")
            interrupt()
            reply, _ = wait(client, identity)
            check(f"{code!r} is ended by {by}", reply["content"]["ename"], "interrupted")
            _, messages = run(client, "kept")
            check("the session is kept", result(messages), "1")
    while True:
        try:
            client.get_stdin_msg(timeout=0.1)
        except Exception:
            break


def telling(client):
    info = answer(client, "shell", client.kernel_info())["content"]
    check("the language", (info["language_info"]["name"], info["language_info"]["file_extension"], info["language_info"]["pygments_lexer"]), ("go", ".go", "go"))
    check("features", "kernel subshells" in info["supported_features"], True)
    found = answer(client, "shell", client.complete('东 := "x"; strings.Rep', 21))["content"]
    check("completion counts characters", (found["cursor_start"], found["cursor_end"], found["matches"][:2]), (18, 21, ["Repeat", "Replace"]))
    check("completion has types", "func" in found["metadata"]["_jupyter_types_experimental"][0]["signature"], True)
    run(client, "// answer is the number.\nfunc answer() int { return 42 }")
    short = answer(client, "shell", client.inspect("answer()", 3, 0))["content"]["data"]["text/plain"]
    long = answer(client, "shell", client.inspect("answer()", 3, 1))["content"]["data"]["text/plain"]
    check("inspection", ("answer is the number" in short, "return 42" in short, "return 42" in long), (True, False, True))
    check("inspection of nothing", answer(client, "shell", client.inspect("nothing", 3))["content"]["found"], False)
    for code, want in (("x := 1", "complete"), ("for {", "incomplete"), ("x := )", "invalid"), ("%who", "complete")):
        check("is " + code + " complete", answer(client, "shell", client.is_complete(code))["content"]["status"], want)
    check("the indent", answer(client, "shell", client.is_complete("for {\n\tif x {"))["content"]["indent"], "\t\t")
    run(client, "unique := 5")
    run(client, "unique")
    past = answer(client, "shell", client.history(hist_access_type="tail", n=2))["content"]["history"]
    check("history, its tail", [code for _, _, code in past], ["unique := 5", "unique"])
    past = answer(client, "shell", client.history(hist_access_type="search", pattern="unique*5", n=10))["content"]["history"]
    check("history, a search", [code for _, _, code in past], ["unique := 5"])
    past = answer(client, "shell", client.history(hist_access_type="range", session=0, start=1, stop=3, output=True))["content"]["history"]
    check("history, a range", [(line, code) for _, line, code in past], [(1, ["1 + 2", None]), (2, ["y := 2", None])])


def comms(client):
    identity = request(client, "shell", "comm_open", {"comm_id": "c1", "target_name": "nobody", "data": {}})
    closed = [answer(client, "iopub", identity) for _ in range(3)]
    check("a comm that nobody wants", [m["msg_type"] for m in closed], ["status", "comm_close", "status"])
    run(client, 'var got []string\nkv.HandleComm("test", func(c *display.Comm, data any) {\n\tc.OnMessage(func(data any) {\n\t\tgot = append(got, fmt.Sprint(data))\n\t\tc.Send(map[string]any{"echo": data})\n\t})\n})')
    request(client, "shell", "comm_open", {"comm_id": "c2", "target_name": "test", "data": {}})
    identity = request(client, "shell", "comm_msg", {"comm_id": "c2", "data": {"n": 3}})
    while True:
        message = client.get_iopub_msg(timeout=10)
        if message["msg_type"] == "comm_msg":
            break
    check("a comm's message", message["content"], {"comm_id": "c2", "data": {"echo": {"n": 3}}})
    info = answer(client, "shell", client.comm_info("test"))["content"]["comms"]
    check("the open comms", info, {"c2": {"target_name": "test"}})
    request(client, "shell", "comm_close", {"comm_id": "c2", "data": {}})
    check("none after it is closed", answer(client, "shell", client.comm_info())["content"]["comms"], {})
    _, messages = run(client, "got")
    check("what it got", result(messages), '[]string{"map[n:3]"}')
    _, messages = run(client, 'kv.Comm("front", map[string]any{"a": 1}).Send("b")')
    check("a comm of the kernel's", kinds(messages), ["execute_input", "comm_open", "comm_msg"] )


def subshells(client):
    identity = request(client, "control", "create_subshell_request", {})
    shell = answer(client, "control", identity)["content"]["subshell_id"]
    identity = request(client, "control", "list_subshell_request", {})
    check("the subshells", answer(client, "control", identity)["content"]["subshell_id"], [shell])
    busy = client.execute("for range 20 {\n\ttime.Sleep(50 * time.Millisecond)\n}\nlate := 1")
    time.sleep(0.1)
    identity = request(client, "shell", "execute_request", {"code": "fmt.Println(1 + 1)", "silent": False, "store_history": True, "allow_stdin": False}, subshell_id=shell)
    reply, messages = wait(client, identity, 5)
    check("a cell beside a cell", (reply["content"]["status"], text(messages)), ("ok", "2\n"))
    reply, _ = wait(client, busy)
    check("the cell that it was beside", reply["content"]["status"], "ok")
    identity = request(client, "control", "delete_subshell_request", {"subshell_id": shell})
    check("the end of a subshell", answer(client, "control", identity)["content"]["status"], "ok")


def signing(manager, client):
    connection = manager.get_connection_info()
    address = f"{connection['transport']}://{connection['ip']}:{connection['shell_port']}"
    key = connection["key"]
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.linger = 0
    socket.connect(address)
    wrong = Session(key=b"wrong")
    wrong.send(socket, "kernel_info_request", {})
    check("a wrong signature", socket.poll(300), 0)
    right = Session(key=key, signature_scheme=connection["signature_scheme"])
    frames = right.serialize(right.msg("kernel_info_request", {}))
    socket.send_multipart(frames)
    check("a right signature", socket.poll(5000), zmq.POLLIN)
    socket.recv_multipart()
    socket.send_multipart(frames)
    check("the same message again", socket.poll(300), 0)
    socket.close()

    listener = zmq.Context.instance().socket(zmq.SUB)
    listener.linger = 0
    listener.connect(f"{connection['transport']}://{connection['ip']}:{connection['iopub_port']}")
    listener.subscribe(b"")
    check("a listener is welcomed", listener.poll(5000), zmq.POLLIN)
    _, frames = right.feed_identities(listener.recv_multipart())
    message = right.deserialize(frames)
    check("by its first message", (message["msg_type"], message["content"], message["parent_header"]), ("iopub_welcome", {"subscription": ""}, {}))
    listener.close()

    heart = zmq.Context.instance().socket(zmq.REQ)
    heart.linger = 0
    heart.connect(f"{connection['transport']}://{connection['ip']}:{connection['hb_port']}")
    heart.send(b"beat")
    check("the heartbeat", heart.poll(5000) and heart.recv(), b"beat")
    heart.close()


def ending(manager, client):
    identity = request(client, "control", "shutdown_request", {"restart": False})
    reply = answer(client, "control", identity)
    check("the reply to a shutdown", reply["content"], {"status": "ok", "restart": False})
    check("the end", manager.provisioner.process.wait(timeout=10), 0)


with kernel() as (manager, client):
    executing(client)
    telling(client)
    asking(client)
    comms(client)
    subshells(client)
    interrupting(manager, client)
    signing(manager, client)
    ending(manager, client)

with kernel(transport="ipc") as (manager, client):
    _, messages = run(client, "40 + 2")
    check("by ipc", result(messages), "42")

with kernel() as (manager, client):
    run(client, "x := 1")
    manager.restart_kernel(now=False)
    client.wait_for_ready(timeout=30)
    reply, _ = run(client, "x")
    check("after a restart", reply["content"].get("evalue"), "undefined: x")

finish()
