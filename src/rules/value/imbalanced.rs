use super::parties::{figures, own_place};
use crate::finding::Place;
use crate::method::value::{PartyValue, Ratio};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;
use crate::wording::value::rates_note;

rule! {
    /// one party's return is far higher than another's
    "value-imbalanced",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S0", "S3", "ours"],
    why: "the party with the lower return will find out, and reopen the terms in mistrust",
    policy: [value_balance_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(equation) = &subject.assessment.value else { return };
    let Ok(balance) = &equation.balance else { return };
    let Some(least) = Ratio::new(subject.policy.value_balance_least.into(), 100) else { return };
    if balance.value >= least {
        return;
    }
    let Some(lowest) = balance.lowest.first().and_then(|id| equation.party(id)) else { return };
    let charter = subject.charter;
    let name_of = |party: &PartyValue| charter.party_name(&party.party).to_owned();
    let each: Vec<String> = equation
        .parties
        .iter()
        .filter_map(|party| Some(format!("{} {}", name_of(party), party.ratio.as_ref().ok()?)))
        .collect();
    let mut draft = drafts
        .at_key(
            own_place(lowest),
            format!(
                "unequal returns per 1 contributed: {}; balance {}, below {}",
                each.join(", "),
                balance.value.beside(least),
                trimmed(least)
            ),
        )
        .label(format!("{} {}", name_of(lowest), figures(lowest)));
    for party in equation.parties.iter().filter(|party| party.party != lowest.party) {
        draft = draft.also(&Place::key(own_place(party)), format!("{} {}", name_of(party), figures(party)));
    }
    if let Some(note) = rates_note(equation) {
        draft = draft.note(note);
    }
    let worse: Vec<&str> = balance.lowest.iter().map(String::as_str).collect();
    draft.help(format!(
        "renegotiate the exchange, the revenue split or the costs in favour of {}, until the lowest return is at least {}% of the highest; then update `value`",
        names(charter, &worse),
        subject.policy.value_balance_least
    ));
}

/// A limit as one would write it: 0.5.
fn trimmed(limit: Ratio) -> String {
    limit.to_string().trim_end_matches('0').trim_end_matches('.').to_owned()
}
