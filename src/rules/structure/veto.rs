//! `structure-veto`: a fact rules out the chosen structure.

use super::wording::{instead, places, statement, with_article};
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "structure-veto",
    family: Family::Structure,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "a fact rules out the chosen structure",
    why: "some facts break a structure however well everything else fits",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("veto.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(fit) = subject.assessment.structure.chosen_fit() else { return };
    for veto in &fit.vetoes {
        let statement = statement(subject.charter, veto);
        let name = with_article(fit.structure);
        let mut draft = report
            .at_value(
                "model.structure",
                format!("{name} was chosen, but {statement}: {}", veto.fact.reason()),
            )
            .label(format!("ruled out by `{}`", veto.path()))
            .help(instead(subject));
        for (place, text) in places(subject.charter, veto) {
            draft = draft.also(&Place::value(place), text);
        }
    }
}
