//! Records of every kind: what they say, to whom they belong, and what is wrong with them at which place.

use std::path::PathBuf;

use partner::document::scalar::{Date, Quantity, Scalar as _, Score};
use partner::document::{Document, Problem};
use partner::partnership::Partnership;
use partner::repository::{Repository, Request};

const CHARTER: &str = "\
partner: charter/v1
name: Embedded lending
stage: operation
parties:
  northwind: {name: Northwind Bank}
  kestrel: {name: Kestrel Software}
metrics:
  - {id: loans-originated}
";

fn load(files: &[(&str, &[u8])]) -> Partnership {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("charter.yaml"), CHARTER).unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    Repository::load(&request).unwrap().partnerships.remove(0)
}

/// Each problem as line:column and message.
fn told<T>(document: &Document<T>) -> Vec<String> {
    let line = |problem: &Problem| {
        let at = document.source.position(problem.span.start);
        format!("{}:{} {}", at.line, at.column, problem.message)
    };
    document.problems.iter().map(line).collect()
}

#[test]
fn a_review_is_read_whole() {
    let text = "\
partner: review/v1
kind: business
period: 2026-Q2
held: 2026-07-02
readings: {loans-originated: 61}
scorecard: {kestrel: {trust: 2, communication: 3, value_delivery: 4, commitment: 5}}
indicators: {leads: 120, conversions: 9, value_received: {kestrel: 4000 GBP}}
improvement_plan: {trust: {kestrel: Weekly call.}, communication: For both.}
actions: [{id: one-form, owner: Ana Costa, side: kestrel, due: 2026-08-30, done: 2026-08-21}]
";
    let partnership = load(&[("reviews/a.yaml", text.as_bytes())]);
    let document = &partnership.records.reviews[0];
    assert_eq!(told(document), Vec::<String>::new());
    let review = &document.value;
    let reading = review.readings.get().unwrap().of("loans-originated").get().copied().copied();
    assert_eq!(reading, Some(Quantity::parse("61").unwrap()));
    let card = review.scorecard.get().unwrap();
    let card = card.of("kestrel").get().copied().unwrap();
    assert_eq!(card.trust.get().copied(), Score::new(2));
    let plan = review.improvement_plan.get().unwrap();
    assert!(plan.trust.get().unwrap().of("northwind").is_missing());
    assert!(plan.trust.get().unwrap().of("kestrel").is_given());
    assert!(plan.communication.get().unwrap().of("northwind").is_given());
    assert_eq!(review.indicators.get().unwrap().leads.get().map(|leads| leads.value()), Some(120));
}

#[test]
fn references_in_records_are_held_against_the_charter() {
    let review =
        "partner: review/v1\nkind: busines\nreadings:\n  loans: 3\nscorecard:\n  kestrl: {trust: 6}\n";
    let acknowledgement =
        "partner: acknowledgement/v1\nside: parcelo\nsections:\n  exti: sha256:00\n  exit: sha256:00\n";
    let partnership = load(&[("r.yaml", review.as_bytes()), ("a.yaml", acknowledgement.as_bytes())]);
    assert_eq!(
        told(&partnership.records.reviews[0]),
        [
            "2:7 `busines` is not a known value",
            "4:3 no metric is called `loans`",
            "6:3 no party is called `kestrl`"
        ]
    );
    assert!(partnership.records.reviews[0].problems[0].help.contains("`business`"));
    assert_eq!(
        told(&partnership.records.acknowledgements[0]),
        [
            "2:7 no party is called `parcelo`",
            "4:3 a charter has no section `exti`",
            "5:9 `sha256:00` has 2 digits instead of 64",
        ]
    );
}

