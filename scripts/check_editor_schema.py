#!/usr/bin/env python3
"""Holds the schema of charters to what an editor makes of it: the YAML language server is started as an editor starts it,
opens a charter with the first line that `docs/editors.md` shows, and is asked for faults, completion and hover.

    scripts/check_editor_schema.py PARTNER SERVER
"""

import json
import pathlib
import subprocess
import sys
import tempfile

CHARTER = """\
# yaml-language-server: $schema=./charter.schema.json
partner: charter/v1
name: Embedded lending
stage: discovery
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
"""


class Server:
    """A language server on the other end of a pipe."""

    def __init__(self, command, folder):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self.folder = folder
        self.last = 0
        self.opened = 0

    def say(self, method, params, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        self.send(message)

    def send(self, message):
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            sys.exit("the server has gone")
        message = json.loads(self.process.stdout.read(length))
        # What the server asks of the editor: it has no settings, and takes any registration.
        if "method" in message and "id" in message:
            items = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
            self.send({"jsonrpc": "2.0", "id": message["id"], "result": [{} for _ in items] or None})
        return message

    def ask(self, method, params):
        self.last += 1
        self.say(method, params, self.last)
        while True:
            message = self.read()
            if message.get("id") == self.last and "method" not in message:
                if "error" in message:
                    sys.exit(f"{method}: {message['error']}")
                return message["result"]

    def open(self, text):
        """Opens a text as a file of its own, and gives its address and the faults that are marked in it."""
        self.opened += 1
        uri = (self.folder / f"{self.opened}.yaml").as_uri()
        self.say(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}},
        )
        while True:
            message = self.read()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return uri, message["params"]["diagnostics"]


def expect(holds, what):
    if not holds:
        sys.exit(f"not so: {what}")
    print(f"  {what}")


def main():
    partner, command = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    folder = pathlib.Path(tempfile.mkdtemp())
    schema = subprocess.run([partner, "schema", "charter"], check=True, capture_output=True).stdout
    (folder / "charter.schema.json").write_bytes(schema)
    server = Server([*command, "--stdio"], folder)
    completion = {"completionItem": {"documentationFormat": ["markdown"]}}
    capabilities = {"textDocument": {"completion": completion, "hover": {"contentFormat": ["markdown"]}}}
    server.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities})
    server.say("initialized", {})
    settings = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}
    server.say("workspace/didChangeConfiguration", {"settings": settings})

    uri, faults = server.open(CHARTER)
    expect(faults == [], "a sound charter has no fault")
    # Line and word of each fault, planted one at a time.
    for old, new, line, word in [
        ("stage: discovery", "stage: discovry", 3, "discovery"),
        ("name: Embedded lending", "nome: Embedded lending", 2, "nome"),
        ("stage: discovery", "stage: discovery\nreviewed: 2026-13-01", 4, "date"),
        ("partner: charter/v1", "partner: charter/v2", 1, "charter/v1"),
    ]:
        _, faults = server.open(CHARTER.replace(old, new))
        told = [fault["message"] for fault in faults if fault["range"]["start"]["line"] == line]
        told = [message for message in told if word in message]
        expect(told, f"{new!r} is marked: {told[0] if told else faults}")

    def labels(text, line, character):
        uri, _ = server.open(text)
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        return {item["label"]: item for item in server.ask("textDocument/completion", place)["items"]}

    stages = labels(CHARTER.replace("stage: discovery", "stage: "), 3, 7)
    every = {"discovery", "alignment", "negotiation", "launch", "operation", "winding-down", "ended"}
    expect(every <= set(stages), "every stage is offered")
    expect(stages["launch"].get("documentation"), "a stage comes with what it means")
    keys = labels(CHARTER + "\n", 9, 0)
    expect({"exit", "gates", "metrics", "governance"} <= set(keys), "the keys of a charter are offered")
    expect("partner" not in keys, "a key that is there is not offered again")

    def hover(line):
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": 2}}
        answer = server.ask("textDocument/hover", place)
        return answer["contents"]["value"] if answer else ""

    charter = json.loads(schema)
    told = charter["properties"]["parties"]["description"]
    expect(told in hover(4), f"hovering over `parties` tells what it holds: {told}")
    words = [word for word in charter["$defs"]["Stage"]["anyOf"] if word.get("const") == "discovery"]
    told = words[0]["description"]
    expect(told in hover(3), f"hovering over `stage: discovery` tells what the word means: {told}")
    server.process.kill()


main()
