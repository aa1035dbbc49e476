"""A plugin that misbehaves in the way its argument names."""
import json
import os
import socket
import sys
import time

START = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "mode.txt")).read().strip()


def say(text):
    sys.stdout.write(text)
    sys.stdout.flush()


def give(id, value, **more):
    say(json.dumps({"jsonrpc": "2.0", "id": id, "result": {"value": value, **more}}) + "\n")


def attempt(id, deed):
    """Does what is not allowed, and tells what came of it."""
    try:
        give(id, "done: %s" % deed())
    except Exception as failure:
        give(id, "refused: %s" % type(failure).__name__)


def connect():
    socket.create_connection(("192.0.2.1", 80), timeout=2)


def fork():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.close(1)
            os.close(2)
            time.sleep(600)
        os._exit(0)
    return "forked"


def write(path):
    with open(path, "w") as file:
        file.write("x" * 100)
    return path


MODES = {
    "good": lambda id: give(id, "good"),
    "crash": lambda id: 1 / 0,
    "exit": lambda id: os._exit(7),
    "hang": lambda id: time.sleep(600),
    "flood_stdout": lambda id: [say('{"jsonrpc":"2.0","id":%d,"result":{"value":"x"}}\n' % id) for _ in iter(int, 1)],
    "flood_stderr": lambda id: [sys.stderr.write("x" * 65536) for _ in iter(int, 1)],
    "no_end": lambda id: [say("x" * 65536) for _ in iter(int, 1)],
    "garbage": lambda id: (sys.stdout.buffer.write(b"\xff\xfe\x00\n"), sys.stdout.flush()),
    "no_json": lambda id: say("starting up …\n"),
    "wrong_shape": lambda id: say('{"jsonrpc":"2.0","id":%d,"result":{"answer":1}}\n' % id),
    "neither": lambda id: say('{"jsonrpc":"2.0","id":%d}\n' % id),
    "wrong_id": lambda id: give(id + 100, "x"),
    "twice": lambda id: (give(id, "x"), give(id, "x")),
    "unasked": lambda id: (give(9, "x"), give(id, "x")),
    "outside": lambda id: give(id, "x", places=[{"argument": 1, "start": 0, "end": 900}]),
    "inside": lambda id: give(id, "x", places=[{"argument": 1, "start": 1, "end": 3}]),
    "nan": lambda id: say('{"jsonrpc":"2.0","id":%d,"result":{"value":NaN}}\n' % id),
    "infinite": lambda id: say('{"jsonrpc":"2.0","id":%d,"result":{"value":1e999}}\n' % id),
    "huge_number": lambda id: give(id, 1e300),
    "wrong_kind": lambda id: give(id, ["x"]),
    "huge": lambda id: give(id, "x" * (9 << 20)),
    "many": lambda id: give(id, [0] * 300000),
    "deep": lambda id: say('{"jsonrpc":"2.0","id":%d,"result":{"value":%s}}\n' % (id, "[" * 5000 + "]" * 5000)),
    "nested": lambda id: give(id, [[[[[[[[[[[[[[[[[[[["x"]]]]]]]]]]]]]]]]]]]]),
    "fork": lambda id: attempt(id, fork),
    "write": lambda id: attempt(id, lambda: write("/tmp/heng-plugin-was-here")),
    "write_here": lambda id: attempt(id, lambda: write("note.txt")),
    "write_home": lambda id: attempt(id, lambda: write(os.path.expanduser("~/.heng-plugin-was-here"))),
    "environment": lambda id: give(id, " ".join(sorted(os.environ))),
    "folder": lambda id: give(id, " ".join(sorted(os.listdir(".")))),
    "secret": lambda id: give(id, os.environ.get("HENG_TEST_SECRET", "none")),
    "network": lambda id: attempt(id, connect),
    "memory": lambda id: attempt(id, lambda: len(bytearray(4 << 30))),
    "own_folder": lambda id: attempt(id, lambda: write(os.path.abspath(__file__))),
    "close_stdin": lambda id: (os.close(0), give(id, "x"), time.sleep(600)),
    "error": lambda id: say('{"jsonrpc":"2.0","id":%d,"error":{"code":-32000,"message":"不行"}}\n' % id),
    "missing": lambda id: say('{"jsonrpc":"2.0","id":%d,"error":{"code":-32001,"message":"没有正文"}}\n' % id),
}

if START == "crash_at_start":
    raise RuntimeError("no way")
if START == "exit_at_start":
    sys.exit(0)
if START == "hang_at_start":
    time.sleep(600)

for line in sys.stdin:
    asked = json.loads(line)
    if "id" not in asked:
        continue
    if asked["method"] == "initialize":
        ready = {"protocol": 2 if START == "protocol" else 1, "id": "bad", "version": "1"}
        if START == "impostor":
            ready["id"] = "good"
        say(json.dumps({"jsonrpc": "2.0", "id": asked["id"], "result": ready}) + "\n")
    elif asked["method"] == "call":
        MODES[asked["params"]["arguments"][0]](asked["id"])
    else:
        break
