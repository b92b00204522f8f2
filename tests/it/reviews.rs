//! What the calculations say of reviews, actions, trends and health checks, on days and figures worked out by hand.

use std::path::PathBuf;

use partner::config::Policy;
use partner::document::agreed::fingerprint;
use partner::document::scalar::{Date, Quantity, Scalar as _};
use partner::method::health::{Mean, View, views};
use partner::method::reviews::{ActionState, actions, schedule};
use partner::method::targets::TargetPart;
use partner::method::trends::{balance_decline, declines, is_beyond_tolerance, last_reading};
use partner::partnership::Partnership;
use partner::repository::{Repository, Request};

const HEADER: &str =
    "partner: charter/v1\nname: X\nstage: operation\nparties: {a: {name: Alder}, b: {name: Birch}}\n";

/// A partnership with this rest of its charter and these records, whose files are numbered in their order.
fn load(rest: &str, records: &[&str]) -> Partnership {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("charter.yaml"), format!("{HEADER}{rest}")).unwrap();
    for (number, text) in records.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{number}.yaml")), format!("partner: {text}\n")).unwrap();
    }
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let partnership = Repository::load(&request).unwrap().partnerships.remove(0);
    assert!(partnership.charter.problems.is_empty(), "{:?}", partnership.charter.problems);
    for (source, problems) in partnership.records.documents() {
        assert!(problems.is_empty(), "{}: {problems:?}", source.path);
    }
    partnership
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// `key due` of each kind, with the last one in brackets.
fn due(rest: &str, records: &[&str], as_of: &str) -> Vec<String> {
    let line = |review: partner::method::reviews::ReviewDue| match review.last {
        Some(last) => format!("{} {} ({last})", review.kind.key(), review.due),
        None => format!("{} {}", review.kind.key(), review.due),
    };
    schedule(&load(rest, records), &Policy::default(), day(as_of)).into_iter().map(line).collect()
}

#[test]
fn reviews_are_due_one_rhythm_after_the_last_one() {
    let rest = "term: {start: 2026-01-31}\nreviews: {business: yearly, audit: yearly, operations: monthly, value_loop: every 90 days}\n";
    let records =
        ["review/v1\nkind: operations\nheld: 2026-05-31", "review/v1\nkind: audit\nheld: 2026-08-01"];
    // The first business review: three months after 31 January, and April has 30 days. June has 30, too. 31 January + 90
    // days: 28 of them in February, 31 in March, 30 in April leave one: 1 May. The audit of August is yet to come.
    assert_eq!(
        due(rest, &records, "2026-07-10"),
        [
            "business 2026-04-30",
            "value_loop 2026-05-01",
            "audit 2027-01-31",
            "operations 2026-06-30 (2026-05-31)"
        ]
    );
    // Once one was held, the agreed rhythm holds.
    let held = ["review/v1\nkind: business\nheld: 2026-04-01"];
    assert_eq!(
        due("reviews: {business: yearly}\n", &held, "2026-07-10"),
        ["business 2027-04-01 (2026-04-01)"]
    );
    // Without a start there is no day to count from.
    assert_eq!(due("reviews: {business: yearly}\n", &[], "2026-07-10"), Vec::<String>::new());
}

#[test]
fn a_health_check_counts_from_its_day_or_within_its_period() {
    let rest = "reviews: {health: half-yearly}\n";
    let of = |record: &str| due(rest, &[record], "2026-07-10");
    assert_eq!(of("health/v1\nperiod: 2026-H1"), ["health 2026-12-30 (2026-06-30)"]);
    assert_eq!(of("health/v1\nperiod: 2026-H2"), ["health 2027-01-10 (2026-07-10)"]);
    assert_eq!(of("health/v1\nperiod: 2026-H1\nheld: 2026-05-04"), ["health 2026-11-04 (2026-05-04)"]);
    assert_eq!(of("health/v1\nperiod: 2027-H1"), Vec::<String>::new());
}

