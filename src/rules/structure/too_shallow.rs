//! `structure-too-shallow`: the chosen structure is not deep enough for the objective.

use super::wording::{instead, purpose, with_article};
use crate::document::charter::model::Structure;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::structure::fit::depth_for;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "structure-too-shallow",
    family: Family::Structure,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2", "ours"],
    summary: "the chosen structure is not deep enough for the objective",
    why: "what the structure does not hold is improvised, without anybody who may decide on it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("too_shallow.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let assessment = &subject.assessment.structure;
    let (Some(fit), Some(objective)) = (assessment.chosen_fit(), assessment.rating.objective) else { return };
    if fit.is_deep_enough {
        return;
    }
    let least = depth_for(Some(objective));
    report
        .at_value(
            "model.structure",
            format!("{} is not deep enough for {}", with_article(fit.structure), purpose(objective)),
        )
        .label(format!(
            "{}{} is",
            with_article(least),
            if least < Structure::IntegratedAlliance { " or deeper" } else { "" }
        ))
        .help(instead(subject))
        .also(&Place::value("model.objective"), format!("asks for {}", purpose(objective)));
}
