//! The deal register, worked out by hand.

use std::path::PathBuf;

use partner::config::Policy;
use partner::document::scalar::{Date, Scalar as _};
use partner::method::deals::contests;
use partner::partnership::Partnership;
use partner::repository::{Repository, Request};

const CHARTER: &str = "partner: charter/v1\nname: X\nstage: operation\nparties: {a: {name: Alder}, b: {name: Birch}, c: {name: Cedar}}\n";

fn load(record: &str) -> Partnership {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("charter.yaml"), CHARTER).unwrap();
    std::fs::write(folder.path().join("record.yaml"), record).unwrap();
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let partnership = Repository::load(&request).unwrap().partnerships.remove(0);
    for (source, problems) in partnership.records.documents() {
        assert!(problems.is_empty(), "{}: {problems:?}", source.path);
    }
    partnership
}

/// `first<later`, by index, with `=` for one instant and `!` for one party.
fn collided(deals: &[&str]) -> Vec<String> {
    let deals: Vec<String> = deals
        .iter()
        .map(|deal| {
            let (party, time) = deal.split_once(' ').unwrap();
            format!("  - {{customer: X, partner: {party}, registered: {time}}}\n")
        })
        .collect();
    let partnership = load(&format!("partner: deals/v1\ndeals:\n{}", deals.concat()));
    contests(&partnership, &Policy::default(), Date::parse("2027-07-10").unwrap())
        .collisions
        .into_iter()
        .map(|it| {
            let same = if it.is_same_party { "!" } else { "" };
            let sign = if it.is_tied { "=" } else { "<" };
            format!("{}{sign}{}{same}", it.first.index, it.later.index)
        })
        .collect()
}

#[test]
fn the_first_registration_is_credited_for_ninety_days() {
    // 2026-01-01 + 90 days: 30 left in January, 28, 31, and one of April.
    assert_eq!(collided(&["a 2026-01-01", "b 2026-04-01"]), ["0<1"]);
    assert_eq!(collided(&["a 2026-01-01", "b 2026-04-02"]), Vec::<String>::new());
    // The second one is credited from then on, and protected itself.
    assert_eq!(collided(&["a 2026-01-01", "b 2026-04-02", "a 2026-04-03", "c 2026-07-01"]), ["1<2", "1<3"]);
    // A registration that collides protects nothing.
    assert_eq!(collided(&["a 2026-01-01", "b 2026-03-01", "c 2026-05-01"]), ["0<1"]);
    assert_eq!(collided(&["a 2026-01-01", "a 2026-01-02", "b 2026-01-03"]), ["0<1!", "0<2"]);
}

#[test]
fn instants_decide_and_not_the_order_in_the_file() {
    // Half past nine in London in summer is before nine in UTC.
    assert_eq!(collided(&["a 2026-05-04T09:00Z", "b 2026-05-04T09:30+01:00"]), ["1<0"]);
    assert_eq!(collided(&["a 2026-05-04T08:30Z", "b 2026-05-04T09:30+01:00"]), ["0=1"]);
    assert_eq!(collided(&["a 2027-07-10", "b 2027-07-11"]), Vec::<String>::new());
}
