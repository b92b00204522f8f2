//! `partner gates` from outside.

use std::path::Path;
use std::process::Output;

use crate::program::{folder, git};

const HEAD: &str = "partner: charter/v1\nname: Embedded lending\nstage: operation\n";
const TWO: &str = "parties:\n  northwind: {name: Northwind}\n  kestrel: {name: Kestrel}\n";
const THREE: &str =
    "parties:\n  northwind: {name: Northwind}\n  kestrel: {name: Kestrel}\n  parcelo: {name: Parcelo}\n";

fn run(folder: &Path, columns: &str, arguments: &[&str]) -> Output {
    crate::program::command()
        .arg("gates")
        .args(arguments)
        .current_dir(folder)
        .env("COLUMNS", columns)
        .output()
        .unwrap()
}

fn gates(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, "200", &[&["--as-of", "2026-07-10"], arguments].concat());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

fn json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    serde_json::from_str(&gates(folder, &[&["--format", "json"], arguments].concat())).unwrap()
}

fn vote(gate: &str, date: &str, votes: &str) -> String {
    format!("partner: decision/v1\ngate: {gate}\ndate: {date}\nvotes: {{{votes}}}\n")
}

/// The content lines of an iCalendar file, unfolded, each held to the limits of the standard.
fn unfolded(text: &str) -> Vec<String> {
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "a line does not end in CRLF");
    assert!(text.ends_with("\r\n"));
    let mut lines: Vec<String> = Vec::new();
    for line in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

/// What the entries of a calendar say under a name, each behind its UID.
fn of_entries(text: &str, name: &str) -> Vec<(String, String)> {
    let mut uid = String::new();
    let mut found = Vec::new();
    for line in unfolded(text) {
        let (key, value) = line.split_once(':').unwrap();
        if key == "UID" {
            value.clone_into(&mut uid);
        }
        if key == name && !uid.is_empty() {
            found.push((uid.clone(), value.to_owned()));
        }
    }
    found
}

