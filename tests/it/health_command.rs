//! `partner health`: how the sides see each other, what is measured, and what is overdue.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{folder, lines_under, row};

const CHARTER: &str = "\
partner: charter/v1
name: Parcel network
stage: operation
term: {start: 2025-07-01, length: 24 months}
parties: {hub: {name: Hub & Co}, velo: {name: Velo}, cargo: {name: Cargo}}
metrics:
  - {id: parcels, name: Parcels, target: 1000, tolerance: 20%, direction: up}
  - {id: delay, name: Delay, target: 10, tolerance: 10%, direction: down}
  - {id: shops, name: Shops, target: 50, direction: up}
reviews: {business: quarterly, audit: yearly}
";

const Q4: &str = "\
partner: review/v1
kind: business
period: 2025-Q4
held: 2026-01-10
readings: {parcels: 900, delay: 8}
scorecard: {velo: {trust: 4, commitment: 3}}
actions:
  - {id: a1, what: Map the depots, side: hub, owner: Marit, due: 2026-02-01, done: 2026-02-01}
  - {id: a2, what: Train drivers, side: velo, due: 2026-02-01, done: 2026-02-02}
  - {id: a3, what: Print labels, side: velo, due: 2026-03-01}
  - {id: a4, what: Rent a hall, dropped: 2026-03-01}
";

/// Worse again by parcels; 11 misses 10 by exactly 10%, which is not outside tolerance.
const Q1: &str = "\
partner: review/v1
kind: business
period: 2026-Q1
held: 2026-04-02
readings: {parcels: 850, delay: 11}
indicators: {reach: 5000, value_received: {velo: 100 EUR}}
scorecard: {velo: {trust: 2, commitment: 3}, cargo: {communication: 1}}
improvement_plan: {communication: {cargo: A weekly call}}
actions:
  - {id: a5, what: Answer the shops, side: cargo, due: 2026-08-01}
";

/// 799 misses 1000 by 201, more than 20% of it.
const Q2: &str = "\
partner: review/v1
kind: business
period: 2026-Q2
held: 2026-07-03
readings: {parcels: 799, delay: 11}
indicators: {reach: 5000}
";

/// Means of 4, 4, 3: 11/3 = 3.67; of 2, 3, 3: 8/3 = 2.67, exactly a point lower; cargo has but two answers.
const HEALTH: &str = "\
partner: health/v1
period: 2026-H1
held: 2026-06-30
responses:
  hub: [{alignment: 4}, {alignment: 4}, {alignment: 3}]
  velo: [{alignment: 2}, {alignment: 3}, {alignment: 3}]
  cargo: [{alignment: 1}, {alignment: 5}]
";

fn whole() -> TempDir {
    folder(&[
        ("charter.yaml", CHARTER),
        ("q4.yaml", Q4),
        ("q1.yaml", Q1),
        ("q2.yaml", Q2),
        ("health.yaml", HEALTH),
    ])
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    crate::program::run(folder, "200", &[&["health"], arguments].concat())
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    crate::program::said_in(folder, &[&["health"], arguments].concat())
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let value: Value =
        serde_json::from_str(&said(folder, &[&["--format", "json"], arguments].concat())).unwrap();
    value["partnerships"][0].clone()
}

#[test]
fn what_stands_out_comes_first_and_speaks_of_each_side() {
    let folder = whole();
    let page = said(folder.path(), &[]);
    assert_eq!(
        lines_under(&page, "Points to discuss"),
        [
            "  - Velo scores lower than Hub & Co on alignment (2.7 against 3.7)",
            "  - Velo scores 2 of 5 for trust; no improvement plan",
            "  - Cargo scores 1 of 5 for communication; improvement plan agreed",
            "  - Parcels: worse two quarters in a row and target missed by more than the tolerance",
            "  - strategic audit: was due on 1 July 2026",
            "  - 1 action overdue",
        ]
    );
}

