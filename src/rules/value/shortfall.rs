use super::parties::{figures, figures_with_ratio, makeup, own_place};
use crate::finding::Place;
use crate::grammar::series;
use crate::method::value::Ratio;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::value::rates_note;

rule! {
    /// a party gets less than it puts in
    "value-shortfall",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S0", "S3"],
    why: "a side that loses by the partnership puts its people elsewhere long before it says so",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(equation) = &subject.assessment.value else { return };
    for party in &equation.parties {
        let Ok(ratio) = party.ratio else { continue };
        if ratio >= Ratio::ONE {
            continue;
        }
        let name = subject.charter.party_name(&party.party);
        let mut draft = drafts
            .at_key(
                own_place(party),
                format!("{name} {}: {} for every 1", figures(party), ratio.beside(Ratio::ONE)),
            )
            .label(format!("{name} {}", makeup(party)));
        for other in equation.parties.iter().filter(|other| other.party != party.party) {
            let text = format!("{} {}", subject.charter.party_name(&other.party), figures_with_ratio(other));
            draft = draft.also(&Place::key(own_place(other)), text);
        }
        if let Some(intangibles) = intangibles(subject, &party.party) {
            draft = draft.note(format!("not priced, and so not counted: {intangibles}"));
        }
        if let Some(note) = rates_note(equation) {
            draft = draft.note(note);
        }
        draft.help(format!(
            "agree on more for {name} in `value.exchange` or `value.revenue_split.{id}`, or on less of its own under `value.costs.{id}`",
            id = party.party
        ));
    }
}

/// What the party has from the partnership beside money.
fn intangibles(subject: &Subject<'_>, party: &str) -> Option<String> {
    let listed = subject.charter.value.and(|value| &value.intangibles).get()?.of(party).get().copied()?;
    let each: Vec<String> = listed
        .values()
        .filter_map(|it| Some(format!("{} ({})", it.kind.get()?.as_str(), it.rating.get()?)))
        .collect();
    (!each.is_empty()).then(|| series(&each))
}
