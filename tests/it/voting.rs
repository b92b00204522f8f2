//! Who can block and who can be outvoted, by votes worked out by hand.

use partner::method::voting::{Power, powers};
use partner::repository::{Repository, Request};

fn power_of(parties: &str, body: &str, decision: &str) -> Option<Power> {
    let parties: Vec<String> = parties.split(' ').map(|id| format!("{id}: {{name: {id}}}")).collect();
    let text = format!(
        "partner: charter/v1\nname: X\nstage: negotiation\nparties: {{{}}}\ngovernance:\n  bodies: [{{id: board, {body}}}]\n  decisions: [{{what: W, {decision}}}]\n",
        parties.join(", ")
    );
    let folder = crate::program::folder(&[("charter.yaml", &text)]);
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![".".into()] };
    let repository = Repository::load(&request).unwrap();
    let charter = &repository.partnerships[0].charter;
    assert!(charter.problems.is_empty(), "{:?}", charter.problems);
    powers(&charter.value).into_iter().next()
}

/// Who decides alone, who can block, who can be outvoted, and without whom there is no quorum.
fn said(parties: &str, body: &str, decision: &str) -> [String; 4] {
    let power = power_of(parties, body, decision).unwrap();
    [power.alone, power.can_block, power.can_be_outvoted, power.can_stay_away].map(|it| it.join(" "))
}

const BOARD: &str = "decides: board";

#[test]
fn two_thirds_of_four_votes_take_three() {
    // 2 + 1 + 1: three of four. Without a there are two, without b or c three.
    let body = "votes: {a: 2, b: 1, c: 1}, majority: 2/3";
    assert_eq!(said("a b c", body, BOARD), ["", "a", "b c", ""]);
    assert_eq!(power_of("a b c", body, BOARD).unwrap().votes, Some((3, 4)));
    // A veto blocks whatever the votes are.
    assert_eq!(said("a b c", body, "decides: board, veto: [c]"), ["", "a c", "b", ""]);
    // All four: everyone can block.
    assert_eq!(said("a b c", body, "decides: board, majority: unanimous"), ["", "a b c", "", ""]);
}

#[test]
fn enough_votes_decide_alone() {
    // Thirteen votes to none: the towns decide, the firms have no vote.
    let board = "votes: {towns: 13}, majority: 3/4";
    assert_eq!(said("towns firms", board, BOARD), ["towns", "towns", "firms", ""]);
    assert_eq!(power_of("towns firms", board, BOARD).unwrap().votes, Some((10, 13)));
    // A veto of the other takes the decision out of one hand.
    assert_eq!(said("towns firms", board, "decides: board, veto: [firms]"), ["", "towns firms", "", ""]);
}

#[test]
fn a_casting_vote_decides_a_tie() {
    // One vote each: more than half are both.
    assert_eq!(said("a b", "votes: {a: 1, b: 1}, majority: simple", BOARD), ["", "a b", "", ""]);
    // With the casting vote a has half of the votes and decides.
    let chaired = "votes: {a: 1, b: 1}, majority: simple, chair: a, casting_vote: yes";
    assert_eq!(said("a b", chaired, BOARD), ["a", "a", "b", ""]);
    // Two thirds are no tie.
    assert_eq!(said("a b", chaired, "decides: board, majority: 2/3"), ["", "a b", "", ""]);
    // Of four votes a and c have three, b and c have three, and a and b have half with the chair: nobody can block.
    let three = "votes: {a: 1, b: 1, c: 2}, majority: simple, chair: b, casting_vote: yes";
    assert_eq!(said("a b c", three, BOARD), ["", "", "a b c", ""]);
}

#[test]
fn whoever_is_needed_for_the_quorum_can_stay_away() {
    // Three quarters of four votes are three: without a there are two.
    let body = "votes: {a: 2, b: 1, c: 1}, majority: simple, quorum: 3/4";
    assert_eq!(said("a b c", body, BOARD)[3], "a");
}

#[test]
fn a_party_or_all_decide_without_votes() {
    assert_eq!(said("a b", "name: B", "decides: a"), ["a", "a", "b", ""]);
    assert_eq!(said("a b", "name: B", "decides: a, veto: [b]"), ["", "a b", "", ""]);
    assert_eq!(said("a b", "name: B", "decides: both"), ["", "a b", "", ""]);
}

#[test]
fn what_is_not_written_is_not_known() {
    for (body, decision) in [
        ("majority: simple", BOARD),
        ("votes: {a: 1, b: 1}", BOARD),
        ("votes: {a: 1, b: TBD}, majority: simple", BOARD),
        ("votes: {a: 1, b: 1}, majority: simple, casting_vote: yes", BOARD),
        ("votes: {a: 1, b: 1}, majority: simple", "decides: board, veto: TBD"),
        ("votes: {a: 1, b: 1}, majority: simple", "decides: a mediator"),
    ] {
        assert_eq!(power_of("a b", body, decision), None, "{body} {decision}");
    }
}

#[test]
fn the_report_shows_who_can_block() {
    let charter = "partner: charter/v1\nname: X\nstage: negotiation\nparties: {a: {name: Alder}, b: {name: Birch}, c: {name: Cedar}}\n\
        governance:\n  bodies: [{id: board, name: Board, votes: {a: 2, b: 1, c: 1}, majority: 2/3}]\n  decisions: [{what: Fees, decides: board, about: fees}]\n";
    let page = crate::program::folder(&[("charter.yaml", charter)]);
    let output = crate::program::on_the_day(page.path(), &["report", "--format", "markdown"]);
    let text = crate::program::stdout(&output);
    assert!(text.contains("Board, 3 of 4 votes"), "{text}");
    assert!(text.contains("Alder can block; Birch and Cedar can be outvoted"), "{text}");
}
