use super::wording::{instead, purpose, with_article};
use crate::document::charter::model::Structure;
use crate::finding::Place;
use crate::method::structure::criteria::depth_for;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the chosen structure is not deep enough for the objective
    "structure-too-shallow",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S2", "ours"],
    why: "work that the structure does not cover is improvised, and no one has authority to decide on it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let assessment = &subject.assessment.structure;
    let (Some(fit), Some(objective)) = (assessment.chosen_fit(), assessment.rating.objective) else { return };
    if fit.is_deep_enough {
        return;
    }
    let least = depth_for(Some(objective));
    drafts
        .at_value(
            "model.structure",
            format!("{} is not deep enough for {}", with_article(fit.structure), purpose(objective)),
        )
        .label(format!(
            "needs {}{}",
            with_article(least),
            if least < Structure::IntegratedAlliance { " or deeper" } else { "" }
        ))
        .help(instead(subject))
        .also(&Place::value("model.objective"), format!("objective: {}", purpose(objective)));
}
