//! `partner portfolio`: several partnerships side by side.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{folder, row};

/// In operation for a year, one gate missed; 0.5 over 2 is a balance of 0.25.
const LENDING: &str = "\
partner: charter/v1
name: Lending
stage: operation
term: {start: 2025-07-10, length: 24 months}
parties: {north: {name: North}, kes: {name: Kes}}
metrics: [{id: loans, name: Loans, target: 10, direction: up}]
gates:
  - {id: traction, name: Traction, due: 2026-07-01, deciders: {north: Ann, kes: Bob}}
  - {id: scale, name: Scale, due: 2026-08-01, deciders: {north: Ann, kes: Bob}}
value:
  exchange: [{from: kes, to: north, kind: learning, amount: 0 EUR}]
  costs: {north: [{item: People, amount: 100 EUR}], kes: [{item: People, amount: 100 EUR}]}
  expected_revenue: 250 EUR
  revenue_split: {north: 20%, kes: 80%}
  share_of_management_time: {north: 9%}
";
const LENDING_REVIEW: &str = "\
partner: review/v1
kind: business
period: 2026-Q2
held: 2026-07-02
readings: {loans: 10}
indicators: {reach: 500, satisfaction: 7}
scorecard: {kes: {trust: 2, commitment: 4}}
actions:
  - {id: a, what: A, due: 2026-07-01, done: 2026-07-01}
  - {id: b, what: B, done: 2026-07-02}
  - {id: c, what: C, due: 2026-07-05, done: 2026-07-05}
";
const LENDING_DEALS: &str = "\
partner: deals/v1
deals:
  - {customer: One, registered: 2026-07-01T10:00Z, partner: kes}
  - {customer: Two, registered: 2026-07-11T10:00Z, partner: kes}
";

/// The same North, under another id; 2 over 2 is even.
const RESALE: &str = "\
partner: charter/v1
name: Resale
stage: discovery
parties: {n: {name: north}, zed: {name: Zed}}
value:
  exchange: [{from: zed, to: n, kind: learning, amount: 0 EUR}]
  costs: {n: [{item: People, amount: 50 EUR}], zed: [{item: People, amount: 50 EUR}]}
  expected_revenue: 200 EUR
  revenue_split: {n: 50%, zed: 50%}
";

fn both() -> TempDir {
    folder(&[
        ("resale/charter.yaml", RESALE),
        ("lending/charter.yaml", LENDING),
        ("lending/q2.yaml", LENDING_REVIEW),
        ("lending/deals.yaml", LENDING_DEALS),
    ])
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    crate::program::run(folder, "200", &[&["portfolio"], arguments].concat())
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    crate::program::said_in(folder, &[&["portfolio"], arguments].concat())
}

fn json(folder: &Path) -> Value {
    serde_json::from_str(&said(folder, &["--format", "json"])).unwrap()
}

#[test]
fn what_cannot_wait_comes_first() {
    let folder = both();
    let page = said(folder.path(), &["--format", "markdown"]).replace(['\\', '`', '*'], "");
    assert!(page.contains("2 partnerships as of 2026-07-10"), "{page}");
    let first: Vec<&str> = page.lines().filter(|line| line.starts_with("- ")).collect();
    assert_eq!(first.len(), 1, "a partnership in discovery can wait: {page}");
    for reason in [
        "Lending: the commitment is scaled back since 2 July 2026",
        "overdue since 1 July 2026: gate Traction",
        "Kes scores 2 of 5 for trust, with no improvement plan",
        "the balance between the parties is 0.25",
    ] {
        assert!(page.contains(reason), "{reason} in {page}");
    }
}

#[test]
fn a_row_shows_where_each_one_stands() {
    let folder = both();
    let page = said(folder.path(), &[]);
    assert_eq!(
        row(&page, "Lending"),
        [
            "Lending",
            "NOT STARTED",
            "NOT STARTED",
            "scaled back",
            "0.25",
            "2 trust",
            "1",
            "2026-08-01, in 22 days"
        ]
    );
    assert_eq!(row(&page, "operation")[7], "gate Scale");
    assert_eq!(
        row(&page, "Resale"),
        ["Resale", "NOT STARTED", "NOT STARTED", "not started", "1.00", "–", "0", "–"]
    );
}

#[test]
fn a_party_of_several_partnerships_is_found_by_its_name() {
    let folder = both();
    let parties = json(folder.path())["shared_parties"].clone();
    assert_eq!(
        parties,
        json!([{"name": "North", "stakes": [
            {"partnership": "lending", "party": "north", "ratio": "0.50", "management_time": "9%"},
            {"partnership": "resale", "party": "n", "ratio": "2.00", "management_time": null},
        ]}])
    );
    let page = said(folder.path(), &[]);
    assert_eq!(row(&page, "North"), ["North", "Lending", "0.50", "9%"]);
    let rest = page.split("Parties in several partnerships").nth(1).unwrap();
    let second = rest.lines().filter(|line| line.starts_with("│ North")).nth(1).unwrap();
    assert_eq!(row(second, "North"), ["North", "Resale", "2.00", "not known"]);
}

