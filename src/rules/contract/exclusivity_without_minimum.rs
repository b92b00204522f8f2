use crate::document::charter::contract::ClauseKind;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::clauses::{contract_has, contract_says, is_by_party, lack, lack_of, parties_with, place};
use crate::rules::contract::bargain::{bound, is_put_off, ordered, paid_for};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// exclusive, with no minimum commitment
    "exclusivity-without-minimum",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the bound party turns other business away and may receive none in return",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "in a contractual project the bound party turns other customers away and may get no orders",
    ecosystem: "in an ecosystem the bound party gives up other members and may get no volume",
    integrated: "in an integrated alliance the bound party already gives up the freedom to change course",
    venture: "a parent bound to a joint venture needs to know how much the venture will buy",
    untold: "the bound party turns others away and may get nothing in return",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if !contract_has(subject, ClauseKind::Exclusivity) {
        granted_by_the_charter(subject, drafts);
        return;
    }
    let kind = ClauseKind::MinimumCommitment;
    // What pays for being bound answers it wherever it is written; a no of the contract contradicts a minimum of the charter.
    let has_order = ordered(subject).is_some() && contract_says(subject, kind) != Some(false);
    if paid_for(subject).is_some() || has_order {
        return;
    }
    judge_each_bound(subject, drafts);
    let put_off = || is_put_off(subject).then(|| "a minimum commitment still to be agreed".to_owned());
    let Some(lack) = lack(subject, kind, "minimum commitment").or_else(put_off) else { return };
    let minimums = subject.charter.value.and(|value| &value.minimums);
    let draft = drafts
        .at_key(
            place(ClauseKind::Exclusivity),
            format!("exclusive, with {lack}"),
        )
        .note(REASONS.of(subject))
        .help("agree a minimum volume, spend or effort per period and write `minimum_commitment: yes`, or drop the exclusivity");
    // What the charter promises binds less than the contract, but it is a promise.
    if minimums.is_given() && contract_says(subject, kind) != Some(false) {
        draft.at_most(Severity::Advice).also(&Place::key("value.minimums"), "minimums in the charter");
    }
}

/// By party: a minimum that only the bound party itself owes gives it nothing for being bound.
fn judge_each_bound(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (exclusivity, minimum) = (ClauseKind::Exclusivity, ClauseKind::MinimumCommitment);
    if !is_by_party(subject, exclusivity) || !is_by_party(subject, minimum) || !contract_has(subject, minimum)
    {
        return;
    }
    for party in parties_with(subject, exclusivity, true) {
        let mut others = subject.parties();
        others.retain(|other| *other != party);
        if !others.iter().all(|other| lack_of(subject, minimum, other, "minimum").is_some()) {
            continue;
        }
        let (name, others) = (subject.charter.party_name(party), names(subject.charter, &others));
        drafts
            .at_key(
                exclusivity.place(Some(party)),
                format!("{name} is exclusive, with no minimum commitment from {others}"),
            )
            .help(format!(
                "agree a minimum volume, spend or effort per period from {others}, or drop the exclusivity"
            ));
    }
}

/// Where the charter grants exclusivity and the contract does not speak of it: for those who are bound while another is not.
fn granted_by_the_charter(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let bound = bound(subject);
    let (parties, minimums) = (subject.parties(), subject.charter.value.and(|value| &value.minimums));
    let is_equal = bound.len() == parties.len();
    let is_said = contract_says(subject, ClauseKind::Exclusivity).is_some();
    if bound.is_empty() || is_equal || is_said || minimums.is_invalid() || paid_for(subject).is_some() {
        return;
    }
    let owed = subject.charter.minimums();
    let owes = |party: &str| owed.iter().any(|(owes, ..)| *owes == party);
    let mut free = parties;
    free.retain(|party| !bound.contains(party));
    if free.iter().any(|party| owes(party)) {
        return;
    }
    let (free, names_of_bound) = (names(subject.charter, &free), names(subject.charter, &bound));
    let Some(first) = bound.first() else { return };
    drafts
        .at_value(
            format!("canvas.exclusivity.{first}.grants"),
            format!("{names_of_bound} granted exclusivity, with no minimum commitment of {free}"),
        )
        .help(format!(
            "agree a minimum volume, spend or effort per period from {free} and write it under `value.minimums`, or drop the exclusivity"
        ));
}
