"""What a team writes in an afternoon instead: a reader of YAML and a page of questions. afternoon.py FOLDER"""

import datetime
import sys
from pathlib import Path

import yaml

TODAY = datetime.date(2026, 6, 30)
# The reader in C, where there is one.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def faults(charter):
    parties = set(charter.get("parties") or {})
    for name, party in (charter.get("parties") or {}).items():
        if not party.get("sponsor"):
            yield f"{name} has no sponsor"
        if len(party.get("champions") or []) < 2:
            yield f"{name} has fewer than two champions"
    ending = charter.get("exit") or {}
    yield from (f"no exit.{key}" for key in ("notice", "ip", "transition") if not ending.get(key))
    if ending.get("penalties", "none") != "none":
        yield "leaving is punished"
    gates = charter.get("gates") or []
    if len(gates) < 2:
        yield "fewer than two gates"
    for gate in gates:
        due = gate.get("due", TODAY)
        if not isinstance(due, datetime.date):
            yield f"{gate.get('id')}: no day"
        elif due < TODAY:
            yield f"{gate.get('id')}: overdue"
        if set(gate.get("deciders") or {}) != parties:
            yield f"{gate.get('id')}: not everybody decides"
    metrics = charter.get("metrics") or []
    if not 3 <= len(metrics) <= 5:
        yield "three to five metrics"
    yield from (f"{it.get('id')}: not agreed" for it in metrics if set(it.get("agreed_by") or []) != parties)
    if len((charter.get("conflict") or {}).get("levels") or []) < 2:
        yield "fewer than two levels"
    goals = ((charter.get("canvas") or {}).get("goals") or {}).values()
    if len({frozenset(goal.get("metric") for goal in of_one) for of_one in goals}) > 1:
        yield "the goals share no metric"
    answers = ((charter.get("checklists") or {}).get("signing") or {}).values()
    if sum(answer in (False, None) for answer in answers) > 2:
        yield "not ready"


def told(path):
    try:
        with open(path, "rb") as file:
            charter = yaml.load(file, LOADER)
    except (yaml.YAMLError, ValueError) as problem:
        # A day that the calendar does not have stops PyYAML.
        return [f"cannot be read: {problem}"]
    return list(faults(charter))


def main():
    found = False
    for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
        for fault in told(path):
            found = True
            print(f"{path}: {fault}")
    return int(found)


sys.exit(main())
