//! What commands say of things that could pass in silence: each figure is worked out by hand.

use std::path::Path;

use serde_json::{Value, json};

use crate::program::{folder, run, said, said_in};

const CHARTER: &str = "\
partner: charter/v1
name: Lending
stage: operation
term: {start: 2026-01-01, length: 2 years}
parties: {north: {name: North}, kes: {name: Kes}}
communication: {meetings: [{name: Call, cadence: weekly}]}
metrics:
  - {id: advances, name: Advances, target: 900, due: 2026-12-31, tolerance: 10%, direction: up}
value:
  documented: 2026-02-01
  exchange: [{from: kes, to: north, kind: learning, amount: 100 EUR}]
";

/// 12 of 150 leads are 8%, fewer than 10%; 5 of the 13 weekly calls of the second quarter are fewer than three quarters of them.
const REVIEW: &str = "\
partner: review/v1
kind: business
period: 2026-Q2
held: 2026-07-02
readings: {advances: 400}
indicators: {leads: 150, conversions: 12, meetings_held: 5}
symptoms: [idle-leads]
actions: [{id: a, what: A, owner: Ann, side: north, due: 2026-08-01}]
";

/// Six people who all answer 1 of 5, three a side.
const CHECK: &str = "\
partner: health/v1
period: 2026-H1
responses:
  north: [{alignment: 1, governance: 1}, {alignment: 1, governance: 1}, {alignment: 1, governance: 1}]
  kes: [{alignment: 1, governance: 1}, {alignment: 1, governance: 1}, {alignment: 1, governance: 1}]
";

const FILES: [(&str, &str); 3] =
    [("charter.yaml", CHARTER), ("reviews/2026-q2.yaml", REVIEW), ("health/2026-h1.yaml", CHECK)];

fn one(arguments: &[&str]) -> Value {
    let root: Value = serde_json::from_str(&said(&FILES, arguments)).unwrap();
    root["partnerships"][0].clone()
}

