//! `migration-vetoed`: the structure to migrate to is ruled out, or still short of something.

use super::wording::{places, rated, short_of, statement, with_article};
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "migration-vetoed",
    family: Family::Structure,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the structure to migrate to is ruled out, or still short of something",
    why: "a next step that cannot be taken is a promise to both sides that nobody keeps",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("migration_vetoed.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let assessment = &subject.assessment.structure;
    let Some(fit) = assessment.migration.and_then(|to| assessment.rating.fit_of(to)) else { return };
    if assessment.chosen.is_some_and(|chosen| chosen >= fit.structure) || fit.is_free() {
        return;
    }
    let charter = subject.charter;
    let is_said =
        charter.model.get().and_then(|model| model.migration.get()).is_some_and(|it| !it.when.is_missing());
    // A single step is what a migration is for, as long as it says what has to change.
    if fit.vetoes.is_empty() && is_said && fit.shortfalls.iter().all(|shortfall| shortfall.steps < 2) {
        return;
    }
    let vetoes = fit.vetoes.iter().map(|veto| statement(charter, veto));
    let shortfalls = fit.shortfalls.iter().map(|it| short_of(charter, fit.structure, it));
    let said: Vec<String> = vetoes.chain(shortfalls).collect();
    let name = with_article(fit.structure);
    let is_vetoed = !fit.vetoes.is_empty();
    let (message, help) = if is_vetoed {
        (
            format!("the way to {name} is closed: {}", said.join("; ")),
            "plan for another structure under `migration.to`, or change what stands in the way and answer `model.facts` anew",
        )
    } else {
        (
            format!("the way to {name} is not open yet: {}", said.join("; ")),
            "name under `migration.when` what has to change on each of these points before you go on",
        )
    };
    let mut draft = report.at_value("model.migration.to", message).help(help);
    if !is_vetoed {
        draft = draft.at_most(Severity::Advice);
    }
    for veto in &fit.vetoes {
        for (place, text) in places(charter, veto) {
            draft = draft.also(&Place::value(place), text);
        }
    }
    for shortfall in &fit.shortfalls {
        for (party, rating) in &shortfall.parties {
            let place = Place::value(format!("{}.{party}", shortfall.criterion.path()));
            draft = draft.also(&place, rated(charter, shortfall.criterion, party, *rating));
        }
    }
}
