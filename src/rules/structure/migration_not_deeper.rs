//! `migration-not-deeper`: the migration leads to a structure that is no deeper than the chosen one.

use super::wording::with_article;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "migration-not-deeper",
    family: Family::Structure,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the migration leads to a structure that is no deeper than the chosen one",
    why: "a path that leads nowhere hides that there is none",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("migration_not_deeper.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
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
    let draft = report
        .at_value("model.migration.to", message)
        .help(help)
        .also(&Place::value("model.structure"), format!("{} was chosen", with_article(chosen)));
    if to < chosen {
        draft.at_most(Severity::Advice);
    }
}