fn done(folder: &Path, arguments: &[&str]) {
    let output = run(folder, "100", arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn health_names_low_answers_leads_meetings_and_symptoms() {
    let page = said(&FILES, &["health"]).split_whitespace().collect::<Vec<_>>().join(" ");
    for text in [
        "health check answers below 3 of 5: alignment (North 1.0 and Kes 1.0)",
        "12 of 150 leads became deals, fewer than 10%",
        "5 of 13 meetings agreed for 1 April 2026 to 30 June 2026 were held",
        "1 symptom noted: idle leads (reviews/2026-q2.yaml)",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(!page.contains("Nothing to raise"), "{page}");
    let health = one(&["health", "--format", "json"]);
    assert_eq!(health["health_check"]["answers"][0]["low_parties"], json!(["north", "kes"]));
    assert_eq!(health["conversion"]["low"], true);
    assert_eq!(
        (&health["meetings"]["meetings_agreed"], &health["meetings"]["low"]),
        (&json!(13), &json!(true))
    );
    assert_eq!(health["symptoms"][0]["symptom"], "idle-leads");
}

#[test]
fn portfolio_names_them_too() {
    let page = said(&FILES, &["portfolio"]).split_whitespace().collect::<Vec<_>>().join(" ");
    for text in [
        "2 questions of the health check rated low",
        "12 of 150 leads became deals",
        "5 of 13 agreed meetings held",
        "1 symptom noted in reviews",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let member = one(&["portfolio", "--format", "json"]);
    assert_eq!((&member["health_low"], &member["health_gaps"]), (&json!(2), &json!(0)));
    assert_eq!(member["conversion"]["conversions"], 12);
    assert_eq!(member["meetings"]["meetings_held"], 5);
}

#[test]
fn a_total_is_compared_with_where_it_should_be_by_now() {
    // The quarter ends on 30 June, 180 of the 364 days to 31 December: 900 × 180 / 364 is 445. 400 misses it by 45, more than
    // a tenth of it; of the whole 900 it would miss 500.
    let measure = one(&["health", "--format", "json"])["measures"][0].clone();
    assert_eq!(measure["expected"], "445");
    assert_eq!((&measure["beyond_tolerance"], &measure["target_reached"]), (&json!(true), &json!(false)));
    // 401 misses it by 44.05, no more than a tenth of 445.05.
    let better = REVIEW.replace("advances: 400", "advances: 401");
    let files = [FILES[0], ("reviews/2026-q2.yaml", better.as_str())];
    let root: Value = serde_json::from_str(&said(&files, &["health", "--format", "json"])).unwrap();
    assert_eq!(root["partnerships"][0]["measures"][0]["beyond_tolerance"], false);
}

#[test]
fn value_asks_to_be_reviewed_each_quarter() {
    // Written down on 1 February, and no review has weighed it since: due by 1 May.
    let page = said(&FILES, &["value"]);
    assert!(page.contains("Last reviewed on 1 February 2026; a review was due by 1 May 2026."), "{page}");
    let revisit = one(&["value", "--format", "json"])["revisit"].clone();
    assert_eq!(revisit, json!({"last": "2026-02-01", "due": "2026-05-01", "overdue": true}));
    let weighed = REVIEW.replace(
        "meetings_held: 5}",
        "meetings_held: 5, value_contributed: {north: 1 EUR, kes: 1 EUR}, value_received: {north: 1 EUR, kes: 1 EUR}}",
    );
    let files = [FILES[0], ("reviews/2026-q2.yaml", weighed.as_str())];
    let page = said(&files, &["value"]);
    assert!(page.contains("Last reviewed on 2 July 2026; review it again by 2 October 2026."), "{page}");
}

#[test]
fn a_review_held_early_looks_back_on_the_time_before() {
    let folder = folder(&FILES[..1]);
    let review = |held: &str| {
        done(folder.path(), &["review", "--kind", "business", "--held", held, "--as-of", "2027-01-01"]);
    };
    // 2 October is the second day of the fourth quarter, 20 November its fifty-first of 92.
    review("2026-10-02");
    assert!(folder.path().join("reviews/2026-q3.yaml").exists());
    review("2026-11-20");
    assert!(folder.path().join("reviews/2026-q4.yaml").exists());
}

#[test]
fn periods_follow_the_agreed_rhythm() {
    let charter = format!("{CHARTER}reviews: {{business: half-yearly, health: quarterly}}\n");
    let folder = folder(&[("charter.yaml", &charter)]);
    done(
        folder.path(),
        &["health", "--answer", "--side", "kes", "--alignment", "3", "--as-of", "2026-07-10"],
    );
    assert!(folder.path().join("health/2026-q3.yaml").exists());
    done(folder.path(), &["review", "--held", "2026-07-02", "--as-of", "2026-07-10"]);
    assert!(folder.path().join("reviews/2026-h1.yaml").exists());
}

#[test]
fn a_plain_horizon_holds_for_all() {
    let charter = format!("{CHARTER}canvas: {{horizon: 18 months, effort: high}}\n");
    let folder = folder(&[("charter.yaml", &charter)]);
    let output = run(folder.path(), "200", &["check", "--format", "json", "--as-of", "2026-07-10"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.contains("canvas.horizon") && !text.contains("canvas.effort"), "{text}");
    assert!(said_in(folder.path(), &["value"]).contains("Lending"));
}

#[test]
fn check_asks_for_the_value_review_that_is_due() {
    // Written down on 1 February: due again by 1 May, and the day of the judgement is later.
    let folder = folder(&FILES[..1]);
    let output = run(folder.path(), "200", &["check", "--format", "json", "--as-of", "2026-05-02"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let found: Vec<&Value> = findings.iter().filter(|it| it["rule"] == "value-stale").collect();
    assert_eq!(found.len(), 1, "{findings:?}");
    let message = found[0]["message"].as_str().unwrap();
    assert!(message.contains("2026-02-01") && message.contains("2026-05-01"), "{message}");
    let output = run(folder.path(), "200", &["check", "--format", "json", "--as-of", "2026-05-01"]);
    assert!(!String::from_utf8_lossy(&output.stdout).contains("value-stale"));
}