#[test]
fn actions_are_kept_slipped_overdue_dropped_or_open() {
    let first = "review/v1\nheld: 2026-03-01\nactions:
  - {id: carried, due: 2026-04-01}
  - {id: kept, due: 2026-04-01, done: 2026-04-01}
  - {id: slipped, due: 2026-04-01, done: 2026-04-02}
  - {due: 2026-07-09}
  - {due: 2026-07-10}
  - {due: 2026-04-01, dropped: 2026-04-02}
  - {due: 2026-04-01, done: 2026-07-11}";
    let second = "review/v1\nheld: 2026-06-01\nactions:\n  - {id: carried, due: 2026-08-01}\n  - {id: kept, due: 2026-06-01}";
    let states: Vec<(usize, usize, ActionState)> = actions(&load("", &[first, second]), day("2026-07-10"))
        .into_iter()
        .map(|status| (status.record, status.index, status.state))
        .collect();
    use ActionState::{Dropped, Kept, Open, Overdue, Slipped};
    assert_eq!(
        states,
        [
            (1, 0, Open),
            (0, 1, Kept),
            (0, 2, Slipped),
            (0, 3, Overdue),
            (0, 4, Open),
            (0, 5, Dropped),
            (0, 6, Overdue),
        ]
    );
}

#[test]
fn of_two_reviews_of_one_quarter_the_later_one_counts() {
    let rest = "metrics: [{id: m, direction: up}]\n";
    let quarter = |period: &str, held: &str, value: u32| {
        format!("review/v1\nperiod: {period}\nheld: {held}\nreadings: {{m: {value}}}")
    };
    let records = [
        quarter("2025-Q4", "2026-01-05", 9),
        quarter("2026-Q1", "2026-04-05", 8),
        quarter("2026-Q2", "2026-06-20", 8),
        quarter("2026-Q2", "2026-07-05", 7),
    ];
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let partnership = load(rest, &records);
    let found = declines(&partnership, day("2026-07-10"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].path, "readings.m");
    assert_eq!(found[0].points.clone().map(|point| point.record), [0, 1, 3]);
    // Two weeks earlier the quarter still stood at 8, no worse than the one before.
    assert!(declines(&partnership, day("2026-06-25")).is_empty());
    assert_eq!(last_reading(&partnership, "m", day("2026-06-25")), Some((2, Quantity::parse("8").unwrap())));
}

#[test]
fn a_balance_is_the_smallest_ratio_over_the_largest_in_each_quarter() {
    let quarter = |period: &str, held: &str, given: &str, got: &str| {
        format!(
            "review/v1\nperiod: {period}\nheld: {held}\nindicators: {{value_contributed: {given}, value_received: {got}}}"
        )
    };
    let records = [
        // 3/2 and 1/1: 2/3
        quarter("2025-Q4", "2026-01-05", "{a: 20 GBP, b: 7}", "{a: 30 GBP, b: 7}"),
        // 2/1 and 1/1: 1/2
        quarter("2026-Q1", "2026-04-05", "{a: 20 GBP, b: 7}", "{a: 40 GBP, b: 7}"),
        // 2/1 and 5/4: 5/8, corrected two weeks later to 1/4 over 2/1: 1/8
        quarter("2026-Q2", "2026-06-20", "{a: 20 GBP, b: 8}", "{a: 40 GBP, b: 10}"),
        quarter("2026-Q2", "2026-07-05", "{a: 20 GBP, b: 8}", "{a: 40 GBP, b: 2}"),
    ];
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let partnership = load("", &records);
    let points = balance_decline(&partnership, day("2026-07-10")).unwrap();
    let balances = points.clone().map(|point| point.value.balance.value.parts());
    assert_eq!(balances, [(2, 3), (1, 2), (1, 8)]);
    assert_eq!(points.clone().map(|point| point.record), [0, 1, 3]);
    assert_eq!(points[2].value.balance.lowest, ["b"]);
    assert_eq!(balance_decline(&partnership, day("2026-06-25")), None);
}

