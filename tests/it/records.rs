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
    assert_eq!(problems[16], "2:9 24 more values of `crm/deals.csv` cannot be read, in lines 18-41");
    let outside = DEALS.replace("crm/deals.csv", "../../deals.csv");
    assert_eq!(
        told(&load(&[("deals.yaml", outside.as_bytes())]).records.deals[0].record),
        ["2:9 `../../deals.csv` is outside the repository"]
    );
}

/// What a deals record with these keys reads of this file: the rows, and what is wrong.
fn exported(keys: &str, sheet: &[u8]) -> (Vec<String>, Vec<String>) {
    let record = format!("{DEALS}{keys}");
    let partnership = load(&[("deals.yaml", record.as_bytes()), ("crm/deals.csv", sheet)]);
    let register = &partnership.records.deals[0];
    let row = |row: &partner::document::records::deals::ImportedDeal| {
        let deal = &row.deal;
        let customer = deal.customer.get().map_or("-", |it| it.as_str());
        let partner = deal.partner.get().map_or("-", |party| party.as_str());
        let registered = deal.registered.get().map_or("-".to_owned(), ToString::to_string);
        let value = deal.value.get().map_or("-".to_owned(), ToString::to_string);
        format!("{customer}|{partner}|{registered}|{value}")
    };
    (register.imported.iter().map(row).collect(), told(&register.record))
}

#[test]
fn deals_are_read_as_the_record_declares_them() {
    let keys = "  value: Amount\n  currency: Curr\ndates: dmy\nzone: Europe/Berlin\ndecimal: \",\"\ncurrency: EUR\n\
                encoding: windows-1252\naliases: {kestrel: [KSL GmbH, Kestrel DACH]}\n";
    // 0xfc is `ü` and 0x80 `€` in windows-1252.
    let sheet = b"Account Name;Created Date;Partner;Amount;Curr\r\n\
        M\xfcller;01.07.2026 09:05;ksl gmbh;1.234,50;\r\n\
        Berg;31.12.2026;Kestrel DACH;10.000 \x80;\r\n\
        Tal;2.1.2026 8:00;northwind;500;CHF\r\n";
    let (rows, problems) = exported(keys, sheet);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(
        rows,
        [
            // Berlin is two hours ahead of UTC in July and one in winter.
            "Müller|kestrel|2026-07-01T07:05:00Z|1234.50 EUR",
            "Berg|kestrel|2026-12-30T23:00:00Z|10000 EUR",
            "Tal|northwind|2026-01-02T07:00:00Z|500 CHF",
        ]
    );
}

#[test]
fn deals_may_come_in_utf_16() {
    let text = "Account Name\tCreated Date\tPartner\nŁódź\t7/1/2026 9:05 PM\tkestrel\n";
    let keys = "dates: mdy\nzone: \"-05:00\"\n";
    let wanted = ["Łódź|kestrel|2026-07-02T02:05:00Z|-"];
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe][..], &little].concat();
    let big: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    // A mark says it; without one the record does.
    for (keys, sheet) in
        [(keys.to_owned(), &marked), (keys.to_owned(), &big), (format!("{keys}encoding: utf-16\n"), &little)]
    {
        let (rows, problems) = exported(&keys, sheet);
        assert_eq!((rows, problems), (wanted.map(str::to_owned).to_vec(), Vec::new()));
    }
    let (rows, problems) = exported("encoding: utf-16\n", &[0x41, 0x00, 0x00, 0xd8, 0x41, 0x00]);
    assert!(rows.is_empty());
    assert_eq!(problems, ["2:9 `crm/deals.csv` is not text in UTF-16"]);
}

#[test]
fn rows_that_are_not_written_as_declared_are_named_and_the_rest_is_used() {
    let keys = "  value: Amount\ndates: dmy\ndecimal: \",\"\ncurrency: EUR\naliases: {kestrel: [K], northwind: [K]}\n";
    let sheet =
        b"Account Name;Created Date;Partner;Amount\nA;01.07.2026;kestrel;1.000,5\nB;07/31/2026;kestrel;7\n\
        C;01.07.2026;K;8\nD;01.07.2026;kestrel;1.00,5\n";
    let (rows, problems) = exported(keys, sheet);
    assert_eq!(
        rows,
        [
            "A|kestrel|2026-07-01T00:00:00Z|1000.50 EUR",
            "B|kestrel|-|7 EUR",
            "C|-|2026-07-01T00:00:00Z|8 EUR",
            "D|kestrel|2026-07-01T00:00:00Z|-",
        ]
    );
    assert_eq!(problems.len(), 3, "{problems:?}");
    for (problem, begin) in problems.iter().zip([
        "5:15 line 3 of `crm/deals.csv`: `07/31/2026`",
        "11:",
        "7:10 line 5 of `crm/deals.csv`: ",
    ]) {
        assert!(problems.iter().any(|it| it.starts_with(begin)), "{begin}: {problem} {problems:?}");
    }
    assert!(problems.iter().any(|it| it.ends_with("`K` is an alias of `kestrel` and of `northwind`")));
}
