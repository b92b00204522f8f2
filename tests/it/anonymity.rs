//! Answers to a health check stay anonymous, in every format, whatever one side writes into the repository.

use std::fs;
use std::path::Path;
use std::process::Output;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::program::{command, folder};

const CHARTER: &str = "\
partner: charter/v1
name: Lending
id: lending
stage: operation
parties: {a: {name: Alder}, b: {name: Birch}, c: {name: Cedar}}
reviews: {health: half-yearly}
";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command()
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder)
        .env("COLUMNS", "200")
        .output()
        .unwrap()
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(run(folder, arguments).stdout).unwrap()
}

/// The record of a half-year with these answers on alignment by `a`, `b` and `c`.
fn record(head: &str, sides: [&[u8]; 3]) -> String {
    let answers = |scores: &[u8]| {
        scores.iter().map(|score| format!("{{alignment: {score}}}")).collect::<Vec<_>>().join(", ")
    };
    let lines: Vec<String> = ["a", "b", "c"]
        .iter()
        .zip(sides)
        .filter(|(_, scores)| !scores.is_empty())
        .map(|(side, scores)| format!("  {side}: [{}]\n", answers(scores)))
        .collect();
    format!("partner: health/v1\n{head}\nresponses:\n{}", lines.concat())
}

fn check(charter: &str, toml: &str, record: &str) -> (tempfile::TempDir, Value) {
    let folder = folder(&[("charter.yaml", charter), ("partner.toml", toml), ("health/h.yaml", record)]);
    let json: Value = serde_json::from_str(&said(folder.path(), &["health", "--format", "json"])).unwrap();
    let check = json["partnerships"][0]["health_check"].clone();
    (folder, check)
}

#[test]
fn below_five_answers_the_mean_stands_alone_and_below_three_nothing_is_shown() {
    // Means: 11/4 = 2.75; 10/3 = 3.33; 16/5 = 3.2.
    let record = record("period: 2026-H1", [&[1, 2, 3, 5], &[2, 5, 3], &[1, 5, 2, 4, 4]]);
    let (folder, check) = check(CHARTER, "", &record);
    assert_eq!(
        check["answers"][0]["sides"],
        json!([
            {"party": "a", "view": {"mean": "2.8", "lowest": null, "highest": null, "responses": null}},
            {"party": "b", "view": {"mean": "3.3", "lowest": null, "highest": null, "responses": null}},
            {"party": "c", "view": {"mean": "3.2", "lowest": 1, "highest": 5, "responses": 5}},
        ])
    );
    let page = said(folder.path(), &["health"]);
    assert!(
        page.contains(" 2.8 ") && page.contains(" 3.3 ") && page.contains("3.2 (1 to 5, 5 answers)"),
        "{page}"
    );
    assert_eq!(page.matches("answers)").count(), 1, "{page}");
}

#[test]
fn two_answers_and_one_and_none_look_the_same_in_every_format() {
    let formats = |own: &[u8]| {
        let record = record("period: 2026-H1\nheld: 2026-06-30", [&[3, 3, 3], &[4, 4, 4], own]);
        let (folder, _) = check(CHARTER, "", &record);
        let formats = ["table", "markdown", "csv", "json"];
        let mut said: Vec<String> =
            formats.iter().map(|format| said(folder.path(), &["health", "--format", format])).collect();
        said.push(self::said(folder.path(), &["portfolio", "--format", "json"]));
        for format in ["table", "json"] {
            said.push(self::said(folder.path(), &["diagnose", "--score", "--format", format]));
            said.push(self::said(folder.path(), &["agenda", "--for", "health", "--format", format]));
        }
        said
    };
    let two = formats(&[1, 5]);
    assert_eq!(two, formats(&[2]));
    assert_eq!(two, formats(&[]));
    assert!(two[0].contains("Cedar has fewer than 3 answers: not shown"), "{}", two[0]);
    assert!(two[2].contains("too-few-answers"));
}

#[test]
fn while_answers_still_come_nothing_is_shown_so_that_no_two_looks_tell_one() {
    let look = |own: &[u8], head: &str| {
        let (folder, check) = check(CHARTER, "", &record(head, [own, &[3, 3, 3], &[4, 4, 4]]));
        (
            said(folder.path(), &["health"]),
            said(folder.path(), &["check", "--format", "concise", "--show", "advice"]),
            check,
        )
    };
    let open = "period: 2026-H2";
    assert_eq!(look(&[1, 1, 1], open), look(&[1, 1, 1, 5], open));
    assert!(look(&[1, 1, 1], open).0.contains("Health check of 2026-H2: in progress"));
    assert_eq!(look(&[1, 1, 1], open).2, Value::Null);
    assert_eq!(look(&[1, 1, 1], "period: 2026-H2\nheld: 2026-07-11").2, Value::Null);
    // Complete: by its day, or since its time is over.
    for head in ["period: 2026-H2\nheld: 2026-07-10", "period: 2026-H1"] {
        assert_eq!(look(&[1, 1, 1], head).2["answers"][0]["sides"][0]["view"]["mean"], "1.0");
    }
}

