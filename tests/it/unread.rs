//! What could not be read is unknown, and never judged as if it were absent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

const EXAMPLES: [&str; 5] =
    ["embedded-lending", "parcel-network", "diagnostics-alliance", "reseller-pilot", "referral-handshake"];

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// An example in a folder of its own, with another text for its charter.
fn example(name: &str, charter: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    copy(&examples.join(name), folder.path());
    std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
    folder
}

fn charter_of(name: &str) -> String {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    std::fs::read_to_string(examples.join(name).join("charter.yaml")).unwrap()
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    crate::program::command()
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder.path())
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .output()
        .unwrap()
}

fn text(folder: &TempDir, arguments: &[&str]) -> String {
    String::from_utf8(run(folder, arguments).stdout).unwrap()
}

fn json(folder: &TempDir, arguments: &[&str]) -> Value {
    let all = [arguments, &["--format", "json"]].concat();
    serde_json::from_slice(&run(folder, &all).stdout).unwrap()
}

/// The top-level sections of a charter but its header: where each begins, and its name.
fn sections(charter: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in charter.split_inclusive('\n') {
        if let Some((name, _)) =
            line.split_once(':').filter(|_| line.starts_with(|c: char| c.is_alphabetic()))
        {
            found.push((at, name));
        }
        at += line.len();
    }
    found.into_iter().filter(|(_, name)| *name != "partner").collect()
}

/// The charter with an error of syntax below the first line of the section that begins there.
fn broken(charter: &str, at: usize) -> String {
    let end = at + charter[at..].find('\n').unwrap();
    format!("{}\n\tfoo: [/{}", &charter[..end], &charter[end..])
}

/// Rule and place of each finding. Its message may count questions that nobody can answer any more.
fn findings(report: &Value) -> BTreeSet<(String, String)> {
    let said = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let all = report["findings"].as_array().unwrap().iter();
    all.map(|it| (said(it, "rule"), said(it, "yaml_path"))).collect()
}

#[test]
fn no_section_that_is_broken_brings_a_finding_or_a_worse_verdict() {
    let mut tried = 0;
    for name in EXAMPLES {
        let charter = charter_of(name);
        let folder = example(name, &charter);
        // At the same stage: a charter without a readable one is taken to be at the beginning.
        let stage = json(&folder, &["check"])["partnerships"][0]["stage"].as_str().unwrap().to_owned();
        let arguments = ["check", "--stage", stage.as_str()];
        let intact = json(&folder, &arguments);
        let before = findings(&intact);
        for (at, section) in sections(&charter) {
            tried += 1;
            std::fs::write(folder.path().join("charter.yaml"), broken(&charter, at)).unwrap();
            let report = json(&folder, &arguments);
            let new: Vec<_> = findings(&report)
                .into_iter()
                .filter(|it| it.0 != "yaml-syntax" && !before.contains(it))
                .collect();
            assert!(new.is_empty(), "{name} with a broken `{section}`: {new:#?}");
            let partnership = &report["partnerships"][0];
            assert_eq!(partnership["unread"], serde_json::json!([section]), "{name}");
            for list in partnership["readiness"].as_array().unwrap() {
                let whole = intact["partnerships"][0]["readiness"].as_array().unwrap();
                let Some(whole) = whole.iter().find(|it| it["checklist"] == list["checklist"]) else {
                    panic!("{name} with a broken `{section}`: {} is judged", list["checklist"])
                };
                let is_same = list["verdict"] == whole["verdict"];
                // What cannot be read is an error, and READY stands without errors only.
                let is_held_up = whole["verdict"] == "ready"
                    && list["verdict"] == "complete"
                    && list["held_up_by"] == serde_json::json!(["yaml-syntax"]);
                assert!(
                    is_same || list["unread"] == serde_json::json!([section]) || is_held_up,
                    "{name}, {section}: {list}"
                );
            }
            let commitment = &partnership["commitment"];
            let is_same = *commitment == intact["partnerships"][0]["commitment"];
            let may_be_unknown = matches!(section, "parties" | "gates" | "stage" | "term");
            assert!(is_same || (commitment.is_null() && may_be_unknown), "{name}, {section}: {commitment}");
        }
    }
    // More than twenty sections in each of the large examples.
    assert!(tried > 60, "{tried}");
}