#[test]
fn records_stand_in_the_order_of_their_days_and_then_of_their_paths() {
    let review = |held: &str| format!("partner: review/v1\n{held}\n").into_bytes();
    let partnership = load(&[
        ("1.yaml", &review("held: 2026-05-01")),
        ("2.yaml", &review("period: 2026-Q1")),
        ("3.yaml", &review("held: 2026-03-31")),
        ("4.yaml", &review("kind: audit")),
    ]);
    let names: Vec<&str> = partnership.records.reviews.iter().map(|it| it.source.path.as_str()).collect();
    assert_eq!(names, ["4.yaml", "2.yaml", "3.yaml", "1.yaml"]);
    assert_eq!(partnership.records.reviews[1].value.day(), Date::new(2026, 3, 31));
}

const DEALS: &str = "\
partner: deals/v1
source: crm/deals.csv
columns:
  customer: Account Name
  registered: Created Date
  partner: Partner
";

#[test]
fn deals_come_from_a_file_with_their_lines() {
    let sheet = "\u{feff}Account Name;Created Date;Partner;Value\r\n\
        \"Ahmed; Sons\";2026-05-04T09:30+01:00;kestrel software;18000 GBP\r\n\
        \"Two\nlines\";2026-05-11;northwind;\r\n\
        \r\nBerg;2026-05-12Z;northwind;1 GBP\r\n";
    let partnership = load(&[("deals.yaml", DEALS.as_bytes()), ("crm/deals.csv", sheet.as_bytes())]);
    let register = &partnership.records.deals[0];
    let rows: Vec<String> = register
        .imported
        .iter()
        .map(|row| {
            let deal = &row.deal;
            let partner = deal.partner.get().map_or("-", |party| party.as_str());
            let registered = deal.registered.get().map_or("-".to_owned(), ToString::to_string);
            let value = deal.value.get().map_or("-".to_owned(), ToString::to_string);
            format!("{} {partner} {registered} {value}", row.line)
        })
        .collect();
    // The third deal begins on line 6: the second one has a line break in its customer, and an empty line follows.
    assert_eq!(
        rows,
        [
            "2 kestrel 2026-05-04T08:30:00Z 18000 GBP",
            "3 northwind 2026-05-11T00:00:00Z -",
            "6 northwind - 1 GBP",
        ]
    );
    let problems = told(&register.record);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("5:15 line 6 of `crm/deals.csv`: `2026-05-12Z`"), "{problems:?}");
}

#[test]
fn what_is_wrong_with_a_file_of_deals_is_told_at_the_record() {
    let with = |sheet: &[u8]| {
        let partnership = load(&[("deals.yaml", DEALS.as_bytes()), ("crm/deals.csv", sheet)]);
        told(&partnership.records.deals[0].record)
    };
    assert_eq!(
        told(&load(&[("deals.yaml", DEALS.as_bytes())]).records.deals[0].record),
        ["2:9 `crm/deals.csv` is not there"]
    );
    assert_eq!(with(b"Account Name,Created\nx\xff,"), ["2:9 line 2 of `crm/deals.csv` is not text in UTF-8"]);
    assert_eq!(
        with(b"Account,Created Date,Partner\n"),
        ["4:13 `crm/deals.csv` has no column `Account Name`"]
    );
    assert_eq!(
        with(b"Account Name,Created Date,Partner\nA,2026-05-04\nB,2026-05-04,zephyr\n"),
        [
            "2:9 line 2 of `crm/deals.csv` has 2 cells, and the first line has 3",
            "6:12 line 3 of `crm/deals.csv`: no party is called `zephyr`",
        ]
    );
    let many = format!("Account Name,Created Date,Partner\n{}", "A,soon,kestrel\n".repeat(40));
    let problems = with(many.as_bytes());
    assert_eq!(problems.len(), 17);
    assert_eq!(problems[16], "2:9 24 more values of `crm/deals.csv` cannot be read");
    let outside = DEALS.replace("crm/deals.csv", "../../deals.csv");
    assert_eq!(
        told(&load(&[("deals.yaml", outside.as_bytes())]).records.deals[0].record),
        ["2:9 `../../deals.csv` is outside the repository"]
    );
}
