use crate::document::Field;
use crate::finding::Place;
use crate::grammar::number;
use crate::rules::canvas::wanted;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party expects exclusivity that another does not grant
    "exclusivity-mismatch",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Differing,
    authority: ["S0"],
    why: "a party may plan around a promise that the other has not made",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(exclusivity) = charter.canvas.get().and_then(|canvas| canvas.exclusivity.get()) else { return };
    let parties = subject.parties();
    for party in &parties {
        let expects = exclusivity.of(party);
        let Some(extent) = expects.get().and_then(|it| wanted(&it.expects)) else { continue };
        let refusals: Vec<(&str, String)> = parties
            .iter()
            .filter(|other| *other != party)
            .filter_map(|other| {
                let name = charter.party_name(other);
                let said = match exclusivity.of(other) {
                    Field::Given(said) => said.grants.as_ref(),
                    Field::Missing => Field::Missing,
                    Field::Open => Field::Open,
                    Field::Invalid => Field::Invalid,
                };
                let text = match said {
                    Field::Given(_)
                        if exclusivity.of(other).get().is_some_and(|it| wanted(&it.grants).is_some()) =>
                    {
                        return None;
                    }
                    Field::Given(_) => format!("{name} grants none"),
                    Field::Missing => format!("{name} has not said what it grants"),
                    Field::Open => format!("what {name} grants is undecided"),
                    Field::Invalid => return None,
                };
                Some((*other, text))
            })
            .collect();
        if refusals.is_empty() {
            continue;
        }
        let said: Vec<&str> = refusals.iter().map(|(_, text)| text.as_str()).collect();
        let name = charter.party_name(party);
        let others: Vec<&str> = refusals.iter().map(|(other, _)| *other).collect();
        let (granting, grant) = (names(charter, &others), number(others.len(), "grants", "grant"));
        let mut draft = drafts
            .at_value(
                format!("canvas.exclusivity.{party}.expects"),
                format!("{name} expects exclusivity, but {}", said.join(", and ")),
            )
            .hits(&[&[*party], others.as_slice()].concat())
            .label(format!("{name} expects: {extent}"))
            .help(format!(
                "agree what {granting} {grant} and write it under `grants:`, or write `expects: none` for {name}"
            ));
        for (other, text) in &refusals {
            draft = draft.also(&Place::value(format!("canvas.exclusivity.{other}.grants")), text.as_str());
        }
    }
}
