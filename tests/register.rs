//! The deal register and the landscape of candidates, worked out by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;

use partner::config::Policy;
use partner::document::records::candidates::Candidates;
use partner::document::scalar::{Date, Scalar as _};
use partner::method::candidates::{landscape, referral_cycles};
use partner::method::deals::collisions;
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
    collisions(&partnership, &Policy::default(), Date::parse("2027-07-10").unwrap())
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

fn candidates(text: &str) -> Candidates {
    load(&format!("partner: candidates/v1\n{text}")).records.candidates.remove(0).value
}

#[test]
fn candidates_are_ranked_by_weighted_scores_and_ties_are_kept() {
    let record = candidates(
        "\
wanted: {industry: logistics, country: [DE, FR], capabilities: [Last-Mile]}
weights: {strategic_fit: 2}
candidates:
  - {id: one, scores: {strategic_fit: 3, operational_compatibility: 3, risk_profile: 3}}
  - {id: two, scores: {strategic_fit: 5, operational_compatibility: 1}}
  - {id: three, industry: Logistics, country: FR, capabilities: [lockers, last-mile], scores: {strategic_fit: 4, operational_compatibility: 2, risk_profile: 2}}
  - {id: four, country: NL, scores: {strategic_fit: 5, operational_compatibility: 5, risk_profile: 5}}
  - {id: five, scores: {strategic_fit: 1, operational_compatibility: 1, risk_profile: 1}}
",
    );
    let rows: Vec<(usize, Option<usize>, u64, u64)> =
        landscape(&record).into_iter().map(|it| (it.index, it.rank, it.points, it.of)).collect();
    // 2 × 3 + 3 + 3 = 12 = 2 × 4 + 2 + 2; at most 2 × 5 + 5 + 5 = 20; of the second one, 2 × 5 + 1 of 15 is known.
    assert_eq!(
        rows,
        [
            (3, Some(1), 20, 20),
            (0, Some(2), 12, 20),
            (2, Some(2), 12, 20),
            (4, Some(4), 4, 20),
            (1, None, 11, 15)
        ]
    );
    let unmet = |index: usize| landscape(&record).into_iter().find(|it| it.index == index).unwrap().unmet;
    assert_eq!(unmet(2), Vec::<&str>::new());
    assert_eq!(unmet(3), ["industry", "country", "capabilities"]);
}

#[test]
fn every_circle_of_referrals_is_found_once() {
    let record = candidates(
        "\
candidates:
  - {id: tail, referred_by: b}
  - {id: c, referred_by: a}
  - {id: a, referred_by: b}
  - {id: b, referred_by: c}
  - {id: self, referred_by: self}
  - {id: end, referred_by: somebody}
  - {id: last, referred_by: end}
",
    );
    // c (1) by a (2) by b (3) by c.
    assert_eq!(referral_cycles(&record), [vec![1, 2, 3], vec![4]]);
}
