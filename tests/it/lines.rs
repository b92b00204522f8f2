//! What commands print line by line: one row a line, every column always there, and as many rows as the answer has.

use std::path::Path;

use partner::render::output_schema;
use serde_json::Value;

use crate::program::{code, folder, run, stderr, stdout};

fn lines(place: &Path, arguments: &[&str]) -> Vec<Value> {
    let output = run(place, "120", &[arguments, &["--format", "jsonl", "--as-of", "2026-07-10"]].concat());
    assert!(code(&output) < 2, "{}", stderr(&output));
    stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn json(place: &Path, arguments: &[&str]) -> Value {
    let output = run(place, "120", &[arguments, &["--format", "json", "--as-of", "2026-07-10"]].concat());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Holds the lines of a command against the schema that is printed of them.
fn hold(command: &str, lines: &[Value]) {
    let schema: Value = serde_json::from_str(&output_schema().unwrap()).unwrap();
    let title = format!("partner {command} --format jsonl");
    let all = schema["oneOf"].as_array().unwrap();
    let mut one = all.iter().find(|it| it["title"] == title.as_str()).unwrap().clone();
    let required = one["required"].as_array().unwrap().len();
    one["$defs"] = schema["$defs"].clone();
    let validator = jsonschema::draft202012::new(&one).unwrap();
    assert!(!lines.is_empty(), "{command}");
    for line in lines {
        let problems: Vec<String> = validator.iter_errors(line).map(|it| it.to_string()).collect();
        assert!(problems.is_empty(), "{command} {line}: {problems:?}");
        assert_eq!(line.as_object().unwrap().len(), required, "{command}: every column is always there");
        assert_eq!(line["as_of"], "2026-07-10");
    }
}

fn count(value: &Value, within: &str) -> usize {
    let partnerships = value["partnerships"].as_array().unwrap();
    partnerships.iter().map(|it| it[within].as_array().unwrap().len()).sum()
}

#[test]
fn there_is_a_line_for_each_finding_partnership_deal_and_gate_of_the_examples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let check = lines(root, &["check", "examples"]);
    hold("check", &check);
    let whole = json(root, &["check", "examples"]);
    let (found, accepted) = (whole["findings"].as_array().unwrap(), whole["suppressed"].as_array().unwrap());
    assert_eq!(check.len(), found.len() + accepted.len());
    let counting: Vec<&Value> = check.iter().filter(|it| it["acceptance"].is_null()).collect();
    assert_eq!(counting.len(), found.len());
    for (line, entry) in counting.into_iter().zip(found) {
        for column in
            ["rule", "path", "line", "end_column", "message", "partnership", "rank", "fingerprint", "at"]
        {
            assert_eq!(line[column], entry[column], "{column}");
        }
    }
    for (command, within) in [("deals", "deals"), ("gates", "gates")] {
        let rows = lines(root, &[command, "examples"]);
        hold(command, &rows);
        assert_eq!(rows.len(), count(&json(root, &[command, "examples"]), within), "{command}");
    }
    let portfolio = lines(root, &["portfolio", "examples"]);
    hold("portfolio", &portfolio);
    let whole = json(root, &["portfolio", "examples"]);
    let partnerships = whole["partnerships"].as_array().unwrap();
    assert_eq!(portfolio.len(), partnerships.len());
    for (line, entry) in portfolio.iter().zip(partnerships) {
        assert_eq!((&line["partnership"], &line["path"]), (&entry["id"], &entry["path"]));
        assert_eq!(line["balance"], entry["balance"]);
        assert_eq!(line["overdue_count"], entry["overdue_events"].as_array().unwrap().len());
    }
}

#[test]
fn what_cannot_be_read_is_told_beside_the_lines() {
    let charter = "partner: charter/v1\nname: \"A\\u202e::error::\"\nstage: launch\nparties:  # partner: ignore[exit-clause-missing] told elsewhere\n  a: {name: A}\n  b: {name: B}\n";
    let broken = "partner: charter/v1\nname: [\n";
    let place = folder(&[("a/charter.yaml", charter), ("b/charter.yaml", broken)]);
    for command in ["portfolio", "deals", "gates"] {
        let output = run(place.path(), "120", &[command, "--format", "jsonl", "--as-of", "2026-07-10"]);
        assert_eq!(code(&output), 1, "{command}");
        assert!(
            stderr(&output).contains("`b/charter.yaml` could not be read in full"),
            "{}",
            stderr(&output)
        );
    }
    let rows = lines(place.path(), &["portfolio"]);
    hold("portfolio", &rows);
    assert_eq!(rows[0]["name"], "A\u{202e}::error::");
    let output = run(place.path(), "120", &["portfolio", "--format", "jsonl", "--as-of", "2026-07-10"]);
    assert!(!stdout(&output).contains('\u{202e}') && stdout(&output).lines().count() == rows.len());
    let found = lines(place.path(), &["check"]);
    hold("check", &found);
    let ignored: Vec<&Value> = found.iter().filter(|it| it["acceptance"] == "ignored").collect();
    assert_eq!(ignored.len(), 1);
    assert_eq!((&ignored[0]["rule"], &ignored[0]["line"]), (&"exit-clause-missing".into(), &4.into()));
    // Lines are made of findings.
    let none = run(place.path(), "120", &["check", "--format", "jsonl", "--statistics"]);
    assert_eq!(code(&none), 2);
}
