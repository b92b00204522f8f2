//! `partner agenda` and the way of its minutes into a record.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{folder, lines_under, run, said, said_in, stderr};

const CHARTER: &str = "\
partner: charter/v1
name: Depots
stage: operation
term: {start: 2025-10-01, length: 24 months}
parties:
  hub: {name: Hub, sponsor: Ana, manager: Bo, champions: [Cem, Dee]}
  velo: {name: Velo, sponsor: Eli, manager: Fay}
metrics:
  - {id: parcels, name: Parcels, target: 1000, tolerance: 10%, direction: up, owner: Bo}
  - {id: delay, name: Delay, target: 10, direction: down}
gates:
  - id: value
    name: Value hypothesis
    due: 2026-07-20
    question: Does it pay?
    criteria: [Parcels at 1000]
    evidence: [metrics.parcels]
    deciders: {hub: Ana, velo: Eli}
deliverables: [{what: Two depots, by: velo, due: 2026-09-01}]
reviews: {business: quarterly}
risks:
  - {id: small, kind: strategic, what: A rival opens, likelihood: low, impact: high, owner: Ana}
  - {id: grave, kind: operational, what: Drivers leave, likelihood: high, impact: medium, owner: Fay, mitigation: Better pay, contingency: Hired drivers}
exit: {notice: 90 days, reviewed: 2026-01-01}
";

/// Hub: a1 kept, one of one; Velo: a2 overdue, none of one; a3 is open.
const Q1: &str = "\
partner: review/v1
kind: business
period: 2026-Q1
held: 2026-04-02
readings: {parcels: 900, delay: 9}
scorecard: {velo: {trust: 2, commitment: 4}}
symptoms: [unanswered-mail]
opportunities: [Returns]
actions:
  - {id: a1, what: Print labels, owner: Bo, side: hub, due: 2026-05-01, done: 2026-05-01}
  - {id: a2, what: Map the depots, owner: Fay, side: velo, due: 2026-06-01}
  - {id: a3, what: Train drivers, owner: Fay, side: velo, due: 2026-08-01}
";

const CHANGE: &str = "\
partner: change/v1
what: Carry returns
asked_by: velo
date: 2026-07-01
touches: [scope]
status: proposed
approved: {velo: {by: Fay, date: 2026-07-01}}
";

const FILES: [(&str, &str); 3] =
    [("charter.yaml", CHARTER), ("reviews/2026-q1.yaml", Q1), ("changes/001.yaml", CHANGE)];

fn items(files: &[(&str, &str)], meeting: &str) -> Vec<Value> {
    let said = said(files, &["agenda", "--for", meeting, "--format", "json"]);
    let root: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(root["partnerships"][0]["meeting"], meeting);
    root["partnerships"][0]["agenda_items"].as_array().unwrap().clone()
}

fn of<'a>(items: &'a [Value], part: &str) -> Vec<&'a Value> {
    items.iter().filter(|it| it["agenda_part"] == part).collect()
}

#[test]
fn a_business_review_opens_with_commitments_then_decisions() {
    let items = items(&FILES, "business");
    let mut parts: Vec<&str> = items.iter().map(|it| it["agenda_part"].as_str().unwrap()).collect();
    parts.dedup();
    assert_eq!(
        parts,
        [
            "commitments",
            "decisions",
            "kpis",
            "relationship",
            "opportunities",
            "risks",
            "actions",
            "value-review"
        ]
    );
    let commitments: Vec<Value> = of(&items, "commitments")
        .into_iter()
        .map(|it| json!([it["what"], it["who"], it["due"], it["overdue"], it["line"]]))
        .collect();
    assert_eq!(
        commitments,
        [
            json!(["Hub kept 1 of 1 promise", [], null, false, null]),
            json!(["Velo kept 0 of 1 promise", [], null, false, null]),
            json!(["Map the depots", ["Fay (Velo)"], "2026-06-01", true, 11]),
            json!(["Train drivers", ["Fay (Velo)"], "2026-08-01", false, 12]),
        ]
    );
    let decisions: Vec<String> =
        of(&items, "decisions").into_iter().map(|it| it["what"].as_str().unwrap().to_owned()).collect();
    assert_eq!(decisions[0], "gate Value hypothesis");
    assert_eq!(decisions.last().unwrap(), "change request, to be approved: Carry returns");
    assert_eq!(of(&items, "decisions").last().unwrap()["who"], json!(["Hub"]));
}

