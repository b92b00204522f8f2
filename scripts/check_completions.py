#!/usr/bin/env python3
"""Holds the completion scripts to what shells make of them: each shell is started on a terminal of its own, a line is typed
with the tab key in it, and a program called `partner` notes what it is then asked.

    scripts/check_completions.py PARTNER

A shell that is not installed is named and left out.
"""

import os
import pathlib
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# What is typed, and what the shell must make of it.
LINES = [
    ("partner chec\t", ["check"]),
    ("partner check lend\t", ["check", "lending"]),
    ("partner check --format sar\t", ["check", "--format", "sarif"]),
    ("partner check --stage wind\t", ["check", "--stage", "winding-down"]),
    ("partner explain exit-clause-m\t", ["explain", "exit-clause-missing"]),
]

# The command that starts a shell without anybody's settings, and what makes it read the script.
SHELLS = {
    "bash": (["bash", "--noprofile", "--norc", "-i"], "source {script}"),
    "zsh": (["zsh", "-f", "-i"], "fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D"),
    "fish": (["fish", "--no-config", "-i"], "source {script}"),
    "elvish": (["elvish", "-norc"], "eval (slurp < {script})"),
    "nushell": (["nu", "--no-config-file", "--no-history"], "use {script} *"),
}

# The generator offers this shell commands and options, and leaves words and files as they are typed.
NAMES_ONLY = ["elvish"]

# Where every possibility is listed; the other shells open a menu of their own.
LISTING = ["bash", "zsh", "fish"]
FORMATS = ["text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown"]


class Terminal:
    """A shell on a terminal that is ours."""

    def __init__(self, command, folder, path):
        self.child, self.end = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.environ.update(PATH=path, TERM="xterm", HOME=str(folder), LC_ALL="C.UTF-8", COLUMNS="200")
            os.execvp(command[0], command)

    def read(self, seconds):
        """Everything that is written until nothing more comes for so long."""
        text = b""
        while select.select([self.end], [], [], seconds)[0]:
            try:
                some = os.read(self.end, 65536)
            except OSError:
                break
            text += some
            # Where the cursor is, for shells that ask.
            for _ in range(some.count(b"\x1b[6n")):
                os.write(self.end, b"\x1b[1;1R")
        return text.decode(errors="replace")

    def type(self, text):
        os.write(self.end, text.encode())

    def close(self):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.end)


def asked(terminal, noted, line):
    """What the program was asked after a line was typed. A menu takes one return more."""
    noted.unlink(missing_ok=True)
    before_tab, _ = line.split("\t")
    terminal.type(before_tab)
    terminal.read(0.5)
    terminal.type("\t")
    terminal.read(1)
    for _ in range(2):
        terminal.type("\r")
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            terminal.read(0.3)
            if noted.exists():
                return noted.read_text().splitlines()
    return None


def main():
    partner = pathlib.Path(sys.argv[1]).resolve()
    wrong = 0
    for name, (command, setup) in SHELLS.items():
        if shutil.which(command[0]) is None:
            print(f"  {name}: not installed here, and not tried")
            continue
        folder = pathlib.Path(tempfile.mkdtemp())
        (folder / "lending").mkdir()
        (folder / "lending/charter.yaml").write_text("")
        (folder / "bin").mkdir()
        noted = folder / "noted"
        stub = folder / "bin/partner"
        stub.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > {noted}.new\nmv {noted}.new {noted}\n")
        stub.chmod(0o755)
        # zsh takes the name of the file for that of the command.
        script = folder / ("_partner" if name == "zsh" else "partner.nu")
        script.write_bytes(subprocess.run([partner, "completions", name], check=True, capture_output=True).stdout)
        terminal = Terminal(command, folder, f"{folder}/bin:{os.environ['PATH']}")
        terminal.read(2)
        terminal.type(setup.format(script=script, folder=folder) + "\r")
        terminal.read(2)
        for line, wanted in LINES[:1] if name in NAMES_ONLY else LINES:
            found = asked(terminal, noted, line)
            # Whether the slash behind a folder goes once a word is finished is each shell's own matter.
            holds = found is not None and [word.rstrip("/") for word in found] == wanted
            wrong += not holds
            print(f"  {name}: {line!r} is {found}" + ("" if holds else f", not {wanted}"))
        if name in LISTING:
            terminal.type("partner check --format \t")
            listed = terminal.read(1)
            terminal.type("\t")
            listed += terminal.read(1)
            missing = [word for word in FORMATS if word not in listed]
            wrong += bool(missing)
            print(f"  {name}: of the formats it lists " + (f"not {missing}" if missing else "all"))
        terminal.close()
    sys.exit(1 if wrong else 0)


main()