#[test]
fn where_the_parties_cannot_be_read_nothing_is_said_of_them() {
    let charter = charter_of("parcel-network");
    let (at, _) = sections(&charter).into_iter().find(|(_, name)| *name == "parties").unwrap();
    for charter in [broken(&charter, at), charter.replacen("parties:\n", "parties: [a]\nx-parties:\n", 1)] {
        let folder = example("parcel-network", &charter);
        let checked = text(&folder, &["check"]);
        assert!(checked.contains("Signing readiness not judged: `parties` cannot be read"), "{checked}");
        assert!(checked.contains("Partner fit       not judged: `parties` cannot be read"), "{checked}");
        assert!(checked.contains("Commitment        not known: `parties` cannot be read"), "{checked}");
        for invented in ["PAUSE", "RECONSIDER", "SCALED BACK", "no vote of", "make 0%"] {
            assert!(!checked.contains(invented), "{invented}: {checked}");
        }
        let scored = text(&folder, &["score"]);
        assert!(scored.contains("Cannot be read: `parties`"), "{scored}");
        assert!(!scored.contains("No party has rated") && !scored.contains("Legal form"), "{scored}");
        let gates = text(&folder, &["gates"]);
        assert!(gates.contains("Commitment not known: `parties` cannot be read"), "{gates}");
        assert!(!gates.contains("Commitment in force") && !gates.contains("overdue"), "{gates}");
        let lists = text(&folder, &["readiness"]);
        assert!(lists.contains("not judged: `parties` cannot be read"), "{lists}");
        let value = text(&folder, &["value"]);
        assert!(value.contains("Cannot be read: `parties`"), "{value}");
        assert!(!value.contains("balance") && !value.contains("no `value` section"), "{value}");
        let health = text(&folder, &["health"]);
        assert!(health.contains("Commitment not known: `parties` cannot be read"), "{health}");
        assert!(!health.contains("no party named") && !health.contains("answers by party"), "{health}");
        let portfolio = text(&folder, &["portfolio"]);
        assert!(portfolio.contains("Not all of Parcel network could be read"), "{portfolio}");
        assert!(
            portfolio.contains("not known") && portfolio.contains("in what could be read"),
            "{portfolio}"
        );
        for command in
            ["gates", "score", "readiness", "value", "health", "portfolio", "deals", "diagnose", "agenda"]
        {
            let answer = json(&folder, &[command]);
            assert_eq!(answer["partnerships"][0]["unread"], serde_json::json!(["parties"]), "{command}");
        }
        let gates = json(&folder, &["gates"]);
        assert!(gates["partnerships"][0]["commitment"].is_null(), "{gates}");
        let score = json(&folder, &["score"]);
        assert_eq!(score["partnerships"][0]["basis"], "unread");
        assert!(score["partnerships"][0]["legal_form_need"]["lightest"].is_null(), "{score}");
    }
}

#[test]
fn where_gates_or_ratings_cannot_be_read_that_is_said_instead_of_none() {
    let charter = charter_of("embedded-lending");
    let place = |wanted: &str| sections(&charter).into_iter().find(|(_, name)| *name == wanted).unwrap().0;
    let folder = example("embedded-lending", &broken(&charter, place("gates")));
    let gates = text(&folder, &["gates"]);
    assert!(gates.contains("Commitment not known: `gates` cannot be read"), "{gates}");
    assert!(!gates.contains("No gates yet"), "{gates}");
    let folder = example("embedded-lending", &broken(&charter, place("model")));
    let portfolio = text(&folder, &["portfolio"]);
    assert!(!portfolio.contains("READY, ") && !portfolio.contains("PAUSE"), "{portfolio}");
    let score = text(&folder, &["score"]);
    assert!(score.contains("The ratings are not known"), "{score}");
    assert!(!score.contains("No party has rated"), "{score}");
}