#[test]
fn scores_stand_beside_the_ones_before() {
    let folder = whole();
    let page = said(folder.path(), &[]);
    assert_eq!(row(&page, "Velo"), ["Velo", "2 (was 4)", "–", "–", "3"]);
    assert_eq!(row(&page, "Cargo"), ["Cargo", "–", "1", "–", "–"]);
    let velo = &json(folder.path(), &[])["scorecards"][0];
    assert_eq!(velo["party"], "velo");
    assert_eq!(
        velo["scores"][0],
        json!({"dimension": "trust", "score": 2, "previous": 4, "low": true, "plan": false, "path": "q1.yaml"})
    );
    assert_eq!(
        velo["scores"][3],
        json!({"dimension": "commitment", "score": 3, "previous": 3, "low": false, "plan": null, "path": "q1.yaml"})
    );
}

#[test]
fn few_answers_are_never_shown() {
    let folder = whole();
    let page = said(folder.path(), &[]);
    assert_eq!(
        row(&page, "Are the parties aligned? `alignment`"),
        ["Are the parties aligned? `alignment`", "3.7", "2.7", "2.7 to 3.7"]
    );
    assert!(page.contains("Cargo has fewer than 3 answers: not shown"), "{page}");
    let check = &json(folder.path(), &[])["health_check"];
    assert_eq!(
        check["answers"][0],
        json!({
            "topic": "alignment",
            "sides": [
                {"party": "hub", "view": {"mean": "3.7", "lowest": null, "highest": null, "responses": null}},
                {"party": "velo", "view": {"mean": "2.7", "lowest": null, "highest": null, "responses": null}},
                {"party": "cargo", "view": null},
            ],
            "apart": {"lower": "velo", "higher": "hub"},
            "low_parties": [],
        })
    );
    // In no form is anything told of the two answers, not even that there are two.
    for format in ["table", "markdown", "csv", "json"] {
        let text = said(folder.path(), &["--format", format]);
        assert!(
            !text.contains("2 answers") && !text.contains("\"answers\": 2") && !text.contains("(1 to 5,"),
            "{text}"
        );
    }
}

#[test]
fn measures_run_through_the_quarters() {
    let folder = whole();
    let page = said(folder.path(), &[]);
    assert_eq!(row(&page, "measure"), ["measure", "2025-Q4", "2026-Q1", "2026-Q2", "target", "trend"]);
    assert_eq!(
        row(&page, "Parcels"),
        ["Parcels", "900", "850", "799", "1,000, tolerance 20%", "worse two quarters in a row"]
    );
    assert_eq!(row(&page, "Delay"), ["Delay", "8", "11", "11", "10, tolerance 10%", "unchanged"]);
    assert!(page.contains("above target, within tolerance"));
    assert_eq!(row(&page, "Shops"), ["Shops", "–", "–", "–", "50", "no figure yet"]);
    assert_eq!(row(&page, "joint reach"), ["joint reach", "–", "5,000", "5,000", "–", "unchanged"]);
    assert_eq!(
        row(&page, "value received by Velo"),
        ["value received by Velo", "–", "EUR 100", "–", "–", "–"]
    );
    let measures = json(folder.path(), &[])["measures"].clone();
    assert_eq!(measures[0]["course"], "worse");
    assert_eq!(measures[0]["declining"], true);
    assert_eq!(measures[0]["beyond_tolerance"], true);
    assert_eq!(measures[1]["beyond_tolerance"], false);
    assert_eq!(measures[1]["target_reached"], false);
    assert_eq!(measures[2]["beyond_tolerance"], Value::Null);
    assert_eq!(measures[0]["values"][2], json!({"period": "2026-Q2", "value": "799", "path": "q2.yaml"}));
}

