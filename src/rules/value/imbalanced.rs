use super::parties::{figures, own_place};
use crate::finding::Place;
use crate::grammar::series;
use crate::method::value::{PartyValue, Ratio};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;
use crate::wording::value::rates_note;

rule! {
    /// one party gets far more for what it puts in than another
    "value-imbalanced",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S0", "S3", "ours"],
    why: "the side that fares worse finds out, and then negotiates again from mistrust",
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
        .filter_map(|party| Some(format!("{} gets {}", name_of(party), party.ratio.as_ref().ok()?)))
        .collect();
    let mut draft = drafts
        .at_key(
            own_place(lowest),
            format!(
                "for every 1 put in, {}: the balance is {}, below {}",
                series(&each),
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
        "shift what passes in `value.exchange`, the shares in `value.revenue_split` or the costs in `value.costs` towards {}, until the smallest ratio is at least {}% of the largest",
        names(charter, &worse),
        subject.policy.value_balance_least
    ));
}

/// A limit as one would write it: 0.5.
fn trimmed(limit: Ratio) -> String {
    limit.to_string().trim_end_matches('0').trim_end_matches('.').to_owned()
}