#[test]
fn milestones_are_reached_by_the_day_of_the_question() {
    let folder = both();
    let lending = &json(folder.path())["partnerships"][0];
    // One of the deals is of tomorrow; the gate was missed, so that not every gate is decided.
    assert_eq!(
        lending["milestones"],
        json!(["first-deal", "first-year", "targets-reached", "promises-kept"])
    );
    assert_eq!(lending["registered_deals"], json!({"value": "1", "rank": null}));
    // A day earlier the year is not over.
    let earlier = run(folder.path(), &["--format", "json", "--as-of", "2026-07-09"]);
    let earlier: Value = serde_json::from_slice(&earlier.stdout).unwrap();
    assert_eq!(
        earlier["partnerships"][0]["milestones"],
        json!(["first-deal", "targets-reached", "promises-kept"])
    );
}

#[test]
fn ranks_are_shared_and_only_like_is_compared() {
    let review = |satisfaction: &str, reach: u32| {
        format!(
            "partner: review/v1\nkind: business\nperiod: 2026-Q2\nheld: 2026-07-02\nindicators: {{reach: {reach}, satisfaction: {satisfaction}}}\n"
        )
    };
    let charter = |name: &str| RESALE.replace("name: Resale", &format!("name: {name}"));
    let folder = folder(&[
        ("a/charter.yaml", charter("A").as_str()),
        ("a/r.yaml", &review("7", 500)),
        ("b/charter.yaml", &charter("B")),
        ("b/r.yaml", &review("80%", 900)),
        ("c/charter.yaml", &charter("C")),
        ("c/r.yaml", &review("8", 500)),
    ]);
    let all = json(folder.path())["partnerships"].clone();
    let ranks = |key: &str| -> Vec<Value> { (0..3).map(|at| all[at][key]["rank"].clone()).collect() };
    assert_eq!(ranks("reach"), [json!(2), json!(1), json!(2)]);
    // 7 and 8 of 10 do not compare with 80%.
    assert_eq!(ranks("satisfaction"), [Value::Null, Value::Null, Value::Null]);
}

#[test]
fn a_waived_pause_is_marked_and_does_not_come_first() {
    let waived = "waivers:\n  - {rule: readiness-paused, at: checklists.signing, owner: Ann, reason: Signed before we had the list, until: 2026-12-31}\n  - {rule: fit-reconsider, at: checklists.fit, owner: Ann, reason: Signed before we had the list, until: 2026-12-31}\n";
    let text = format!(
        "partner: charter/v1\nname: Quiet\nstage: negotiation\nparties: {{a: {{name: A}}, b: {{name: B}}}}\n\
         checklists: {{signing: {{exit_process: no}}}}\n{waived}"
    );
    let folder = folder(&[("charter.yaml", &text)]);
    let page = said(folder.path(), &[]);
    assert_eq!(row(&page, "Quiet")[1], "PAUSE, 8 not met (waived)", "{page}");
    assert!(page.contains("Nothing to raise in the charters and their records."), "{page}");
    // Without the waiver it comes first; once it is signed, the list before signing stops nothing any more.
    let reason = "Signing readiness PAUSE: 8 of 8 not met, do not sign yet";
    let bare = text.replace(waived, "");
    assert!(said(crate::program::folder(&[("charter.yaml", &bare)]).path(), &[]).contains(reason));
    let launched = bare.replace("stage: negotiation", "stage: launch");
    let page = said(crate::program::folder(&[("charter.yaml", &launched)]).path(), &[]);
    assert!(!page.contains("Signing readiness PAUSE"), "{page}");
    assert_eq!(row(&page, "Quiet")[1], "PAUSE, 8 not met", "{page}");
}

#[test]
fn what_cannot_be_read_is_told_and_nothing_is_made_of_it() {
    let folder = folder(&[("charter.yaml", &LENDING.replace("metrics: [", "metrics: 7 #["))]);
    let output = run(folder.path(), &["--as-of", "2026-07-10"]);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("Not all of Lending could be read"), "{page}");
    let csv =
        String::from_utf8(run(folder.path(), &["--format", "csv", "--as-of", "2026-07-10"]).stdout).unwrap();
    assert!(csv.lines().nth(1).unwrap().ends_with(",metrics"), "{csv}");
}

#[test]
fn eighty_columns_hold_a_table_without_what_is_spare() {
    let charters = both();
    let narrow = crate::program::run(charters.path(), "80", &["portfolio", "--as-of", "2026-07-10"]);
    let page = String::from_utf8(narrow.stdout).unwrap();
    let head =
        page.lines().find(|line| line.starts_with("│ partnership")).unwrap_or_else(|| panic!("{page}"));
    for column in ["signing", "commitment", "overdue", "next"] {
        assert!(head.contains(column), "{column}: {head}");
    }
    assert!(!head.contains("lowest"), "{head}");
    assert!(page.contains("No room here for lowest score"), "{page}");
}

#[test]
fn the_brief_page_names_what_is_overdue_and_next_and_who_must_act() {
    let charters = both();
    let page = said(charters.path(), &["--brief"]);
    // The gate of 1 July lacks its votes; that of 1 August is 22 days away, beyond the 14 that a page looks ahead.
    let overdue = page
        .lines()
        .find(|line| line.starts_with('│') && line.contains("gate Traction"))
        .unwrap_or_else(|| panic!("{page}"));
    assert!(
        overdue.contains("2026-07-01") && overdue.contains("Lending") && overdue.contains("Ann"),
        "{overdue}"
    );
    assert!(!page.contains("gate Scale"), "{page}");
    assert!(!page.contains("At a glance"), "{page}");
    let refused = run(charters.path(), &["--brief", "--format", "json"]);
    assert_eq!(refused.status.code(), Some(2));
}
