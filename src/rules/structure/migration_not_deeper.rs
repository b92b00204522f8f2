use super::wording::with_article;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the migration leads to a structure that is no deeper than the chosen one
    "migration-not-deeper",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S2"],
    why: "a path that leads nowhere hides that there is none",
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
            format!("the migration leads to {}, which is the structure already chosen", with_article(to)),
            "write under `migration.to` the deeper structure that is meant to follow, or leave `to` out and keep `when`",
        )
    } else {
        (
            format!("the migration leads back from {} to {}", with_article(chosen), with_article(to)),
            "say in a gate under which conditions you scale back, and keep `migration` for the way to a deeper structure",
        )
    };
    let draft = drafts
        .at_value("model.migration.to", message)
        .help(help)
        .also(&Place::value("model.structure"), format!("{} was chosen", with_article(chosen)));
    if to < chosen {
        draft.at_most(Severity::Advice);
    }
}
