"""Functions for check scripts. Heng asks, one JSON object a line; this program answers."""
import json
import sys


def count(page, words):
    """A place is counted in UTF-8 bytes; it becomes a citation in the findings."""
    text, places = page["text"].encode(), []
    for word in filter(None, (word.encode() for word in words)):
        start = text.find(word)
        while start >= 0:
            places.append({"argument": 0, "start": start, "end": start + len(word)})
            start = text.find(word, start + len(word))
    return {"value": len(places), "places": places[:20]}


FUNCTIONS = {"SPACE::count": count}


def answer(method, params):
    if method == "initialize":
        return {"protocol": 1, "id": "NAME", "version": "1.0"}
    if method == "shutdown":
        return None
    return FUNCTIONS[params["function"]](*params["arguments"])


for line in sys.stdin:
    asked = json.loads(line)
    if "id" not in asked:
        continue
    answered = {"jsonrpc": "2.0", "id": asked["id"]}
    try:
        answered["result"] = answer(asked["method"], asked["params"])
    except KeyError as unknown:
        answered["error"] = {"code": -32601, "message": str(unknown)}
    except Exception as failure:
        answered["error"] = {"code": -32000, "message": str(failure)}
    print(json.dumps(answered, ensure_ascii=False), flush=True)
