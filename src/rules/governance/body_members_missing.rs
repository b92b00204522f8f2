use super::seats::{decides, has_seat, is_represented, name_of, seats_of};
use crate::document::charter::governance::Body;
use crate::document::{Field, List};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a body has no member from a party
    "body-members-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Bodies), consequence: Adrift,
    question: "Who represents each party in this body?",
    at: "governance.bodies[].members", example: "Dana Reyes", concerns: Each,
    authority: ["S0"],
    why: "a party that is not represented need not feel bound by what the body decides",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(bodies) = governance.bodies.get() else { return };
    for (index, body) in bodies.iter() {
        if body.members.is_missing() {
            nobody(drafts, index, body);
        } else {
            one_sided(subject, drafts, bodies, (index, body));
        }
    }
}

fn nobody(drafts: &mut Drafts<'_>, index: usize, body: &Body) {
    let name = name_of(body, index);
    let message = if body.members.is_open() {
        format!("members undecided: {name}")
    } else {
        format!("no members for {name}")
    };
    drafts
        .at_key(format!("governance.bodies[{index}].members"), message)
        .help("agree who represents each party and add `members:`, with people who may decide");
}

fn one_sided(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    bodies: &List<Body>,
    (index, body): (usize, &Body),
) {
    let parties = subject.parties();
    let is_open =
        |party: &str| body.members.get().is_some_and(|members| !matches!(members.of(party), Field::Missing));
    let absent: Vec<&str> = parties
        .iter()
        .copied()
        .filter(|party| !is_represented(body, party))
        // A party that sits nowhere at all is out of balance altogether, and that is said by another rule.
        .filter(|party| seats_of(bodies, party) != Some(0))
        .collect();
    if absent.is_empty() || is_group_of_some(subject, bodies, body) {
        return;
    }
    let name = name_of(body, index);
    for party in absent {
        let party_name = subject.charter.party_name(party);
        let message = if is_open(party) {
            format!("members of {name} undecided: {party_name}")
        } else {
            format!("no member of {party_name} in {name}")
        };
        let draft = drafts.at_key(format!("governance.bodies[{index}].members.{party}"), message);
        // Members that are written, and none of this party: that is said, and no question.
        let draft = if is_open(party) { draft } else { draft.defect() };
        draft.help(format!("ask {party_name} for someone who may decide, and add `{party}:` to `members`"));
    }
}

/// Among three or more, some may meet without the others, as long as all meet in another body; one alone only where that body
/// decides. A seat that is still to be filled is a seat.
fn is_group_of_some(subject: &Subject<'_>, bodies: &List<Body>, body: &Body) -> bool {
    let parties = subject.parties();
    let seated = parties.iter().filter(|party| has_seat(body, party)).count();
    let unites_all =
        |other: &&Body| !std::ptr::eq(*other, body) && parties.iter().all(|party| has_seat(other, party));
    let mut of_all = bodies.values().filter(unites_all);
    let is_for_some = if seated > 1 { of_all.next().is_some() } else { of_all.any(decides) };
    parties.len() > 2 && is_for_some
}
