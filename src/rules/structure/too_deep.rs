use super::wording::{purpose, with_article};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a simpler structure would be enough
    "structure-too-deep",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S2"],
    why: "each deeper step adds committees, legal cost and a harder exit for every party",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let assessment = &subject.assessment.structure;
    let (Some(fit), Some(objective)) = (assessment.chosen_fit(), assessment.rating.objective) else { return };
    let Some(simplest) = assessment.rating.recommendation.structure else { return };
    if !fit.is_free() || !fit.is_deep_enough || fit.structure <= simplest {
        return;
    }
    drafts
        .at_value(
            "model.structure",
            format!("{} would be enough for {}", with_article(simplest), purpose(objective)),
        )
        .label("deeper than needed".to_owned())
        .help(format!(
            "begin with `structure: {simplest}`, and write under `migration` when you move to `{}`",
            fit.structure
        ))
        .also(&Place::value("model.objective"), format!("objective: {}", purpose(objective)));
}
