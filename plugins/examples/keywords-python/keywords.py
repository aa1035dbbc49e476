"""Keywords of services for residents. Speaks the protocol of plugins/PROTOCOL.md."""
import base64
import json
import re
import sys

WORDS = re.compile("一件事|一网通办|便民|办事|居民|社区|养老|托育|就业|医保")


def density(document):
    text = document["text"]
    letters = sum(not letter.isspace() for letter in text)
    if not letters:
        raise LookupError("没有正文")
    hits = list(WORDS.finditer(text))
    bytes_before = lambda at: len(text[:at].encode())
    places = [{"argument": 0, "start": bytes_before(hit.start()), "end": bytes_before(hit.end())} for hit in hits[:20]]
    return {"value": round(len(hits) * 1000 / letters, 2), "places": places}


def words(text):
    return {"value": list(dict.fromkeys(WORDS.findall(text)))}


def read(path, coded):
    file = base64.b64decode(coded)
    text = file.decode("utf-8")
    parts, at = [], 0
    for line in text.splitlines(keepends=True):
        place = {"start": at, "end": at + len(line.encode())}
        parts.append({**place, "place": {"kind": "bytes", **place}})
        at = place["end"]
    return {"text": text, "title": text.split("\n")[0], "parts": parts}


def answer(method, params):
    if method == "initialize":
        return {"protocol": 1, "id": "keywords", "version": "1.0"}
    if method == "shutdown":
        return None
    if method == "read":
        return read(params["path"], params["base64"])
    return {"service::density": density, "service::words": words}[params["function"]](*params["arguments"])


for line in sys.stdin:
    asked = json.loads(line)
    if "id" not in asked:
        continue
    answered = {"jsonrpc": "2.0", "id": asked["id"]}
    try:
        answered["result"] = answer(asked["method"], asked["params"])
    except LookupError as missing:
        unknown = isinstance(missing, KeyError)
        answered["error"] = {"code": -32601 if unknown else -32001, "message": str(missing)}
    except Exception as failure:
        answered["error"] = {"code": -32000, "message": str(failure)}
    print(json.dumps(answered, ensure_ascii=False), flush=True)
