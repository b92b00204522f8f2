//! `partner new`: a new charter says nothing that nobody has said, reads as a charter, and never passes.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use crate::program::on_the_day as run;

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const WHO: [&str; 6] =
    ["--name", "Embedded lending", "--party", "Northwind Bank", "--party", "kestrel=Kestrel"];

fn begun(arguments: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &[&["new", "lending"], &WHO[..], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    folder
}

fn check(folder: &Path, stage: &str) -> (i32, Value) {
    let output = run(folder, &["check", "--format", "json", "--stage", stage]);
    (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap())
}

const DOCUMENT_RULES: [&str; 9] = [
    "yaml-syntax",
    "unknown-key",
    "invalid-value",
    "duplicate-key",
    "key-missing",
    "header-missing",
    "reference-unknown",
    "flow-value-split",
    "kind-unknown",
];

#[test]
fn every_new_charter_reads_as_a_charter_and_never_passes() {
    let structures = ["contractual-project", "coordinated-ecosystem", "integrated-alliance"];
    let forms = ["informal", "alliance-contract", "joint-venture"];
    let tiers = ["strategic", "vendor"];
    let mut choices: Vec<Vec<&str>> = vec![Vec::new(), vec!["--minimal"]];
    for structure in structures {
        for form in forms {
            choices.push(vec!["--structure", structure, "--legal-form", form]);
        }
        choices.extend(
            tiers.map(|tier| vec!["--structure", structure, "--tier", tier, "--length", "12 months"]),
        );
    }
    for choice in choices {
        let folder = begun(&choice);
        let (code, report) = check(folder.path(), "discovery");
        assert_eq!(code, 0, "{choice:?}: in discovery nothing is due");
        let findings = report["findings"].as_array().unwrap();
        let document = findings.iter().find(|it| DOCUMENT_RULES.contains(&it["rule"].as_str().unwrap()));
        assert!(document.is_none(), "{choice:?}: {document:?}");
        for stage in ["negotiation", "launch", "operation"] {
            let (code, report) = check(folder.path(), stage);
            assert_eq!(code, 1, "{choice:?} at {stage}");
            // Eight items, none of them answered, and none shown by what is open.
            let signing = &report["partnerships"][0]["readiness"][0];
            assert_eq!(signing["of"], 8, "{choice:?} at {stage}");
            assert_eq!(signing["verdict"], "not-started", "{choice:?} at {stage}");
        }
    }
}

#[test]
fn what_was_given_stands_there_and_nothing_else() {
    let folder = begun(&[
        "--stage",
        "alignment",
        "--structure",
        "integrated-alliance",
        "--legal-form",
        "joint-venture",
        "--objective",
        "joint-business",
        "--start",
        "2026-09-01",
        "--length",
        "2 years",
        "--sponsor",
        "kestrel=Sam Idowu <sam@kestrel.example>",
    ]);
    let text = fs::read_to_string(folder.path().join("lending/charter.yaml")).unwrap();
    let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(value["name"], "Embedded lending");
    assert_eq!(value["stage"], "alignment");
    assert_eq!(value["model"]["structure"], "integrated-alliance");
    assert_eq!(value["model"]["objective"], "joint-business");
    assert_eq!(value["term"]["start"], "2026-09-01");
    assert_eq!(value["term"]["length"], "2 years");
    assert_eq!(value["parties"]["northwind-bank"]["name"], "Northwind Bank");
    assert_eq!(value["parties"]["northwind-bank"]["sponsor"], "TBD");
    assert_eq!(value["parties"]["kestrel"]["sponsor"], "Sam Idowu <sam@kestrel.example>");
    // What an integrated joint venture asks for, and not what the others do.
    assert!(value["exit"].get("buyout").is_some() && value["model"].get("board").is_some());
    assert!(value["exit"].get("data_migration").is_none() && value.get("deliverables").is_none());
    assert_eq!(value["gates"].as_sequence().unwrap().len(), 3);
    // Every section asks its question: a comment stands above or within it.
    let sections: Vec<&str> = text.split("\n\n").filter(|part| part.contains(": TBD")).collect();
    assert!(sections.len() > 15);
    for section in sections {
        assert!(section.contains('#'), "{section}");
    }
}

#[test]
fn a_gate_behind_the_end_of_the_term_is_not_proposed() {
    for (length, gates) in
        [("3 months", 0), ("6 months", 1), ("12 months", 2), ("13 months", 3), ("perpetual", 3)]
    {
        let folder = begun(&["--length", length]);
        let text = fs::read_to_string(folder.path().join("lending/charter.yaml")).unwrap();
        assert_eq!(text.matches("\n    after: ").count(), gates, "{length}");
    }
}

#[test]
fn the_gates_are_those_that_the_team_calls_usual() {
    let folder = tempfile::tempdir().unwrap();
    let policy = "[policy]\ngate_usual_first = 1\ngate_usual_second = 18\ngate_usual_third = 9\n";
    fs::write(folder.path().join("partner.toml"), policy).unwrap();
    let output = run(folder.path(), &[&["new", "lending"], &WHO[..], &["--length", "12 months"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = fs::read_to_string(folder.path().join("lending/charter.yaml")).unwrap();
    // That after 18 months lies behind the end of the term; the others stand in the order of their days.
    let days: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("    after: ")).collect();
    assert_eq!(days, ["1 month", "9 months"]);
    let (_, report) = check(folder.path(), "discovery");
    let findings = report["findings"].as_array().unwrap();
    assert!(
        !findings.iter().any(|it| DOCUMENT_RULES.contains(&it["rule"].as_str().unwrap())),
        "{findings:?}"
    );
}

#[test]
fn without_a_terminal_the_flags_are_named() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["new"][..], &["new", "lending", "--name", "x"], &["new", "--yes"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            said(&output).contains("give `--name 'Embedded lending'` and a `--party 'Northwind Bank'`"),
            "{}",
            said(&output)
        );
    }
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing is left behind");
}

#[test]
fn nothing_is_overwritten_without_being_asked() {
    let folder = begun(&["--minimal"]);
    let file = folder.path().join("lending/charter.yaml");
    fs::write(&file, "mine\n").unwrap();
    let again = [&["new", "lending"], &WHO[..]].concat();
    let output = run(folder.path(), &again);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("`lending/charter.yaml` already exists and was left as it is"),
        "{}",
        said(&output)
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine\n");
    assert_eq!(run(folder.path(), &[&again[..], &["--overwrite"]].concat()).status.code(), Some(0));
    assert!(fs::read_to_string(&file).unwrap().starts_with("partner: charter/v1\n"));
}

#[test]
fn the_minimal_charter_has_the_keys_that_every_charter_needs() {
    let folder = begun(&["--minimal"]);
    let text = fs::read_to_string(folder.path().join("lending/charter.yaml")).unwrap();
    assert_eq!(
        text,
        "partner: charter/v1\nname: Embedded lending\nstage: discovery\nparties:\n  northwind-bank:\n    name: Northwind Bank\n  kestrel:\n    name: Kestrel\n"
    );
}

#[test]
fn names_of_any_kind_are_written_as_text() {
    for name in ["yes", "2026-07-01", "a: b # c", "- x", "\"q\" 'p'", "*alias", "null", "é 漢 \u{202e}", "{}"]
    {
        let folder = tempfile::tempdir().unwrap();
        let name_flag = format!("--name={name}");
        let arguments = ["new", "x", &name_flag, "--party", "a=yes", "--party", "b=B", "--party", "c=C"];
        assert_eq!(run(folder.path(), &arguments).status.code(), Some(0), "{name}");
        let text = fs::read_to_string(folder.path().join("x/charter.yaml")).unwrap();
        let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(value["name"], name);
        assert_eq!(value["parties"]["a"]["name"], "yes");
        assert_eq!(value["parties"].as_mapping().unwrap().len(), 3);
    }
}

#[test]
fn wrong_values_say_what_to_write() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, hint) in [
        (["--structure", "integrated"], "integrated-alliance"),
        (["--length", "6m"], "months"),
        (["--start", "1.7.2026"], "2026-07-01"),
        (["--tier", "strategc"], "did you mean `strategic`?"),
        (["--sponsor", "nobody=Dana Reyes"], "no party has the id `nobody`"),
        (["--party", "kestrel=Other"], "two parties have the id `kestrel`"),
    ] {
        let output = run(folder.path(), &[&["new", "lending"], &WHO[..], &arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(hint), "{arguments:?}: {}", said(&output));
    }
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing is left behind");
}