#[test]
fn a_term_or_a_value_section_that_cannot_be_read_is_not_called_missing() {
    let charter = charter_of("embedded-lending");
    let place = |wanted: &str| sections(&charter).into_iter().find(|(_, name)| *name == wanted).unwrap().0;
    let folder = example("embedded-lending", &broken(&charter, place("term")));
    let health = text(&folder, &["health"]);
    assert!(!health.contains("the term has no start"), "{health}");
    let folder = example("embedded-lending", &broken(&charter, place("value")));
    let value = text(&folder, &["value"]);
    assert!(value.contains("Cannot be read: `value`.") && !value.contains("no `value` section"), "{value}");
    assert!(json(&folder, &["value"])["partnerships"][0]["equation"].is_null());
    assert!(json(&folder, &["portfolio"])["partnerships"][0]["balance"].is_null());
    let folder = example("embedded-lending", &broken(&charter, place("metrics")));
    assert!(text(&folder, &["health"]).contains("Cannot be read: `metrics`."));
}

#[test]
fn of_a_charter_of_which_only_the_head_is_left_nothing_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    for charter in [
        "partner: charter/v1\nname: X\nstage: negotiation\nparties:\n\ta:\n\t\tname: A\n\tb:\n\t\tname: B\n",
        "partner: charter/v1\n{ name: X\nstage: negotiation\nparties:\n  a:\n    name: A\n  b:\n    name: B\n",
    ] {
        std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
        let report = json(&folder, &["check"]);
        let rules: BTreeSet<String> = findings(&report).into_iter().map(|it| it.0).collect();
        assert_eq!(rules, BTreeSet::from(["yaml-syntax".to_owned()]), "{charter}");
        assert!(report["partnerships"][0]["commitment"].is_null());
        let checked = text(&folder, &["check"]);
        assert!(checked.contains("not judged: the charter cannot be read"), "{checked}");
        assert!(!checked.contains("PAUSE"), "{checked}");
    }
}

#[test]
fn no_json_holds_what_a_terminal_could_take_for_a_command() {
    let charter = charter_of("embedded-lending").replacen(
        "name: Embedded lending",
        "name: \"Lend\\e[2J\\x9b1m\\u202eing\"",
        1,
    );
    let folder = example("embedded-lending", &charter);
    let calls: [&[&str]; 10] = [
        &["check", "--format", "json"],
        &["gates", "--format", "json"],
        &["readiness", "--format", "json"],
        &["score", "--format", "json"],
        &["tradeoffs", "--format", "json"],
        &["config", "--format", "json"],
        &["health", "--format", "json"],
        &["value", "--format", "json"],
        &["deals", "--format", "json"],
        &["portfolio", "--format", "json"],
    ];
    for arguments in calls {
        let printed = text(&folder, arguments);
        let is_harmful = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!printed.contains(is_harmful), "{arguments:?}");
        let read: Value = serde_json::from_str(&printed).unwrap();
        if let Some(name) = read["partnerships"][0]["name"].as_str() {
            assert_eq!(name, "Lend\u{1b}[2J\u{9b}1m\u{202e}ing", "{arguments:?}");
        }
    }
}

/// A broken `exit` in the charter of an example.
fn with_broken_exit(name: &str) -> TempDir {
    let charter = charter_of(name);
    let (at, _) = sections(&charter).into_iter().find(|(_, name)| *name == "exit").unwrap();
    example(name, &broken(&charter, at))
}

#[test]
fn a_rule_of_ones_own_neither_passes_nor_fails_on_what_cannot_be_read() {
    let rules = |when: &str| {
        format!("[[rule]]\nid = \"house-exit\"\nmessage = \"no way out\"\nat = \"exit\"\nwhen = \"{when}\"\n")
    };
    let asked = |folder: &TempDir, when: &str| {
        std::fs::write(folder.path().join("partner.toml"), rules(when)).unwrap();
        let report = json(folder, &["check", "--select", "house-exit"]);
        let findings = report["findings"].as_array().unwrap().iter().filter(|it| it["rule"] == "house-exit");
        let said =
            |it: &Value| format!("{}: {}", it["severity"].as_str().unwrap(), it["message"].as_str().unwrap());
        findings.map(said).collect::<Vec<_>>()
    };
    let unknown = ["advice: `house-exit` cannot be checked: `exit` cannot be read"];
    let intact = example("embedded-lending", &charter_of("embedded-lending"));
    let broken = with_broken_exit("embedded-lending");
    for (when, of_intact) in [
        // What would fire, and what would pass, if the section were absent.
        ("!has(charter.exit)", &[""; 0][..]),
        ("has(charter.exit) && charter.exit.notice.days > 9", &["warning: no way out"]),
        ("!('exit' in charter)", &[]),
        ("charter.exists(key, key == 'exit')", &["warning: no way out"]),
    ] {
        assert_eq!(asked(&intact, when), of_intact, "{when}");
        assert_eq!(asked(&broken, when), unknown, "{when}");
    }
    // What does not rest on it is judged.
    assert_eq!(asked(&broken, "has(charter.term)"), ["warning: no way out"]);
    assert_eq!(asked(&broken, "size(parties) > 2"), [""; 0]);
}