#[test]
fn what_was_promised_is_tallied_for_each_party() {
    let folder = whole();
    let page = said(folder.path(), &[]);
    let ledger: String = page.split("Review actions").nth(1).unwrap().to_owned();
    assert_eq!(row(&ledger, "Hub & Co"), ["Hub & Co", "1", "0", "0", "0", "0"]);
    assert_eq!(row(&ledger, "Velo"), ["Velo", "0", "1", "1", "0", "0"]);
    assert_eq!(row(&ledger, "Cargo"), ["Cargo", "0", "0", "0", "1", "0"]);
    assert_eq!(row(&ledger, "no party named"), ["no party named", "0", "0", "0", "0", "1"]);
    assert!(ledger.contains("- overdue, was due 1 March 2026: Print labels (q4.yaml:10)"), "{ledger}");
    assert!(ledger.contains("- due 1 August 2026: Answer the shops (q1.yaml:10)"), "{ledger}");
}

#[test]
fn what_is_not_held_yet_is_not_there() {
    let folder = whole();
    let output = run(folder.path(), &["--as-of", "2026-04-01"]);
    let page = String::from_utf8(output.stdout).unwrap();
    assert_eq!(row(&page, "Velo"), ["Velo", "4", "–", "–", "3"]);
    assert!(!page.contains("2026-Q1"), "{page}");
    assert!(!page.contains("answers by party"), "{page}");
}

#[test]
fn a_charter_without_records_says_so_and_what_it_cannot_read_too() {
    let alone = folder(&[("charter.yaml", CHARTER)]);
    assert!(said(alone.path(), &[]).contains("audit: was due on 1 July 2026"));
    let early = folder(&[("charter.yaml", &CHARTER.replace("stage: operation", "stage: launch"))]);
    let page = said(early.path(), &[]);
    assert!(page.contains("Nothing recorded yet."), "{page}");
    // Of a rhythm in which nothing can be missed yet the next day that is to come: 2025-07-01 and 5 quarters.
    assert_eq!(row(&page, "business review")[3], "2026-10-01, in 83 days");
    let broken = folder(&[
        ("charter.yaml", &CHARTER.replace("stage: operation", "stage: launch")),
        ("q.yaml", "partner: review/v1\nkind: business\nheld: soon\n"),
    ]);
    let output = run(broken.path(), &["--as-of", "2026-07-10"]);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("Nothing to raise in what could be read"), "{page}");
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("`q.yaml` is read without the values that are wrong")
    );
}

#[test]
fn a_rhythm_without_a_first_day_is_told() {
    let text = CHARTER.replace("term: {start: 2025-07-01, length: 24 months}\n", "");
    let folder = folder(&[("charter.yaml", &text)]);
    let page = said(folder.path(), &[]);
    assert_eq!(
        row(&page, "strategic audit"),
        ["strategic audit", "yearly", "none yet", "no date: the term has no start"]
    );
}

#[test]
fn a_spreadsheet_has_a_row_for_each_thing() {
    let folder = whole();
    let csv = said(folder.path(), &["--format", "csv"]);
    let id = folder.path().file_name().unwrap().to_str().unwrap().trim_start_matches('.').to_owned();
    let rows: Vec<&str> = csv.lines().map(|line| line.split_once(',').unwrap().1).collect();
    assert_eq!(rows[0], "part,party,what,period,value,before,target,due,state", "{id}");
    for wanted in [
        "scorecard,velo,trust,2026-Q1,2,4,,,low",
        "scorecard,cargo,communication,2026-Q1,1,,,,low-with-plan",
        "health-check,velo,alignment,2026-H1,2.7,,,,",
        "health-check,cargo,alignment,2026-H1,,,,,too-few-answers",
        "measure,,readings.parcels,2026-Q2,799,850,1000,,",
        "review,,audit,,,,,2026-07-01,overdue",
        "action,velo,Print labels,,,,,2026-03-01,overdue",
    ] {
        assert!(rows.contains(&wanted), "{wanted} in {csv}");
    }
}

#[test]
fn the_flags_of_an_answer_need_it() {
    let folder = whole();
    let output = run(folder.path(), &["--side", "velo"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--answer"));
    let output = run(folder.path(), &["--answer", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let output = run(folder.path(), &["--answer", ".", "q4.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("one path"));
}
