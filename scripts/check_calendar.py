"""Holds the calendar of `partner gates --format ics` to what an independent reader makes of it.

Usage: python scripts/check_calendar.py PARTNER (needs git and the package `icalendar`).
"""

import datetime
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import icalendar

PARTNER = str(Path(sys.argv[1]).resolve())
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
AS_OF = "2026-07-10"

CHARTER = """partner: charter/v1
name: "Lending; credit, \\\\ and more\\r\\nBEGIN:VEVENT"
stage: launch
parties:
  northwind: {{name: Northwind}}
  kestrel: {{name: "Kestrel, Ltd; \\u001b[31m"}}
term:
  start: {start}
gates:
  - id: traction
    name: "é漢字 {long}"
    due: {due}
  - id: later
    after: 6 months
{third}"""


def partner(folder, *arguments):
    run = subprocess.run(
        [PARTNER, "gates", "--as-of", AS_OF, *arguments], cwd=folder, capture_output=True, check=True
    )
    return run.stdout


def entries(folder, *arguments):
    """The entries by their UIDs, each read without an error."""
    raw = partner(folder, "--format", "ics", *arguments)
    assert b"\n" not in raw.replace(b"\r\n", b""), "a line does not end in CRLF"
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line is longer than 75 octets"
    raw.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(raw)
    events = calendar.walk("VEVENT")
    # What is published has no attendees (RFC 5546).
    has_attendees = any("ATTENDEE" in event for event in events)
    assert ("METHOD" in calendar) != has_attendees, "a published calendar with attendees, or neither"
    assert len(events) == raw.count(b"\r\nBEGIN:VEVENT\r\n"), "an entry was lost or made up"
    for event in events:
        assert not event.errors, event.errors
        start = event.decoded("DTSTART")
        assert type(start) is datetime.date, "not a whole day"
        assert "DTEND" not in event and str(event["TRANSP"]) == "TRANSPARENT"
        for alarm in event.walk("VALARM"):
            assert alarm.decoded("TRIGGER") == datetime.timedelta(days=-14)
    found = {str(event["UID"]): event for event in events}
    assert len(found) == len(events), "two entries share a UID"
    return found


def day(event):
    return event.decoded("DTSTART").isoformat()


def git(folder, *arguments):
    environment = {**os.environ, "GIT_COMMITTER_DATE": "2026-07-01T12:00:00Z", "GIT_CONFIG_GLOBAL": os.devnull}
    identity = ["-c", "user.name=Dana Reyes", "-c", "user.email=dana@northwind.example"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, env=environment, capture_output=True)


def commit(folder, start="2026-04-01", due="2026-09-01", third=""):
    text = CHARTER.format(start=start, due=due, third=third, long="long " * 30)
    (folder / "lending").mkdir(exist_ok=True)
    (folder / "lending" / "charter.yaml").write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


def check_examples():
    """Every gate that has a day stands in it exactly once, on that day."""
    report = json.loads(partner(EXAMPLES, "--format", "json"))
    found = entries(EXAMPLES)
    expected = {
        f"{gate['id']}@{partnership['id']}.partner": gate["due"]
        for partnership in report["partnerships"]
        for gate in partnership["gates"]
        if gate["due"]
    }
    assert len(expected) >= 10
    assert {uid: day(found[uid]) for uid in expected} == expected
    assert set(entries(EXAMPLES, "--until", "2027-12-31")) > set(found)


def check_update():
    """An entry that moves keeps its UID and gets a higher number; one that goes is cancelled."""
    traction, later, third = (f"{gate}@lending.partner" for gate in ("traction", "later", "third"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        git(folder, "init", "-q", "-b", "main")
        commit(folder, third="  - {id: third, due: 2026-11-01}\n")
        first = entries(folder)
        assert {int(first[uid]["SEQUENCE"]) for uid in (traction, later, third)} == {0}
        assert str(first[traction]["SUMMARY"]).startswith("Lending; credit, \\ and more\nBEGIN:VEVENT: gate é漢字")
        assert first[traction].decoded("DTSTAMP").isoformat() == "2026-07-01T12:00:00+00:00"

        commit(folder, due="2026-10-01", third="  - {id: third, due: 2026-11-01}\n")
        second = entries(folder)
        assert set(second) == set(first)
        assert (day(second[traction]), int(second[traction]["SEQUENCE"])) == ("2026-10-01", 1)
        assert (day(second[later]), int(second[later]["SEQUENCE"])) == ("2026-10-01", 0)

        # The start of the term moves the gate that counts from it, and the third one is taken out.
        commit(folder, start="2026-05-01", due="2026-10-01")
        last = entries(folder)
        assert (day(last[later]), int(last[later]["SEQUENCE"])) == ("2026-11-01", 1)
        assert int(last[traction]["SEQUENCE"]) == 1
        assert str(last[third]["STATUS"]) == "CANCELLED" and int(last[third]["SEQUENCE"]) > 0
        assert str(last[traction]["STATUS"]) == "CONFIRMED"


check_examples()
check_update()
print("the calendar is read as it is meant")
