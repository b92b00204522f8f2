//! `structure-too-deep`: a simpler structure would do.

use super::wording::{purpose, with_article};
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "structure-too-deep",
    family: Family::Structure,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "a simpler structure would do",
    why: "every step deeper costs committees, lawyers and a harder way out",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("too_deep.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let assessment = &subject.assessment.structure;
    let (Some(fit), Some(objective)) = (assessment.chosen_fit(), assessment.rating.objective) else { return };
    let Some(simplest) = assessment.rating.recommendation.structure else { return };
    if !fit.is_free() || !fit.is_deep_enough || fit.structure <= simplest {
        return;
    }
    report
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