/// 900 misses 1000 by a tenth exactly, which is within its tolerance; 9 is below 10, as it should be.
#[test]
fn its_parts_are_filled_from_the_records() {
    let items = items(&FILES, "business");
    let what = |part: &str| -> Vec<String> {
        of(&items, part).into_iter().map(|it| it["what"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        what("kpis"),
        ["Parcels: 900 (2026-Q1); target 1,000", "Delay: 9 (2026-Q1); target 10; target met"]
    );
    let relationship = what("relationship");
    assert_eq!(relationship[0], "Velo scores 2 of 5 for trust; no improvement plan");
    assert!(
        relationship.iter().any(|it| it == "symptom noted: messages and issues stay unanswered for longer"),
        "{relationship:?}"
    );
    assert_eq!(what("opportunities"), ["Returns"]);
    // 3 times 2 comes before 1 times 3.
    assert_eq!(
        what("risks"),
        [
            "Drivers leave; high likelihood; medium impact; mitigation: Better pay; contingency: Hired drivers",
            "A rival opens; low likelihood; high impact"
        ]
    );
    assert!(what("actions").contains(&"deliverable: Two depots".to_owned()), "{:?}", what("actions"));
    assert_eq!(
        what("value-review"),
        [
            "Is it still working, and what should the parties stop? (1 of 2 targets reached)",
            "What has changed? (no event noted)",
            "What new value could it bring? (1 opportunity recorded)"
        ]
    );
}

#[test]
fn a_gate_meeting_has_the_question_and_a_vote_of_each_party() {
    let items = items(&FILES, "gate");
    let gate: Vec<Value> =
        of(&items, "gate-question").into_iter().map(|it| json!([it["what"], it["who"], it["due"]])).collect();
    assert_eq!(
        gate[..6],
        [
            json!(["Value hypothesis", [], "2026-07-20"]),
            json!(["Does it pay?", [], null]),
            json!(["criterion: Parcels at 1000", [], null]),
            json!(["evidence: metrics.parcels", [], null]),
            json!(["vote of Hub: continue, pivot or exit, with a reason", ["Ana"], null]),
            json!(["vote of Velo: continue, pivot or exit, with a reason", ["Eli"], null]),
        ]
    );
    assert_eq!(of(&items, "checkpoints").len(), 4);
    assert_eq!(of(&items, "roles").len(), 2, "who has which role, party by party");
    // Decided, there is nothing left to ask.
    let votes = "partner: decision/v1\ngate: value\ndate: 2026-07-01\nvotes: {hub: {vote: continue, by: Ana}, velo: {vote: continue, by: Eli}}\n";
    let decided = [FILES[0], FILES[1], ("decisions/value.yaml", votes)];
    let page = said(&decided, &["agenda", "--for", "gate"]);
    assert_eq!(lines_under(&page, "The gate"), ["No gate is to be decided."]);
}

/// Three times 4 and three times 3: a point apart; on governance both 2, which is low.
#[test]
fn a_health_talk_has_the_differences_and_lets_the_less_content_party_speak_first() {
    let check = "partner: health/v1\nperiod: 2026-H1\nresponses:\n  hub: [{alignment: 4, governance: 2}, {alignment: 4, governance: 2}, {alignment: 4, governance: 2}]\n  velo: [{alignment: 3, governance: 2}, {alignment: 3, governance: 2}, {alignment: 3, governance: 2}]\n";
    let files = [FILES[0], FILES[1], ("health/2026-h1.yaml", check)];
    let items = items(&files, "health");
    let what: Vec<&str> =
        of(&items, "differences").into_iter().map(|it| it["what"].as_str().unwrap()).collect();
    assert_eq!(
        what,
        ["alignment: Velo 3.0, Hub 4.0; hear Velo first", "governance is low: Hub 2.0 and Velo 2.0"]
    );
    let few = check.replace("  velo: [{alignment: 3, governance: 2}, ", "  velo: [");
    let files = [FILES[0], FILES[1], ("health/2026-h1.yaml", few.as_str())];
    assert!(
        of(&self::items(&files, "health"), "differences")
            .iter()
            .all(|it| !it["what"].as_str().unwrap().contains("Velo"))
    );
}

#[test]
fn a_kickoff_has_roles_resources_and_a_pre_mortem() {
    let more = format!(
        "{CHARTER}resources: {{chartering: {{hub: {{people: 2, budget: 40000 EUR, time: 20%, lead: Bo}}}}}}\nplan: {{early_wins: [Ten shops]}}\n"
    );
    let files = [("charter.yaml", more.as_str())];
    let items = items(&files, "kickoff");
    let what = |part: &str| -> Vec<String> {
        of(&items, part).into_iter().map(|it| it["what"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        what("roles"),
        [
            "Hub: executive sponsor Ana; partnership manager Bo; champions Cem and Dee; cultural liaison not named",
            "Velo: executive sponsor Eli; partnership manager Fay; champions not named; cultural liaison not named",
            "chartering, Hub: 2 people, EUR 40,000, 20% of their time and led by Bo",
        ]
    );
    assert!(what("risks").last().unwrap().starts_with("pre-mortem: what would have made this fail"));
    // A strategic and an operational risk are recorded, and no relational one; neither scenario has an answer.
    let asked = what("risks");
    let classes: Vec<&String> = asked.iter().filter(|it| it.starts_with("pre-mortem, ")).collect();
    assert_eq!(
        classes,
        ["pre-mortem, relational: what could go wrong, which safeguard, and who sees to it?"]
    );
    assert!(asked.contains(&"scenario: the market shrinks; no answer yet".to_owned()), "{asked:?}");
    assert!(what("actions").contains(&"early win: Ten shops".to_owned()));
    let form = said(&files, &["agenda", "--for", "kickoff", "--minutes"]);
    assert!(form.contains("what could go wrong") && form.contains("`relational`"), "{form}");
}

#[test]
fn the_page_says_where_there_is_nothing_and_the_sheet_has_a_row_each() {
    let bare = "partner: charter/v1\nname: B\nstage: operation\nparties: {a: {name: A}, b: {name: B}}\n";
    let page = said(&[("charter.yaml", bare)], &["agenda"]);
    assert_eq!(lines_under(&page, "Commitments"), ["No open promises."]);
    assert_eq!(lines_under(&page, "KPIs"), ["No shared metrics."]);
    let sheet = said(&FILES, &["agenda", "--format", "csv"]);
    assert_eq!(sheet.lines().next().unwrap(), "partnership,meeting,part,what,who,due,overdue,path,line");
    assert_eq!(sheet.lines().count(), 1 + items(&FILES, "business").len());
    let hostile = CHARTER.replace("name: Velo", "name: \"\\e[1m<b>Velo\\u202e|\"");
    let page = said(&[("charter.yaml", hostile.as_str()), FILES[1]], &["agenda", "--minutes"]);
    assert!(!page.contains('\u{1b}') && !page.contains("<b>") && !page.contains('\u{202e}'), "{page}");
}

// ---- Minutes.

fn minutes(folder: &TempDir) -> String {
    said_in(folder.path(), &["agenda", "--minutes"])
}

/// The minutes with what is written into the last cell of the row that begins so.
fn fill(minutes: &str, begin: &str, value: &str) -> String {
    let mut found = 0;
    let line = |line: &str| {
        if !line.starts_with(begin) {
            return line.to_owned();
        }
        found += 1;
        let (rest, _) = line.trim_end().trim_end_matches('|').rsplit_once('|').unwrap();
        format!("{rest}| {value} |")
    };
    let text: Vec<String> = minutes.lines().map(line).collect();
    assert_eq!(found, 1, "{begin}: {minutes}");
    text.join("\n") + "\n"
}

fn record(folder: &TempDir, text: &str, more: &[&str]) -> std::process::Output {
    fs::write(folder.path().join("minutes.md"), text).unwrap();
    let arguments = [&["review", "--from", "minutes.md", "--as-of", "2026-07-10"], more].concat();
    run(folder.path(), "100", &arguments)
}

#[test]
fn minutes_that_are_filled_in_become_the_record_of_the_review() {
    let folder = folder(&FILES);
    let mut text = minutes(&folder);
    for (begin, value) in [
        ("| `held` ", "2026-07-09"),
        ("| `hub` ", "Bo, Ana"),
        ("| `velo` ", "Fay"),
        ("| `a2` ", "done 2026-07-01"),
        ("| `a3` ", "2026-09-15"),
        ("| `parcels` ", "1100"),
        ("| `leads` ", "40"),
        ("| `velo.trust` ", "3"),
        ("| `kpis` ", "yes"),
        ("| `risks` ", "no"),
    ] {
        text = fill(&text, begin, value);
    }
    text = text.replace("## New actions\n", "## New actions\n\nSome words that nobody reads.\n");
    let rows: Vec<&str> = text.lines().collect();
    let at = rows.iter().position(|line| line.starts_with("| party ")).unwrap() + 2;
    let mut rows: Vec<String> = rows.into_iter().map(str::to_owned).collect();
    rows[at] = r"| hub | Bo | 2026-08-15 | Ask shops \| drivers |".to_owned();
    let at = rows.iter().position(|line| line == "## What the parties stop").unwrap();
    let at = at + rows[at..].iter().position(|line| line.starts_with("| ---")).unwrap() + 1;
    rows[at] = "| The printed report |".to_owned();
    let output = record(&folder, &(rows.join("\n") + "\n"), &["--symptom", "idle-leads"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let review = fs::read_to_string(folder.path().join("reviews/2026-q2.yaml")).unwrap();
    for line in [
        "kind: business",
        "held: 2026-07-09",
        "  parcels: 1100 # last: 900 in 2026-Q1",
        "  leads: 40",
        "  - idle-leads",
        "  - kpis",
        "  - The printed report",
        "    what: Ask shops | drivers",
    ] {
        assert!(review.contains(&format!("\n{line}\n")), "{line}:\n{review}");
    }
    assert!(!review.contains("- risks"), "{review}");
    assert!(review.contains("done: 2026-07-01") && review.contains("due: 2026-09-15"), "{review}");
    // It reads as it should: 1100 has reached 1000, a2 was done late, a3 has a new date.
    let health: Value =
        serde_json::from_str(&said_in(folder.path(), &["health", "--format", "json"])).unwrap();
    assert_eq!(health["partnerships"][0]["measures"][0]["target_reached"], true);
    let states: Vec<&Value> =
        health["partnerships"][0]["actions"].as_array().unwrap().iter().map(|it| &it["state"]).collect();
    assert_eq!(states, ["kept", "slipped", "open", "open"]);
}

#[test]
fn what_is_wrong_in_minutes_is_told_by_its_line_and_nothing_is_written() {
    let folder = folder(&FILES);
    let empty = minutes(&folder);
    let held = fill(&empty, "| `held` ", "2026-07-09");
    let line = |text: &str, begin: &str| text.lines().position(|line| line.starts_with(begin)).unwrap() + 1;
    for (begin, value, wanted) in [
        ("| `held` ", "yesterday", "`yesterday`"),
        ("| `velo.trust` ", "6", "`6`"),
        ("| `parcels` ", "many", "`many`"),
        ("| `a2` ", "perhaps", "write `done`, `dropped`"),
        ("| `kpis` ", "perhaps", "neither yes nor no"),
    ] {
        let output = record(&folder, &fill(&held, begin, value), &[]);
        assert_eq!(output.status.code(), Some(2), "{begin}");
        let said = stderr(&output);
        let place = format!("`minutes.md`: line {}", line(&held, begin));
        assert!(said.contains(&place) && said.contains(wanted), "{said}");
    }
    for (text, wanted) in [
        (empty.as_str(), "no date of the meeting"),
        ("# Nothing\n", "no table under the heading `Meeting`"),
        (held.replace("## Attended", "## Present").as_str(), "`Present` is not a part of the minutes"),
        (fill(&held.replace("| `hub` ", "| `hubb` "), "| `hubb` ", "Bo").as_str(), "`hubb`"),
    ] {
        let output = record(&folder, text, &[]);
        assert_eq!(output.status.code(), Some(2), "{wanted}: {}", stderr(&output));
        assert!(stderr(&output).contains(wanted), "{wanted}: {}", stderr(&output));
    }
    let missing = run(folder.path(), "100", &["review", "--from", "none.md", "--as-of", "2026-07-10"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("`none.md` does not exist"), "{}", stderr(&missing));
    assert_eq!(fs::read_dir(folder.path().join("reviews")).unwrap().count(), 1);
}

#[test]
fn minutes_are_for_one_partnership_and_a_flag_counts_more() {
    let two = folder(&[("a/charter.yaml", CHARTER), ("b/charter.yaml", CHARTER)]);
    let output = run(two.path(), "100", &["agenda", "--minutes"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("minutes are for one partnership"), "{}", stderr(&output));
    let one = folder(&FILES);
    let text = fill(&minutes(&one), "| `held` ", "2026-07-09");
    let output = record(&one, &text, &["--held", "2026-07-08"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let review = fs::read_to_string(one.path().join("reviews/2026-q2.yaml")).unwrap();
    assert!(review.contains("held: 2026-07-08"), "{review}");
}