#[test]
fn a_target_is_missed_beyond_its_tolerance_and_not_at_it() {
    let metric = |text: &str| {
        let partnership = load(&format!("metrics: [{{id: m, {text}}}]\n"), &[]);
        partnership.charter.value.metrics.get().unwrap().values().next().unwrap().clone()
    };
    let judge = |text: &str, reading: &str| {
        is_beyond_tolerance(&metric(text), &Quantity::parse(reading).unwrap(), TargetPart::WHOLE)
    };
    let up = "target: 400, tolerance: 25%, direction: up";
    // A quarter of 400 is 100.
    assert_eq!(
        [judge(up, "300"), judge(up, "299.999999"), judge(up, "900")],
        [Some(false), Some(true), Some(false)]
    );
    let down = "target: 2%, tolerance: 10%, direction: down";
    assert_eq!(
        [judge(down, "2.2%"), judge(down, "2.2001%"), judge(down, "0%")],
        [Some(false), Some(true), Some(false)]
    );
    let money = "target: 100.00 GBP, tolerance: 0%, direction: up";
    assert_eq!(
        [judge(money, "99.99 GBP"), judge(money, "100 GBP"), judge(money, "1 EUR")],
        [Some(true), Some(false), None]
    );
    assert_eq!(judge("target: 400, direction: up", "1"), None);
}

#[test]
fn few_answers_are_hidden_unless_every_party_has_acknowledged_that_they_are_open() {
    let record = "health/v1\nperiod: 2026-H1\nresponses:\n  a: [{alignment: 4}, {alignment: 4}, {alignment: 3}]\n  b: [{alignment: 2}, {alignment: 3}]";
    let shown = |rest: &str, sides: &[&str]| {
        let reviews = fingerprint(&load(rest, &[]).charter, "reviews");
        let acknowledgement = |side: &&str| {
            format!(
                "acknowledgement/v1\nside: {side}\nby: X\ndate: 2026-07-01\nsections: {{reviews: {reviews}}}"
            )
        };
        let mut records: Vec<String> = sides.iter().map(acknowledgement).collect();
        records.push(record.to_owned());
        let records: Vec<&str> = records.iter().map(String::as_str).collect();
        let partnership = load(rest, &records);
        let check = partnership.records.health[0].value.clone();
        let views = |as_of| views(&partnership, &check, &Policy::default(), day(as_of))[0].clone();
        assert_eq!(views("2026-06-30").sides.len(), 1, "not acknowledged yet");
        views("2026-07-10")
    };
    let (eleven, five) = (Mean { sum: 11, count: 3 }, Mean { sum: 5, count: 2 });
    let of_a = View { party: "a".to_owned(), mean: eleven, spread: None };
    let both = ["a", "b"];
    let open = shown("reviews: {health_answers: open}\n", &both);
    let spread_of_a = View { spread: Some((3, 4)), ..of_a.clone() };
    let of_b = View { party: "b".to_owned(), mean: five, spread: Some((2, 3)) };
    assert_eq!(open.sides, [spread_of_a, of_b]);
    // Every party has to say so.
    assert_eq!(shown("reviews: {health_answers: {a: open, b: open}}\n", &both).sides, open.sides);
    // And each by itself: the charter alone could have been edited by one.
    for sides in [&[][..], &["a"], &["b"]] {
        let views = shown("reviews: {health_answers: open}\n", sides);
        assert_eq!(views.sides, std::slice::from_ref(&of_a), "{sides:?}");
    }
    for one_sided in ["{a: open}", "{a: open, b: anonymous}", "{a: open, b: TBD}", "{a: anonymous, b: open}"]
    {
        let views = shown(&format!("reviews: {{health_answers: {one_sided}}}\n"), &both);
        assert_eq!(views.sides, std::slice::from_ref(&of_a), "{one_sided}");
    }
    // 11/3 - 5/2 = 7/6.
    assert_eq!(
        open.gap(&Policy::default()).map(|(low, high)| (low.party.as_str(), high.party.as_str())),
        Some(("b", "a"))
    );
    // 11/3 = 3.67 and 5/2 = 2.5; exactly a point apart is apart, a hair less is not.
    assert_eq!((eleven.tenths(), five.tenths()), (37, 25));
    assert!(Mean { sum: 4, count: 1 }.is_apart(Mean { sum: 9, count: 3 }, 1));
    assert!(!Mean { sum: 4, count: 1 }.is_apart(Mean { sum: 31, count: 10 }, 1));
}
