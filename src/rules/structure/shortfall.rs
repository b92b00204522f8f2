//! `structure-shortfall`: the chosen structure needs more than the weaker side brings.

use super::wording::{instead, rated, short_of, with_article};
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::grammar::counted;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "structure-shortfall",
    family: Family::Structure,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the chosen structure needs more than the weaker side brings",
    why: "a structure that one side cannot carry is carried by the other until it drops it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("shortfall.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(fit) = subject.assessment.structure.chosen_fit() else { return };
    if fit.shortfalls.is_empty() {
        return;
    }
    let said: Vec<String> =
        fit.shortfalls.iter().map(|it| short_of(subject.charter, fit.structure, it)).collect();
    let mut draft = report
        .at_value(
            "model.structure",
            format!("{} needs more than there is: {}", with_article(fit.structure), said.join("; ")),
        )
        .label(if fit.of > 0 {
            format!("{} of {}", fit.score, counted(fit.of, "point"))
        } else {
            String::new()
        })
        .help(instead(subject));
    for shortfall in &fit.shortfalls {
        for (party, rating) in &shortfall.parties {
            draft = draft.also(
                &Place::value(format!("{}.{party}", shortfall.criterion.path())),
                rated(subject.charter, shortfall.criterion, party, *rating),
            );
        }
    }
}