#[test]
fn three_parties_are_shown_by_party_with_votes_and_who_is_missing() {
    let gate = "gates:\n  - id: traction\n    name: Early traction\n    due: 2026-07-01\n    deciders: {northwind: Dana, kestrel: Sam}\n";
    let some = vote(
        "traction",
        "2026-06-30",
        "northwind: {vote: continue, by: Dana}, kestrel: {vote: continue, by: Piet}",
    );
    let folder = folder(&[("charter.yaml", &format!("{HEAD}{THREE}{gate}")), ("a.yaml", &some)]);
    let text = gates(folder.path(), &[]);
    for said in [
        "Commitment in force: scaled back since 2 July 2026",
        "  - gate Early traction was due on 1 July 2026, no vote from Parcelo (line 9)",
        "│ 9 days ago ",
        "│ overdue ",
        "Northwind: Dana, continue on 30 June 2026",
        // Somebody else's vote is told by name.
        "Kestrel: Sam, continue by Piet on 30 June 2026",
        "Parcelo: no one named, has not voted",
        "the commitment is scaled back from 2 July 2026, by default",
        "overdue: gate Early traction (line 11), Parcelo",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let report = json(folder.path(), &[]);
    let partnership = &report["partnerships"][0];
    let entry = &partnership["gates"][0];
    assert_eq!((&entry["state"], &entry["days_left"]), (&"overdue".into(), &(-9).into()));
    assert_eq!(entry["missing_votes"], serde_json::json!(["parcelo"]));
    assert_eq!(
        entry["deciders"],
        serde_json::json!({"northwind": "Dana", "kestrel": "Sam", "parcelo": null})
    );
    assert_eq!(entry["votes"][1]["by"], "Piet");
    assert_eq!(entry["votes"][1]["path"], "a.yaml");
    assert_eq!((&entry["path"], &entry["line"]), (&"charter.yaml".into(), &9.into()));
    let asked = &entry["commitment"];
    assert_eq!((&asked["state"], &asked["since"]), (&"scaled-back".into(), &"2026-07-02".into()));
    assert_eq!(asked["reasons"], partnership["commitment"]["reasons"], "it is the only gate");
    let commitment = &partnership["commitment"];
    assert_eq!((&commitment["state"], &commitment["gate"]), (&"scaled-back".into(), &"traction".into()));
    assert_eq!(commitment["reasons"][0]["missed"], true);
}

#[test]
fn a_deadlock_is_shown_until_it_is_resolved_and_a_late_decision_as_late() {
    let gate = "gates: [{id: traction, due: 2026-07-01}]\n";
    let torn = vote("traction", "2026-06-29", "northwind: continue, kestrel: exit");
    let resolved = vote("traction", "2026-07-04", "kestrel: continue");
    let charter = format!("{HEAD}{TWO}{gate}");
    let folder = folder(&[("charter.yaml", &charter), ("a.yaml", &torn), ("b.yaml", &resolved)]);
    let on = |day| {
        let output = run(folder.path(), "200", &["--as-of", day]);
        String::from_utf8(output.stdout).unwrap()
    };
    let before = on("2026-07-01");
    assert!(before.contains("Commitment in force: paused since 29 June 2026"), "{before}");
    assert!(
        before.contains(
            "gate traction has been deadlocked since 29 June 2026: Northwind continue, Kestrel exit"
        )
    );
    assert!(before.contains("│ deadlocked ") && !before.contains("and overdue"), "{before}");
    // From the day after, both: the votes differ, and the day has passed.
    let both = on("2026-07-02");
    assert!(both.contains("Commitment in force: paused since 29 June 2026"), "{both}");
    assert!(both.contains("gate traction was not decided by its date, 1 July 2026"), "{both}");
    assert!(both.contains("│ and overdue "), "{both}");
    let after = on("2026-07-04");
    assert!(after.contains("Commitment in force: full; no gate has reduced it"), "{after}");
    assert!(after.contains("decided: continue") && after.contains("3 days late"), "{after}");
}

#[test]
fn no_format_says_what_follows_from_a_day_that_the_votes_have_overtaken() {
    let gate = "gates: [{id: traction, due: 2026-07-01, deciders: {northwind: Dana}}]\n";
    let torn = vote("traction", "2026-06-29", "northwind: continue, kestrel: exit");
    let resolved = vote("traction", "2026-07-04", "kestrel: continue");
    let charter = format!("{HEAD}{TWO}{gate}");
    let folder = folder(&[("charter.yaml", &charter), ("a.yaml", &torn), ("b.yaml", &resolved)]);
    let on = |day, format| {
        let output = run(folder.path(), "200", &["--as-of", day, "--format", format]);
        String::from_utf8(output.stdout).unwrap()
    };
    let missed = |day| {
        let report: serde_json::Value = serde_json::from_str(&on(day, "json")).unwrap();
        report["partnerships"][0]["gates"][0]["if_missed"].clone()
    };
    let in_sheet = |day| on(day, "csv").lines().nth(1).unwrap().split(',').nth(12).unwrap().to_owned();
    // All have voted before the day, differently: the votes say what follows.
    assert_eq!((missed("2026-07-01"), in_sheet("2026-07-01").as_str()), (serde_json::Value::Null, ""));
    // The day has passed in the deadlock: now both hold.
    let scaled_back = serde_json::json!({"state": "scaled-back", "since": "2026-07-02"});
    assert_eq!((missed("2026-07-02"), in_sheet("2026-07-02").as_str()), (scaled_back, "scaled-back"));
    assert_eq!((missed("2026-07-04"), in_sheet("2026-07-04").as_str()), (serde_json::Value::Null, ""));
    let chart = |day| on(day, "mermaid").lines().find(|line| line.contains("traction")).unwrap().to_owned();
    assert!(chart("2026-07-01").contains("crit,"), "{}", chart("2026-07-01"));
    assert!(chart("2026-07-04").contains("done,"), "{}", chart("2026-07-04"));
    let described = |day| {
        let entries = of_entries(&on(day, "ics"), "DESCRIPTION");
        entries.into_iter().find(|(_, text)| text.contains("Dana")).unwrap().1
    };
    let torn = described("2026-07-01");
    for said in [
        "Northwind decides through Dana",
        "no decision-maker named for Kestrel",
        "Deadlocked: Northwind continue on 2026-06-29\\, Kestrel exit on 2026-06-29",
    ] {
        assert!(torn.contains(said), "{said}: {torn}");
    }
    assert!(!torn.contains("If it is missed"), "{torn}");
}

#[test]
fn the_formats_speak_of_the_same_gates() {
    let sections = "term: {start: 2026-01-31}\ngates: [{id: one, after: 1 month}, {id: two, due: 2026-12-01}, {id: three}]\n";
    let folder = folder(&[("lending/charter.yaml", &format!("{HEAD}{TWO}{sections}"))]);
    let report = json(folder.path(), &[]);
    let entries = report["partnerships"][0]["gates"].as_array().unwrap();
    let days: Vec<(&str, Option<&str>)> =
        entries.iter().map(|gate| (gate["id"].as_str().unwrap(), gate["due"].as_str())).collect();
    // A month after 31 January is 28 February.
    assert_eq!(days, [("one", Some("2026-02-28")), ("two", Some("2026-12-01")), ("three", None)]);
    let csv = gates(folder.path(), &["--format", "csv"]);
    let rows: Vec<Vec<&str>> = csv.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!(
        rows.iter().map(|row| (row[1], row[3], row[5])).collect::<Vec<_>>(),
        [("one", "2026-02-28", "overdue"), ("two", "2026-12-01", "upcoming"), ("three", "", "upcoming"),]
    );
    let ics = gates(folder.path(), &["--format", "ics"]);
    let starts = of_entries(&ics, "DTSTART;VALUE=DATE");
    let start = |uid: &str| {
        starts.iter().filter(|(it, _)| it == uid).map(|(_, day)| day.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(start("one@lending.partner"), ["20260228"]);
    assert_eq!(start("two@lending.partner"), ["20261201"]);
    assert!(start("three@lending.partner").is_empty());
    let mermaid = gates(folder.path(), &["--format", "mermaid"]);
    assert!(mermaid.contains("\n    gate one :crit, milestone, 2026-02-28, 0d\n"), "{mermaid}");
    let markdown = gates(folder.path(), &["--format", "markdown"]);
    assert!(markdown.contains("| 2026-02-28<br>132 days ago<br>overdue | **one**<br>"), "{markdown}");
}

#[test]
fn events_of_one_day_share_a_line_with_their_places() {
    let sections =
        "term:\n  start: 2026-01-01\n  end: 2026-12-31\ncontract:\n  expiration_date: 2026-12-31\n";
    let folder = folder(&[("charter.yaml", &format!("{HEAD}{TWO}{sections}"))]);
    let text = gates(folder.path(), &[]);
    let row = text.lines().position(|line| line.contains("2026-12-31 │")).unwrap();
    let lines: Vec<&str> = text.lines().skip(row).take(2).collect();
    assert!(lines[0].contains("in 174 days") && lines[0].contains("last day of the term (line 9)"), "{text}");
    assert!(lines[1].contains("│            │") && lines[1].contains("last day of the contract (line 11)"));
    let partnership = &json(folder.path(), &[])["partnerships"][0];
    assert_eq!(partnership["window"], serde_json::json!({"first": "2026-06-10", "last": "2026-12-31"}));
    let last = partnership["calendar"].as_array().unwrap().last().unwrap();
    assert_eq!(
        last,
        &serde_json::json!({
            "day": "2026-12-31",
            "days_left": 174,
            "kind": "contract-end",
            "what": "last day of the contract",
            "usual": false,
            "waits_for": null,
            "state": "upcoming",
            "who": [],
            "path": "charter.yaml",
            "yaml_path": "contract.expiration_date",
            "line": 11,
        })
    );
}

#[test]
fn no_format_shows_a_usual_day_as_if_it_were_agreed() {
    // Of the plan only its first day is known: four weeks later integration begins as usual.
    let folder = folder(&[("charter.yaml", &format!("{HEAD}{TWO}plan: {{start: 2026-07-01}}\n"))]);
    let of = |format: &str| gates(folder.path(), &["--format", format]);
    let ics = of("ics");
    let entry = |name: &str, uid: &str| -> String {
        let entries = of_entries(&ics, name);
        let found = entries.into_iter().find(|(of, _)| of.starts_with(uid));
        found.unwrap_or_else(|| panic!("no {name} of {uid}: {ics}")).1
    };
    assert_eq!(entry("STATUS", "phase-start.chartering"), "CONFIRMED");
    assert_eq!(entry("STATUS", "phase-start.integration"), "TENTATIVE");
    assert!(
        entry("SUMMARY", "phase-start.integration")
            .contains("integration begins (assumed from the standard timetable)")
    );
    assert!(!ics.contains("VALARM"), "nobody is called to it: {ics}");
    assert!(
        of("mermaid").contains("integration (assumed from the standard timetable) :"),
        "{}",
        of("mermaid")
    );
    assert!(
        of("markdown").contains("integration begins (assumed from the standard timetable)"),
        "{}",
        of("markdown")
    );
    let drawn = gates(folder.path(), &["--timeline"]);
    assert!(drawn.contains("~ phase assumed, not agreed"), "{drawn}");
    let partnership = &json(folder.path(), &[])["partnerships"][0];
    assert_eq!(partnership["phases"][1]["usual"], true);
    let begins =
        partnership["calendar"].as_array().unwrap().iter().find(|it| it["day"] == "2026-07-29").unwrap();
    assert_eq!(begins["usual"], true);
}

#[test]
fn what_is_proposed_can_be_pasted_and_is_read_without_an_error() {
    let parties = "parties:\n  northwind:\n    name: N\n    sponsor: \"no: one #1 <n@n.example>\"\n  kestrel: {name: K}\n";
    let cases = [
        // No gates: the whole section. 31 August and 3, 6 and 12 months: the shorter months end earlier.
        ("term: {start: 2026-08-31}\n", vec!["due: 2026-11-30", "due: 2027-02-28", "due: 2027-08-31"], 3),
        ("", vec!["after: 3 months", "after: 6 months", "after: 12 months"], 3),
        // A month after 30 November is 30 December: a gate on that day still stands for the first. An id that is taken is not
        // given again.
        (
            "term: {start: 2026-08-31}\ngates:\n  - {id: value-hypothesis, due: 2026-12-30}\n",
            vec!["id: value-hypothesis-month-6", "due: 2027-02-28", "due: 2027-08-31"],
            3,
        ),
        // The term ends before the third.
        ("term: {start: 2026-08-31, length: 11 months}\n", vec!["due: 2026-11-30", "due: 2027-02-28"], 2),
        // The first has passed.
        ("term: {start: 2026-02-01}\n", vec!["due: 2026-08-01", "due: 2027-02-01"], 2),
    ];
    for (sections, expected, count) in cases {
        let charter = format!("{HEAD}{parties}{sections}");
        let before = folder(&[("charter.yaml", &charter)]);
        let text = gates(before.path(), &["--suggest"]);
        for said in &expected {
            assert!(text.contains(said), "{said}\n{text}");
        }
        let yaml: String = text
            .lines()
            .filter(|line| *line == "gates:" || line.starts_with("    ") || line.starts_with("  - id"))
            .map(|line| format!("{line}\n"))
            .collect();
        let after = folder(&[("charter.yaml", &format!("{charter}{yaml}"))]);
        let check = crate::program::command()
            .args(["check", "--ignore", "*", "--format", "concise", "--as-of", "2026-07-10"])
            .current_dir(after.path())
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&check.stdout), "", "{yaml}");
        let report = json(after.path(), &[]);
        let entries = report["partnerships"][0]["gates"].as_array().unwrap();
        assert_eq!(entries.len(), count, "{yaml}");
        let last = entries.last().unwrap();
        assert_eq!(last["deciders"], serde_json::json!({"northwind": "no: one #1", "kestrel": null}));
        // Asked again, there is nothing left to propose.
        assert_eq!(report["partnerships"][0]["suggested_gates"], serde_json::json!([]), "{yaml}");
    }
}

#[test]
fn hostile_text_stays_text_in_every_format() {
    let charter = "partner: charter/v1
name: \"Evil; :co, \\\\ \\u001b[31m\\r\\nEND:VCALENDAR\"
stage: operation
parties:
  a: {name: \"A\\u202eB\\nC | <b>\"}
  b: {name: \"=cmd()\"}
gates:
  - id: one
    name: \"%%{init: {}}%% : ; #1 \\nsection x\"
    due: 2026-08-01
    question: \"q\\r\\nX-EVIL:1 `code`\"
    criteria: [\"a;b,c\\\\d\"]
deliverables: [{what: \"é漢字é漢字é漢字é漢字é漢字é漢字é漢字é漢字é漢字é漢字é漢字é漢字é漢字\", due: 2026-08-02}]
";
    let folder = folder(&[("charter.yaml", charter)]);
    for format in ["table", "markdown", "json", "csv", "ics", "mermaid"] {
        let text = gates(folder.path(), &["--format", format]);
        let shown = text.replace("\r\n", "\n");
        assert!(
            !shown.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}' && format != "json"),
            "{format}:\n{text}"
        );
    }
    let ics = gates(folder.path(), &["--format", "ics"]);
    let lines = unfolded(&ics);
    assert_eq!(lines.iter().filter(|line| *line == "END:VCALENDAR").count(), 1);
    assert!(!lines.iter().any(|line| line.starts_with("X-EVIL")), "{ics}");
    let summary = &of_entries(&ics, "SUMMARY")[0].1;
    assert_eq!(
        summary,
        "Evil\\; :co\\, \\\\ ␛[31m\\nEND:VCALENDAR: gate %%{init: {}}%% : \\; #1 \\nsection x"
    );
    assert!(of_entries(&ics, "DESCRIPTION")[0].1.starts_with(
        "q\\nX-EVIL:1 `code`\\n- a\\;b\\,c\\\\d\\nno decision-maker named for A\u{fffd}B\\nC | <b>"
    ));
    let mermaid = gates(folder.path(), &["--format", "mermaid"]);
    assert_eq!(mermaid.matches("\n    section ").count(), 1, "{mermaid}");
    assert!(mermaid.lines().skip(6).all(|line| line.matches(':').count() == 1), "{mermaid}");
}

#[test]
fn it_fits_narrow_and_wide_pages_and_has_no_colour_in_a_pipe() {
    let sections = "\
term: {start: 2026-01-31, length: 24 months, renewal: by-agreement, notice: 60 days}
reviews: {operations: monthly, health: half-yearly}
gates: [{id: traction, after: 3 months, question: Is it used by those whom it is meant for?}, {id: later, after: 12 months}]
";
    let folder = folder(&[("charter.yaml", &format!("{HEAD}{TWO}{sections}"))]);
    for columns in ["40", "80", "200"] {
        let output = run(folder.path(), columns, &["--as-of", "2026-07-10", "--timeline"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains('\u{1b}'));
        assert!(text.contains("overdue"), "{text}");
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns.parse().unwrap(), "{columns}: {widest}\n{text}");
    }
    let coloured = run(folder.path(), "100", &["--as-of", "2026-07-10", "--color", "always"]);
    assert!(String::from_utf8(coloured.stdout).unwrap().contains('\u{1b}'));
}

#[test]
fn wrong_questions_are_told_so() {
    let folder = folder(&[("charter.yaml", &format!("{HEAD}{TWO}"))]);
    for (arguments, said) in [
        (
            vec!["--until", "2026-07-09"],
            "error: `--until 2026-07-09` is before the date to judge as of, 2026-07-10\n",
        ),
        (
            vec!["--suggest", "--format", "ics"],
            "error: proposed gates are not a calendar yet: leave out `--format ics` or `mermaid` with `--suggest`\n",
        ),
        (vec!["nowhere"], "error: `nowhere`"),
    ] {
        let output = run(folder.path(), "100", &[&["--as-of", "2026-07-10"], arguments.as_slice()].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).starts_with(said), "{arguments:?}: {output:?}");
        assert!(output.stdout.is_empty());
    }
    let text = gates(folder.path(), &[]);
    assert!(text.contains("No gates yet") && text.contains("partner gates --suggest"), "{text}");
}

#[test]
fn gates_that_cannot_be_read_are_not_taken_for_none() {
    let folder = folder(&[("charter.yaml", &format!("{HEAD}{TWO}gates: 7\n"))]);
    for arguments in [&["--as-of", "2026-07-10"][..], &["--as-of", "2026-07-10", "--suggest"]] {
        let output = run(folder.path(), "100", arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("Some gates cannot be read"), "{text}");
        assert!(!text.contains("No gates yet") && !text.contains("id: traction"), "{text}");
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("note: `charter.yaml`"));
    }
}

#[test]
fn two_partnerships_of_one_id_do_not_share_an_entry() {
    let charter = format!("{HEAD}id: same\n{TWO}gates: [{{id: one, due: 2026-08-01}}]\n");
    let folder = folder(&[("a/charter.yaml", &charter), ("b/charter.yaml", &charter)]);
    let output = run(folder.path(), "100", &["--as-of", "2026-07-10", "--format", "ics"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`a/charter.yaml` and `b/charter.yaml` have the id `same`"), "{said}");
    let entries = of_entries(&String::from_utf8(output.stdout).unwrap(), "SEQUENCE");
    let uids: Vec<&str> = entries.iter().map(|(uid, _)| uid.as_str()).collect();
    // printf a/charter.yaml | sha256sum, and the same of b.
    assert_eq!(uids, ["one@same-f6b9f627.partner", "one@same-bf50ad66.partner"]);
}

#[test]
fn an_entry_that_moved_has_a_higher_number_and_one_that_is_gone_is_cancelled() {
    let folder = folder(&[]);
    git(folder.path(), &["init", "-q", "-b", "main"]);
    let commit = |sections: &str| {
        let charter = format!("{HEAD}id: lending\n{TWO}{sections}");
        std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
        git(folder.path(), &["add", "-A"]);
        git(folder.path(), &["commit", "-q", "-m", "x"]);
    };
    commit("gates: [{id: one, due: 2026-08-01}, {id: gone, due: 2026-09-01}]\n");
    // Only the question, then the day, then a version that nobody can read, then the day back and a gate fewer.
    commit("gates: [{id: one, due: 2026-08-01, question: q}, {id: gone, due: 2026-09-01}]\n");
    commit("gates: [{id: one, due: 2026-08-02}, {id: gone, due: 2026-09-01}]\n");
    commit("gates: [{id: one, due: 2026-08-03\n");
    commit("gates: [{id: one, due: 2026-08-01}]\nterm: {start: 2026-01-01, end: 2026-12-31}\n");
    let ics = gates(folder.path(), &["--format", "ics"]);
    let pair = |uid: &str, value: &str| (format!("{uid}@lending.partner"), value.to_owned());
    let sequences = of_entries(&ics, "SEQUENCE");
    assert_eq!(
        sequences,
        [
            pair("one", "2"),
            // It was taken out once, and that it is cancelled counts as one more.
            pair("gone", "2"),
            // Any of the five commits may have moved these. 28 days before 1 January is 4 December, nine months later 4 September.
            pair("phase-start.optimisation", "5"),
            pair("charter.term-end", "5"),
        ]
    );
    assert_eq!(of_entries(&ics, "STATUS")[1], pair("gone", "CANCELLED"));
    assert_eq!(of_entries(&ics, "DTSTAMP")[0], pair("one", "20260701T120000Z"));
    // The same again: nothing depends on the clock.
    assert_eq!(ics, gates(folder.path(), &["--format", "ics"]));
    // Without its last gate all are cancelled; where the file is broken, nobody knows.
    let state = |sections: &str| {
        std::fs::write(folder.path().join("charter.yaml"), format!("{HEAD}id: lending\n{TWO}{sections}"))
            .unwrap();
        let output = run(folder.path(), "100", &["--as-of", "2026-07-10", "--format", "ics"]);
        let text = String::from_utf8(output.stdout).unwrap();
        of_entries(&text, "STATUS")
            .into_iter()
            .map(|(uid, state)| format!("{uid} {state}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(state(""), ["one@lending.partner CANCELLED", "gone@lending.partner CANCELLED"]);
    assert!(state("gates: [{id: one, due: 2026-08-01\n").iter().all(|entry| !entry.ends_with("CANCELLED")));
}

#[test]
fn a_review_keeps_its_number_whenever_one_looks_and_whatever_was_held() {
    let charter = format!(
        "{HEAD}id: lending\nterm: {{start: 2026-01-01, length: 24 months}}\n{TWO}reviews: {{operations: monthly}}\n"
    );
    let entries = |as_of: &str, records: &[(&str, &str)]| {
        let folder = folder(&[&[("charter.yaml", charter.as_str())], records].concat());
        let arguments = ["--as-of", as_of, "--format", "ics", "--until", "2026-12-31"];
        let text = String::from_utf8(run(folder.path(), "100", &arguments).stdout).unwrap();
        of_entries(&text, "DTSTART;VALUE=DATE")
            .into_iter()
            .filter(|(uid, _)| uid.starts_with("review."))
            .map(|(uid, day)| (uid.trim_end_matches("@lending.partner").to_owned(), day))
            .collect::<Vec<_>>()
    };
    let pair = |place: u32, day: &str| (format!("review.operations.{place}"), day.to_owned());
    // A month after 1 January is 1 February: that is the first of the series.
    let in_june = entries("2026-06-10", &[]);
    assert_eq!(in_june[..2], [pair(1, "20260201"), pair(6, "20260701")]);
    let in_july = entries("2026-07-10", &[]);
    assert_eq!(in_july[..2], [pair(1, "20260201"), pair(7, "20260801")]);
    assert!(in_july.iter().all(|entry| in_june.contains(entry)), "{in_june:?} {in_july:?}");
    // Held four days late: those that follow move by days, and keep their places.
    let held = [("r.yaml", "partner: review/v1\nkind: operations\nperiod: 2026-06\nheld: 2026-07-05\n")];
    assert_eq!(entries("2026-07-10", &held).first(), Some(&pair(7, "20260805")));
}

#[test]
fn a_goal_in_other_words_cancels_its_old_entry() {
    let folder = folder(&[]);
    git(folder.path(), &["init", "-q", "-b", "main"]);
    let commit = |goal: &str| {
        let sections = format!(
            "canvas: {{goals: {{northwind: [{{goal: {goal}, due: 2026-09-01}}, {{goal: Other, due: 2026-09-02}}]}}}}\ndeliverables: [{{what: {goal}, due: 2026-09-03}}]\n"
        );
        std::fs::write(folder.path().join("charter.yaml"), format!("{HEAD}id: lending\n{TWO}{sections}"))
            .unwrap();
        git(folder.path(), &["add", "-A"]);
        git(folder.path(), &["commit", "-q", "-m", "x"]);
        gates(folder.path(), &["--format", "ics"])
    };
    let states = |text: &str| {
        let summaries = of_entries(text, "SUMMARY").into_iter().map(|(_, summary)| summary);
        let states = of_entries(text, "STATUS").into_iter();
        summaries.zip(states).map(|(summary, (uid, state))| (uid, summary, state)).collect::<Vec<_>>()
    };
    let before = states(&commit("Sell"));
    let after = states(&commit("Trade"));
    let gone: Vec<_> = after.iter().filter(|(.., state)| state == "CANCELLED").collect();
    assert_eq!(gone.len(), 2, "{after:?}");
    assert!(gone.iter().all(|(uid, summary, _)| {
        summary.ends_with(" Sell") && before.iter().any(|(old, ..)| old == uid)
    }));
    let other = |all: &[(String, String, String)]| {
        all.iter().find(|(_, summary, _)| summary.contains("Other")).map(|(uid, ..)| uid.clone())
    };
    assert_eq!(other(&before), other(&after));
    // Another day is no other goal.
    let moved = format!(
        "{HEAD}id: lending\n{TWO}canvas: {{goals: {{northwind: [{{goal: Trade, due: 2026-10-01}}, {{goal: Other, due: 2026-09-02}}]}}}}\ndeliverables: [{{what: Trade, due: 2026-09-03}}]\n"
    );
    std::fs::write(folder.path().join("charter.yaml"), moved).unwrap();
    let moved = states(&gates(folder.path(), &["--format", "ics"]));
    let uids = |all: &[(String, String, String)]| {
        let mut uids: Vec<String> = all.iter().map(|(uid, ..)| uid.clone()).collect();
        uids.sort();
        uids
    };
    assert_eq!(uids(&moved), uids(&after));
}

#[test]
fn whoever_is_expected_stands_in_the_entry_where_an_address_is_known() {
    let charter = "\
partner: charter/v1
name: X
id: x
stage: operation
term: {start: 2026-01-01, length: 24 months}
parties:
  a: {name: A, sponsor: 'Ann \"A\" Oe <ann@a.example>', manager: Max}
  b: {name: B, sponsor: Sue <sue@b.example>, manager: 'Bo; Ek <bo+x@b.example>'}
reviews: {operations: monthly, leadership: yearly}
canvas: {goals: {b: [{goal: Sell, due: 2026-09-01}]}}
deliverables: [{what: Map, by: a, due: 2026-09-02}, {what: Both, by: both, due: 2026-09-03}]
";
    let folder = folder(&[("charter.yaml", charter)]);
    let text = gates(folder.path(), &["--format", "ics"]);
    assert!(!text.contains("METHOD:"), "what is published has no attendees");
    let mut found: Vec<String> = Vec::new();
    for line in unfolded(&text) {
        if let Some(summary) = line.strip_prefix("SUMMARY:") {
            found.push(summary.to_owned());
        } else if let Some(rest) = line.strip_prefix("ATTENDEE;") {
            found.last_mut().unwrap().push_str(&format!(" [{rest}]"));
        }
    }
    let (ann, bo) = (
        " [CN=\"Ann 'A' Oe\";RSVP=FALSE:mailto:ann@a.example]",
        " [CN=\"Bo; Ek\";RSVP=FALSE:mailto:bo+x@b.example]",
    );
    let sue = " [CN=\"Sue\";RSVP=FALSE:mailto:sue@b.example]";
    let of = |part: &str| found.iter().filter(|line| line.contains(part)).cloned().collect::<Vec<_>>();
    assert!(of("operations").iter().all(|line| line.ends_with(&format!("{ann}{bo}"))), "{found:?}");
    assert!(of("leaders").iter().all(|line| line.ends_with(&format!("{ann}{sue}"))), "{found:?}");
    assert!(of("Sell")[0].ends_with(bo) && !of("Sell")[0].contains("ann@"), "{found:?}");
    assert!(of("Map")[0].ends_with(ann) && !of("Map")[0].contains("bo+x"), "{found:?}");
    assert!(of("Both")[0].ends_with(&format!("{ann}{bo}")), "{found:?}");
}

#[test]
fn a_window_without_a_day_is_a_valid_calendar() {
    let folder = folder(&[(
        "charter.yaml",
        "partner: charter/v1\nname: X\nstage: ended\nparties: {a: {name: A}, b: {name: B}}\n",
    )]);
    let lines = unfolded(&gates(folder.path(), &["--format", "ics"]));
    let at = lines.iter().position(|line| line == "BEGIN:VTIMEZONE").unwrap();
    assert_eq!(
        lines[at..],
        [
            "BEGIN:VTIMEZONE",
            "TZID:UTC",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000",
            "TZNAME:UTC",
            "END:STANDARD",
            "END:VTIMEZONE",
            "END:VCALENDAR"
        ]
    );
}

#[test]
fn what_waits_for_an_event_says_so_and_is_never_dropped() {
    let charter = format!(
        "{HEAD}{TWO}gates:\n  - id: approval\n    due: The regulator has approved, latest 2026-12-31\n  - id: launch\n    due: The first bank has joined\n\
         deliverables:\n  - what: Irish API\n    by: kestrel\n    due: The regulator has approved\n\
         value:\n  exchange:\n    - {{from: northwind, to: kestrel, kind: milestone, amount: 5 GBP, due: A first loan is paid}}\n    \
         - {{from: northwind, to: kestrel, kind: fee, amount: 5 GBP, due: 2026-08-01}}\n"
    );
    let folder = folder(&[("charter.yaml", &charter)]);
    let text = gates(folder.path(), &[]);
    for said in [
        "latest 31 December 2026",
        "waits for: The regulator has approved",
        "no latest date",
        "gate approval, at the latest; waits for: The regulator has approved",
        "gate launch waits for: The first bank has joined (line 11), with no latest day",
        "deliverable: Irish API waits for: The regulator has approved (line 15), with no latest day",
        "payment: milestone waits for: A first loan is paid (line 18), with no latest day",
        "payment: fee (line 19)",
    ] {
        assert!(text.contains(said), "{said:?} is not in:\n{text}");
    }
    assert!(!text.contains("overdue") && !text.contains("no date known"), "{text}");
    let json = json(folder.path(), &[]);
    let partnership = &json["partnerships"][0];
    assert_eq!(partnership["gates"][0]["state"], "waiting");
    assert_eq!(partnership["gates"][0]["waits_for"], "The regulator has approved");
    assert_eq!(partnership["gates"][1]["due"], serde_json::Value::Null);
    let waiting: Vec<&str> =
        partnership["waiting"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(waiting, ["gate", "deliverable", "payment"]);
    // The latest day stands in a calendar program, and says what it waits for.
    let feed = gates(folder.path(), &["--format", "ics"]);
    let described = of_entries(&feed, "DESCRIPTION");
    assert!(
        described.iter().any(|(_, it)| it.contains("waits for: The regulator has approved")),
        "{described:?}"
    );
    assert!(of_entries(&feed, "DTSTART;VALUE=DATE").iter().any(|(_, day)| day == "20260801"), "{feed}");
}

// ---- Terms of single parties, and what falls on no day.

/// Parcelo left on 31 May and Kestrel joins on 1 August: at the gate of 1 July only Northwind votes, and its vote decides.
#[test]
fn whoever_has_left_or_has_not_joined_is_asked_for_no_vote() {
    let parties = "parties:\n  northwind: {name: Northwind}\n  kestrel: {name: Kestrel, joined: 2026-08-01}\n  parcelo: {name: Parcelo, until: 2026-05-31}\n";
    let gate = "gates:\n  - {id: traction, name: Traction, due: 2026-07-01}\n  - {id: growth, name: Growth, due: 2026-09-01}\n";
    let charter = format!("{HEAD}{parties}{gate}");
    let open = folder(&[("charter.yaml", &charter)]);
    let missing = |folder: &Path| -> Vec<serde_json::Value> {
        let answer = json(folder, &[]);
        let gates = answer["partnerships"][0]["gates"].as_array().unwrap().clone();
        gates.iter().map(|gate| gate["missing_votes"].clone()).collect()
    };
    assert_eq!(
        missing(open.path()),
        [serde_json::json!(["northwind"]), serde_json::json!(["northwind", "kestrel"])]
    );
    let voted = vote("traction", "2026-06-30", "northwind: {vote: continue, by: Dana Reyes}");
    let decided = folder(&[("charter.yaml", &charter), ("decisions/traction.yaml", &voted)]);
    assert_eq!(json(decided.path(), &[])["partnerships"][0]["gates"][0]["state"], "decided");
    let page = gates(decided.path(), &[]);
    assert!(page.contains("Kestrel joins"), "{page}");
    assert!(!page.contains("Northwind joins"), "{page}");
}

#[test]
fn what_waits_for_an_event_without_a_latest_day_is_a_task_without_one() {
    let waits = "term: {start: 2026-04-01, end: The study is accepted}\ngates:\n  - {id: approval, name: Approval, due: The regulator has approved}\ndeliverables:\n  - {what: Irish API, due: \"The regulator has approved, latest 2027-03-31\"}\n";
    let charter = format!("{HEAD}{TWO}{waits}");
    let folder = folder(&[("charter.yaml", &charter)]);
    let text = gates(folder.path(), &["--format", "ics"]);
    let lines = unfolded(&text);
    let tasks: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| *line == "BEGIN:VTODO").map(|(at, _)| at).collect();
    assert_eq!(tasks.len(), 2, "{text}");
    for at in tasks {
        let end = lines.iter().skip(at).position(|line| line == "END:VTODO").unwrap();
        let task = &lines[at..at + end];
        assert!(task.iter().all(|line| !line.starts_with("DTSTART") && !line.starts_with("DUE")), "{task:?}");
        assert!(
            task.iter().any(|line| line.starts_with("SUMMARY:") && line.contains("waits for")),
            "{task:?}"
        );
    }
    // A calendar with tasks and days is not one that is published (RFC 5546).
    assert!(!text.contains("METHOD:"), "{text}");
    // Once it has happened it is no task any more.
    let happened = charter
        .replace("end: The study is accepted", "end: The study is accepted, happened: 2026-07-01")
        .replace(
            "due: The regulator has approved}",
            "due: The regulator has approved, happened: 2026-07-02}",
        );
    std::fs::write(folder.path().join("charter.yaml"), happened).unwrap();
    let text = gates(folder.path(), &["--format", "ics"]);
    assert!(!text.contains("VTODO"), "{text}");
}