#[test]
fn one_side_cannot_lower_what_keeps_answers_anonymous() {
    let least = "[policy]\nhealth_answers_least = 1\nhealth_spread_least = 2\n";
    let few = record("period: 2026-H1", [&[1], &[2, 4], &[3, 3, 1]]);
    let open = |who: &str| CHARTER.replace("half-yearly", &format!("half-yearly, health_answers: {who}"));
    for charter in [CHARTER.to_owned(), open("open"), open("{a: open, b: open, c: open}"), open("{a: open}")]
    {
        let (folder, check) = check(&charter, least, &few);
        let sides = &check["answers"][0]["sides"];
        assert_eq!([&sides[0]["view"], &sides[1]["view"]], [&Value::Null, &Value::Null], "{charter}");
        // 7/3 = 2.33.
        assert_eq!(
            sides[2]["view"],
            json!({"mean": "2.3", "lowest": null, "highest": null, "responses": null})
        );
        let found = said(folder.path(), &["check", "--format", "concise", "--show", "advice"]);
        for what in
            ["`health_answers_least = 1` in `partner.toml` has no effect", "`health_spread_least = 2` in"]
        {
            assert!(found.contains(what), "{found}");
        }
    }
    // More may be asked for: 4 answers for a mean, and then no fewer for the rest.
    let (_, check) = check(
        CHARTER,
        "[policy]\nhealth_answers_least = 6\n",
        &record("period: 2026-H1", [&[1; 5], &[2; 6], &[]]),
    );
    assert_eq!(check["answers"][0]["sides"][0]["view"], Value::Null);
    assert_eq!(check["answers"][0]["sides"][1]["view"]["responses"], 6);
}

#[test]
fn answers_are_open_once_every_party_has_acknowledged_it_and_until_the_section_changes() {
    let charter = CHARTER.replace("half-yearly", "half-yearly, health_answers: open");
    let (folder, _) = check(&charter, "", &record("period: 2026-H1", [&[1], &[2, 4], &[]]));
    let view = |side: usize| -> Value {
        let json: Value =
            serde_json::from_str(&said(folder.path(), &["health", "--format", "json"])).unwrap();
        json["partnerships"][0]["health_check"]["answers"][0]["sides"][side]["view"].clone()
    };
    let missing = || {
        let found = said(
            folder.path(),
            &["check", "--select", "health-answers-one-sided", "--format", "concise", "--show", "advice"],
        );
        found.contains("not acknowledged open answers")
    };
    for side in ["a", "b", "c"] {
        assert_eq!(view(0), Value::Null, "before {side}");
        assert!(missing());
        let by = ["acknowledge", "--side", side, "--section", "reviews", "--by", "Dana Reyes"];
        let output = run(folder.path(), &by);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(view(0), json!({"mean": "1.0", "lowest": 1, "highest": 1, "responses": 1}));
    assert_eq!(view(1), json!({"mean": "3.0", "lowest": 2, "highest": 4, "responses": 2}));
    assert!(!missing());
    let changed = charter.replace("half-yearly,", "quarterly,");
    fs::write(folder.path().join("charter.yaml"), changed).unwrap();
    assert_eq!(view(0), Value::Null);
}

#[test]
fn neither_what_is_said_nor_order_nor_times_tell_who_answered() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    let answer = |side: &str, score: &str| {
        let arguments = ["health", "--answer", "--side", side, "--alignment", score, "--comment", "own"];
        let output = run(folder.path(), &arguments);
        assert!(output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let first = answer("c", "4").replace("`health/2026-h2.yaml`", "");
    answer("a", "5");
    let last = answer("c", "2").replace("`health/2026-h2.yaml`", "");
    assert_eq!(first, last, "the first and the last are told the same");
    let file = folder.path().join("health/2026-h2.yaml");
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        "partner: health/v1\nperiod: 2026-H2\nresponses:\n  a:\n    - alignment: 5\n      comment: own\n  c:\n    - alignment: 2\n      comment: own\n    - alignment: 4\n      comment: own\n"
    );
    // 2026-07-01 is 20,635 days after 1970-01-01.
    let first_day = SystemTime::UNIX_EPOCH + Duration::from_secs(20_635 * 86_400);
    for path in [&file, file.parent().unwrap()] {
        assert_eq!(fs::metadata(path).unwrap().modified().unwrap(), first_day, "{}", path.display());
    }
}

#[test]
fn no_excerpt_shows_an_answer() {
    let text = "partner: health/v1\nperiod: 2026-H1\nfacilitator: Ann\nresponses:\n  a: [{alignment: 1, comment: Bad Bob}, {alignment: 1}, {alignment: 1}] # Bob first\n  b: [{alignment: 5}, {alignment: 5}, {alignment: 5, colour: red}]\n";
    let (folder, _) = check(CHARTER, "", text);
    let found = said(folder.path(), &["check", "--verbose"]);
    assert!(found.contains("health-gap") && found.contains("unknown-key"), "{found}");
    assert!(found.contains("[{alignment: *"), "{found}");
    assert!(
        !found.contains("Bob") && !found.contains("alignment: 5") && !found.contains("colour: red"),
        "{found}"
    );
}
