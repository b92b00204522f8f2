"""Charters to measure with: the one beside this file under other names, some with one defect of 23 kinds. The same every time."""

import re
from pathlib import Path

CHARTER = (Path(__file__).resolve().parent / "charter.yaml").read_text(encoding="utf-8")
AS_OF = "2026-06-30"

# One file in so many has a defect.
DEFECTIVE = 5

FIRMS = (
    "Alderley Ashcombe Barrowby Calder Dunholme Eskdale Fairmile Greystoke Harwood Inglewood Jarrow Kingsley Langdale "
    "Marlow Netherby Orford Penrith Quarrington Redmire Selside Thornby Ulverton Wensley Yardley"
).split()
KINDS = ["Bank", "Insurance", "Software", "Networks", "Energy", "Logistics", "Health", "Learning"]
REGIONS = ["north", "east", "south", "west"]


def without(section):
    """Takes a section away."""
    return rf"(?m)^{section}:\n(?:(?: .*)?\n)*", ""


# Each kind: the rule that tells it, and what is written instead of what. One place of the charter fits.
DEFECTS = {
    "no exit terms": ("exit-clause-missing", *without("exit")),
    "no notice": ("exit-notice-missing", r"(?<=exit:\n)  notice: 90 days\n", ""),
    "nobody keeps anything": ("exit-ip-missing", r"  ip: What either.*\n", ""),
    "no transition": ("exit-transition-missing", r"  transition: .*\n", ""),
    "a punishment for leaving": ("exit-punitive", r"penalties: none", "penalties: 50000 GBP for the side that leaves first"),
    "a day that does not exist": ("invalid-value", r"    after: 6 months", "    due: 2026-02-30"),
    "a gate that one side decides": (
        "gate-decider-missing",
        r"(?s)(id: way-ahead.*?)      kestrel: .*?\n",
        r"\1",
    ),
    "a gate that has passed": ("gate-overdue", r"    after: 3 months", "    due: 2026-06-27"),
    "no gates": ("gate-schedule-missing", *without("gates")),
    "two metrics": ("metrics-too-few", r"(?s)  - id: decision-time\n.*?(?=\ngovernance:)", ""),
    "six metrics": (
        "metrics-too-many",
        r"\ngovernance:\n",
        "".join(
            f"  - {{id: more-{nth}, name: More {nth}, kind: lagging, unit: loans, definition: As counted, target: 9, owner: Li Wen, "
            "agreed_by: [northwind, kestrel]}\n"
            for nth in range(3)
        )
        + "\ngovernance:\n",
    ),
    "a metric that one side has not agreed to": (
        "metric-unagreed",
        r"(?s)(id: offer-uptake.*?      - northwind\n)      - kestrel\n",
        r"\1",
    ),
    "goals that pull apart": (
        "goal-mismatch",
        r"(Make the offer a habit for our customers\n        metric: )loans-originated",
        r"\1offer-uptake",
    ),
    "one champion": ("champions-too-few", r"      - Rosa Lindqvist <.*\n", ""),
    "no way to settle a conflict": ("conflict-protocol-missing", *without("conflict")),
    "one level of conflict": ("conflict-levels-too-few", r"(?s)    - who: Joint steering committee\n.*?(?=  cooling_off)", ""),
    "a slip in a key": ("unknown-key", r"(?m)^governance:", "goverance:"),
    "a key twice": ("duplicate-key", r"(?m)^nda: .*\n", "nda: 2026-03-10\nnda: 2026-03-11\n"),
    "no YAML": ("yaml-syntax", r"\ngates:\n", "\ngates: [\n"),
    "an amount that reads in two ways": ("invalid-value", r"amount: 120000 GBP", "amount: 120.00 GBP 0"),
    "a party that is none": ("reference-unknown", r"(id: loans-originated(?:.*\n)+?    agreed_by:\n)", r"\1      - nobody\n"),
    "exclusivity that is not granted": (
        "exclusivity-mismatch",
        r"    northwind: \{expects: none",
        "    northwind: {expects: The only lender",
    ),
    "horizons that differ": ("horizon-mismatch", r"    northwind: 18 months\n    kestrel: 12 months", "    northwind: 4 years\n    kestrel: 4 months"),
}

# At these some readers of YAML stop, and would seem fast.
STOPPING = ["a key twice", "no YAML"]


def charter(nth, kinds):
    """The path, the text and the kind of defect, if any, of a charter, counted from 0."""
    kind = kinds[nth // DEFECTIVE % len(kinds)] if nth % DEFECTIVE == 0 else None
    text = CHARTER
    if kind:
        _, pattern, instead = DEFECTS[kind]
        text, count = re.subn(pattern, instead, text, count=1)
        assert count == 1 and text != CHARTER, kind
    one, other = FIRMS[nth % len(FIRMS)], FIRMS[(nth // len(FIRMS) + nth + 1) % len(FIRMS)]
    other = FIRMS[(FIRMS.index(one) + 1) % len(FIRMS)] if other == one else other
    for old, new, what in (("Northwind", one, KINDS[nth % 3]), ("Kestrel", other, KINDS[3 + nth % 5])):
        text = text.replace(f"{old} Bank", f"{new} {what}").replace(f"{old} Software", f"{new} {what}")
        text = text.replace(old, new).replace(old.lower(), new.lower())
    text = text.replace("190000 GBP", f"{100 + nth * 7 % 150}000 GBP").replace("90000 GBP", f"{60 + nth * 11 % 40}000 GBP")
    folder = f"{REGIONS[nth % len(REGIONS)]}/{nth // 500:03}/{one.lower()}-{other.lower()}-{nth:06}"
    return f"{folder}/charter.yaml", text, kind


def write(folder, count, kinds):
    """Writes so many charters; gives the kind of defect of each, by its path below the folder, and how many bytes they have."""
    seeded, size = {}, 0
    for nth in range(count):
        path, text, kind = charter(nth, kinds)
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        seeded[path] = kind
        size += len(text.encode())
    return seeded, size