#[test]
fn a_sheet_of_readiness_marks_what_is_not_known() {
    let rows = |folder: &TempDir| {
        let sheet = text(folder, &["readiness", "--format", "csv"]);
        let mut reader = csv::Reader::from_reader(sheet.as_bytes());
        let head = reader.headers().unwrap().clone();
        let row = |row: csv::StringRecord| -> BTreeMap<String, String> {
            head.iter().zip(row.iter()).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()
        };
        reader.records().map(|it| row(it.unwrap())).collect::<Vec<_>>()
    };
    let charter = charter_of("embedded-lending");
    let intact = example("embedded-lending", &charter);
    for row in rows(&intact) {
        assert_eq!(row["unread"], "", "{row:?}");
        assert!(
            !row["verdict"].is_empty() && !row["no"].is_empty() && !row["forecast"].is_empty(),
            "{row:?}"
        );
    }
    let folder = with_broken_exit("embedded-lending");
    let report = json(&folder, &["readiness"]);
    let lists = report["partnerships"][0]["readiness"].as_array().unwrap();
    let mut unknown = 0;
    for row in rows(&folder) {
        let list = lists.iter().find(|list| list["checklist"] == row["checklist"].as_str()).unwrap();
        let is_known = list["unread"].is_null();
        unknown += usize::from(!is_known);
        assert_eq!(row["unread"].split("; ").any(|section| section == "exit"), !is_known, "{row:?}");
        for cell in ["verdict", "no", "forecast"] {
            assert_eq!(row[cell].is_empty(), !is_known, "{cell}: {row:?}");
        }
    }
    assert!(unknown > 0, "some list rests on the exit");
}

#[test]
fn of_a_gate_that_nobody_knows_anything_of_no_consequence_is_told() {
    let charter = charter_of("parcel-network");
    let (at, _) = sections(&charter).into_iter().find(|(_, name)| *name == "parties").unwrap();
    let folder = example("parcel-network", &broken(&charter, at));
    let answer = json(&folder, &["gates"]);
    let gates = answer["partnerships"][0]["gates"].as_array().unwrap();
    assert_eq!(gates.len(), 3);
    for gate in gates {
        assert_eq!(gate["state"], "unknown", "{gate}");
        assert!(gate["if_missed"].is_null() && gate["commitment"].is_null(), "{gate}");
    }
    let sheet = text(&folder, &["gates", "--format", "csv"]);
    assert!(!sheet.contains("scaled-back"), "{sheet}");
    // What is to follow cannot be read either, which is not what follows by default.
    let (head, gate) = ("if_missed: pause", "if_missed: 7");
    let fixed = "gates:\n  - {id: g, due: 2026-12-01, if_missed: pause}\n";
    let small = format!(
        "partner: charter/v1\nname: X\nstage: operation\nparties:\n  a: {{name: A}}\n  b: {{name: B}}\n{fixed}"
    );
    let told = |charter: &str| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
        json(&folder, &["gates"])["partnerships"][0]["gates"][0]["if_missed"].clone()
    };
    assert_eq!(told(&small), serde_json::json!({"state": "paused", "since": "2026-12-02"}));
    assert!(told(&small.replace(head, gate)).is_null());
}

#[test]
fn what_is_lost_without_a_name_may_be_any_section_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let charter =
        "partner: charter/v1\nname: X\nstage: negotiation\nparties:\n  a: {name: A}\n  b: {name: B}\n";
    let unread = |charter: &str| {
        std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
        let report = json(&folder, &["check"]);
        let rules: BTreeSet<String> = findings(&report).into_iter().map(|it| it.0).collect();
        let unread = report["partnerships"][0]["unread"].as_array().unwrap().clone();
        (rules, unread.iter().map(|it| it.as_str().unwrap().to_owned()).collect::<BTreeSet<_>>())
    };
    let (rules, nothing) = unread(charter);
    assert!(rules.contains("exit-clause-missing") && nothing.is_empty(), "{rules:?}");
    // The colon behind `exit` is missing, so that the key is none.
    let (rules, lost) = unread(&format!("{charter}exit\n  notice: 90 days\n"));
    assert!(!rules.contains("exit-clause-missing"), "{rules:?}");
    assert!(lost.contains("exit") && lost.contains("risks"), "{lost:?}");
    assert!(!lost.contains("parties") && !lost.contains("name"), "{lost:?}");
    // What is there is judged all the same.
    let (rules, _) = unread(&format!("{charter}exit\n  notice: 90 days\nnda: 2026-99-99\n"));
    assert!(rules.contains("invalid-value"), "{rules:?}");
}

