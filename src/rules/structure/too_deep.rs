use super::wording::{purpose, with_article};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a simpler structure would do
    "structure-too-deep",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S2"],
    why: "every step deeper costs committees, lawyers and a harder way out",
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
            format!("{} would do for {}", with_article(simplest), purpose(objective)),
        )
        .label("deeper than it has to be".to_owned())
        .help(format!(
            "begin with `structure: {simplest}` and write under `migration` when you go on to `{}`",
            fit.structure
        ))
        .also(&Place::value("model.objective"), format!("asks for {}", purpose(objective)));
}
