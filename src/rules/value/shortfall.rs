use super::parties::{figures, figures_with_ratio, makeup, own_place};
use crate::finding::Place;
use crate::grammar::series;
use crate::method::value::Ratio;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::value::rates_note;

rule! {
    /// a party has a net loss: it receives less than it contributes
    "value-shortfall",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S0", "S3"],
    why: "the party will move its people elsewhere, or exit, once it sees the loss",
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
                format!("net loss for {name}: {}, return {} per 1", figures(party), ratio.beside(Ratio::ONE)),
            )
            .label(makeup(party));
        for other in equation.parties.iter().filter(|other| other.party != party.party) {
            let text = format!("{}: {}", subject.charter.party_name(&other.party), figures_with_ratio(other));
            draft = draft.also(&Place::key(own_place(other)), text);
        }
        if let Some(intangibles) = intangibles(subject, &party.party) {
            draft = draft.note(format!("intangible benefits, not counted: {intangibles}"));
        }
        if let Some(note) = rates_note(equation) {
            draft = draft.note(note);
        }
        draft.help(format!(
            "negotiate a better return for {name} in `value.exchange` or `value.revenue_split.{id}`, or lower costs under `value.costs.{id}`",
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
