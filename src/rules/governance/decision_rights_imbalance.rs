use super::authority::party_behind;
use super::seats::{is_represented, name_of, seats_of};
use crate::document::charter::governance::{Body, DecisionRight};
use crate::document::{Authority, List};
use crate::finding::Place;
use crate::grammar::{counted, series};
use crate::method::deal::{is_body_of_all, is_host};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// one party holds nearly all decisions or seats, or a party has no seat
    "decision-rights-imbalance",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["S0", "ours"],
    why: "a party without a say stops raising problems, then leaves without warning",
    policy: [decision_share_most, decisions_judged_from, seats_ratio_above],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if subject.parties().len() < 2 {
        return;
    }
    if let Some(decisions) = governance.decisions.get() {
        too_many_decisions(subject, drafts, decisions);
    }
    if let Some(bodies) = governance.bodies.get() {
        too_many_seats(subject, drafts, bodies);
        no_seat(subject, drafts, bodies);
    }
}

fn too_many_decisions(subject: &Subject<'_>, drafts: &mut Drafts<'_>, decisions: &List<DecisionRight>) {
    let policy = subject.policy;
    let total = decisions.len();
    if total < policy.decisions_judged_from as usize {
        return;
    }
    for holder in subject.parties() {
        let held = decided_by(subject, decisions, holder);
        if held * 100 <= total * policy.decision_share_most as usize {
            continue;
        }
        let others = others_of(subject, holder, |party| decided_by(subject, decisions, party));
        let name = subject.charter.party_name(holder);
        let message = format!("{name} alone takes {held} of {total} decisions, {others}");
        drafts
            .at_key("governance.decisions", message)
            .hits_all_but(holder)
            .label(format!("more than {}% with {name}", policy.decision_share_most))
            .help(format!(
                "move some to another party, a joint body or `both`; if {name} refuses, {THIRD_PARTY}"
            ));
    }
}

fn too_many_seats(subject: &Subject<'_>, drafts: &mut Drafts<'_>, bodies: &List<Body>) {
    let ratio = subject.policy.seats_ratio_above as usize;
    let counted_seats: Vec<(&str, usize)> = subject
        .parties()
        .into_iter()
        .filter_map(|party| Some((party, seats_of(bodies, party)?)))
        .filter(|(_, seats)| *seats > 0)
        .collect();
    let Some(most) = counted_seats.iter().map(|(_, seats)| *seats).max() else { return };
    let Some((holder, _)) = counted_seats.iter().find(|(_, seats)| *seats == most) else { return };
    let (few, few_ids): (Vec<String>, Vec<&str>) = counted_seats
        .iter()
        .filter(|(_, seats)| most > seats * ratio)
        .map(|(party, seats)| (format!("{} {seats}", subject.charter.party_name(party)), *party))
        .unzip();
    if few.is_empty() {
        return;
    }
    let name = subject.charter.party_name(holder);
    let enough = most.div_ceil(ratio.max(1));
    let message = format!("{name} has {} across all bodies, {}", counted(most, "seat"), series(&few));
    let draft =
        drafts.at_key("governance.bodies", message).hits(&few_ids).label(format!("more than {ratio} to 1"));
    let mut draft = draft.help(format!(
        "give {} at least {}, or {name} fewer; if {name} refuses, {THIRD_PARTY}",
        names(subject.charter, &few_ids),
        counted(enough, "seat")
    ));
    for (index, body) in bodies.iter().filter(|(_, body)| body.members.is_given()) {
        let place = Place::key(format!("governance.bodies[{index}].members.{holder}"));
        draft = draft.also(&place, format!("seats of {name} in {}", name_of(body, index)));
    }
}

fn no_seat(subject: &Subject<'_>, drafts: &mut Drafts<'_>, bodies: &List<Body>) {
    let parties = subject.parties();
    let Some((index, body)) =
        bodies.iter().find(|(_, body)| parties.iter().any(|party| is_represented(body, party)))
    else {
        return;
    };
    let is_without_a_say = |party: &&&str| {
        seats_of(bodies, party) == Some(0)
            && !decides_most(subject, party)
            && !is_host(subject.charter, party)
            && !is_body_of_all(subject.charter, party)
    };
    for party in parties.iter().filter(is_without_a_say) {
        let name = subject.charter.party_name(party);
        let others = others_of(subject, party, |other| seats_of(bodies, other).unwrap_or_default());
        let body = name_of(body, index);
        drafts
            .at_key(
                format!("governance.bodies[{index}].members.{party}"),
                format!("no seat for {name} in any body; seats of the others: {others}"),
            )
            .help(format!("agree on a seat and add `{party}:` to the members of {body}; if that is refused, {THIRD_PARTY}"));
    }
}

const THIRD_PARTY: &str = "bring in a neutral facilitator, or reconsider the deal";

/// Whether no other party takes more of the decisions alone: a seat would give it no say that it does not have.
fn decides_most(subject: &Subject<'_>, party: &str) -> bool {
    let Some(decisions) = subject.charter.governance.get().and_then(|it| it.decisions.get()) else {
        return false;
    };
    let held = decided_by(subject, decisions, party);
    held > 0 && subject.parties().into_iter().all(|other| decided_by(subject, decisions, other) <= held)
}

/// How many decisions a party takes alone, under its id, its name or the name of one of its people.
fn decided_by(subject: &Subject<'_>, decisions: &List<DecisionRight>, party: &str) -> usize {
    let is_held = |decision: &&DecisionRight| match decision.decides.get() {
        Some(Authority::Party(id)) => id == party,
        Some(Authority::Other(words)) => party_behind(subject.charter, words) == Some(party),
        _ => false,
    };
    decisions.values().filter(is_held).count()
}

/// `Kestrel Software 1`: what is counted for every party but one.
fn others_of(subject: &Subject<'_>, party: &str, count: impl Fn(&str) -> usize) -> String {
    let others: Vec<String> = subject
        .parties()
        .into_iter()
        .filter(|other| *other != party)
        .map(|other| (subject.charter.party_name(other), count(other)))
        .map(|(name, count)| if count == 0 { format!("{name} none") } else { format!("{name} {count}") })
        .collect();
    series(&others)
}