/// What may stand in the place of a record so that nobody can read it.
fn unreadable(file: &Path, how: &str) {
    std::fs::remove_file(file).unwrap();
    match how {
        "a link to nothing" => std::os::unix::fs::symlink("nowhere", file).unwrap(),
        "NUL" => std::fs::write(file, "partner: decision/v1\ngate: a\0b\n").unwrap(),
        "UTF-16" => {
            let text = "partner: decision/v1\n";
            let bytes: Vec<u8> =
                [0xff, 0xfe].into_iter().chain(text.bytes().flat_map(|it| [it, 0])).collect();
            std::fs::write(file, &bytes[..bytes.len() - 1]).unwrap();
        }
        "broken" => std::fs::write(file, "partner: decision/v1\ngate: [\n").unwrap(),
        "a folder" => std::fs::create_dir(file).unwrap(),
        other => panic!("{other}"),
    }
}

#[test]
fn ready_is_not_said_where_a_record_cannot_be_read() {
    for record in
        ["decisions/go-live-kestrel.yaml", "acknowledgements/kestrel.yaml", "changes/001-ninety-days.yaml"]
    {
        for how in ["a link to nothing", "NUL", "UTF-16", "broken"] {
            let folder = example("embedded-lending", &charter_of("embedded-lending"));
            assert!(text(&folder, &["check"]).contains("READY: 8 of 8 met"));
            unreadable(&folder.path().join(record), how);
            for command in ["check", "readiness", "portfolio"] {
                let said = text(&folder, &[command]);
                let said = said.replace("READY once", "");
                assert!(!said.contains("READY"), "{command}, {record}, {how}:\n{said}");
                assert!(
                    command == "portfolio" || said.contains(record),
                    "{command}, {record}, {how}:\n{said}"
                );
            }
        }
    }
}

#[test]
fn a_merge_conflict_is_called_one_and_nothing_else_is_said_of_it() {
    let charter = charter_of("embedded-lending");
    let conflict = "<<<<<<< HEAD\n  notice: 90 days\n=======\n  notice: 30 days\n>>>>>>> theirs\n";
    let within = charter.replace("  notice: 90 days\n", conflict);
    let header = charter.replace(
        "partner: charter/v1\n",
        "<<<<<<< HEAD\npartner: charter/v1\n=======\npartner: charter/v1\n>>>>>>> theirs\n",
    );
    for (text, line) in
        [(&within, charter.lines().position(|it| it == "  notice: 90 days").unwrap() + 1), (&header, 1)]
    {
        let folder = example("embedded-lending", text);
        let report = json(&folder, &["check"]);
        let told: Vec<(String, u64)> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["severity"] == "error")
            .map(|it| (it["message"].as_str().unwrap().to_owned(), it["line"].as_u64().unwrap()))
            .collect();
        assert_eq!(told, [("unresolved merge conflict".to_owned(), line as u64)]);
    }
    // In a record, too.
    let folder = example("embedded-lending", &charter);
    let record = folder.path().join("decisions/go-live-kestrel.yaml");
    let conflict =
        format!("<<<<<<< HEAD\n{}=======\n>>>>>>> theirs\n", std::fs::read_to_string(&record).unwrap());
    std::fs::write(&record, conflict).unwrap();
    let report = json(&folder, &["check"]);
    let errors: Vec<&Value> =
        report["findings"].as_array().unwrap().iter().filter(|it| it["severity"] == "error").collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!((&errors[0]["message"], &errors[0]["line"]), (&"unresolved merge conflict".into(), &1.into()));
    assert!(!text(&folder, &["check"]).contains("READY"));
}
