use super::wording::{structure_name, with_article};
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the migration path leads to a structure no deeper than the chosen one
    "migration-not-deeper",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S2"],
    why: "the charter appears to plan for growth, but has no path to a deeper structure",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let assessment = &subject.assessment.structure;
    let (Some(chosen), Some(to)) = (assessment.chosen, assessment.migration) else { return };
    if to > chosen {
        return;
    }
    let (message, help) = if to == chosen {
        (
            format!("migration path leads to the structure already chosen: {}", structure_name(to)),
            "agree which deeper structure is to follow, and write it under `migration.to`, or leave `to` out and keep `when`",
        )
    } else {
        (
            format!("migration path leads back from {} to {}", with_article(chosen), with_article(to)),
            "make scaling back a decision at a gate, and keep `migration` for a deeper structure",
        )
    };
    let draft = drafts
        .at_value("model.migration.to", message)
        .help(help)
        .also(&Place::value("model.structure"), format!("chosen: {}", structure_name(chosen)));
    if to < chosen {
        draft.at_most(Severity::Advice);
    }
}
