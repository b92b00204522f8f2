use super::wording::{places, rated, short_of, statement, with_article};
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the structure to migrate to is ruled out, or has a capacity gap
    "migration-vetoed",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S2"],
    why: "the parties accept a simple structure for a next step that cannot be taken",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
            format!("migration to {name} ruled out: {}", said.join("; ")),
            "plan for another structure under `migration.to`, or change the fact and update `model.facts`",
        )
    } else {
        (
            format!("migration to {name} not possible yet: {}", said.join("; ")),
            "agree what must change on each of these points first, and write it under `migration.when`",
        )
    };
    let mut draft = drafts.at_value("model.migration.to", message).help(help);
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
