use super::wording::{instead, places, statement, with_article};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a fact rules out the chosen structure
    "structure-veto",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["S2"],
    why: "the structure would fail on this fact, however well the parties otherwise fit",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(fit) = subject.assessment.structure.chosen_fit() else { return };
    for veto in &fit.vetoes {
        let statement = statement(subject.charter, veto);
        let name = with_article(fit.structure);
        let mut draft = drafts
            .at_value("model.structure", format!("{name} is ruled out: {statement}"))
            .note(veto.fact.reason())
            .help(instead(subject));
        for (place, text) in places(subject.charter, veto) {
            draft = draft.also(&Place::value(place), text);
        }
    }
}
