use super::wording::{instead, rated, short_of, with_article};
use crate::finding::Place;
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the chosen structure needs more capacity than the weaker party has
    "structure-shortfall",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S2"],
    why: "the stronger party ends up running it alone, then withdraws",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(fit) = subject.assessment.structure.chosen_fit() else { return };
    if fit.shortfalls.is_empty() {
        return;
    }
    let said: Vec<String> =
        fit.shortfalls.iter().map(|it| short_of(subject.charter, fit.structure, it)).collect();
    let mut draft = drafts
        .at_value(
            "model.structure",
            format!("capacity gap for {}: {}", with_article(fit.structure), said.join("; ")),
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
