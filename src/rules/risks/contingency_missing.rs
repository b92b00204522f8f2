//! `risk-contingency-missing`: a risk has no contingency plan.

use super::naming::{name, risks};
use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Rating;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "risk-contingency-missing",
    family: Family::Risks,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "a risk has no contingency plan",
    why: "when it happens there is no time to agree on who does what",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("contingency_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (index, risk) in risks(subject).filter(|(_, risk)| risk.contingency.is_missing()) {
        let name = name(index, risk);
        let rating = |rating: &Field<Rating>| rating.get().copied();
        let ratings = (rating(&risk.likelihood), rating(&risk.impact));
        let grave = ratings == (Some(Rating::High), Some(Rating::High));
        let message = match (grave, risk.contingency.is_open()) {
            (true, true) => format!("{name} is likely and grave, and its contingency plan is still open"),
            (true, false) => format!("{name} is likely and grave, and has no contingency plan"),
            (false, true) => format!("the contingency plan of {name} is still open"),
            (false, false) => format!("{name} has no contingency plan"),
        };
        let severity = match ratings {
            (Some(Rating::High), Some(Rating::High)) => Severity::Error,
            (Some(Rating::Low), Some(Rating::Low)) => Severity::Advice,
            _ => Severity::Warning,
        };
        let draft = report
            .at_key(format!("risks[{index}].contingency"), message)
            .at_most(severity)
            .help(format!(
                "add `contingency:` to `risks[{index}]`: what each side does once it has happened, and by when"
            ));
        if !risk.mitigation.is_missing() && !risk.mitigation.is_invalid() {
            draft.also(
                &Place::key(format!("risks[{index}].mitigation")),
                "makes it less likely; does not say what to do when it happens",
            );
        }
    }
}
