use super::naming::{TOLD_SINGLY, name, risks};
use crate::document::charter::risks::Risk;
use crate::document::scalar::Rating;
use crate::finding::Place;
use crate::finding::Severity;
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a risk has no contingency plan
    "risk-contingency-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Risks), consequence: Adrift,
    question: "What do the parties do if it happens?",
    at: "risks[].contingency", example: "lower the ceiling", concerns: All,
    authority: ["S3"],
    why: "when it happens there is no time to agree on who does what",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut bare: Vec<(Severity, usize, &Risk)> = risks(subject)
        .filter(|(_, risk)| risk.contingency.is_missing())
        .map(|(index, risk)| (severity(risk), index, risk))
        .collect();
    bare.sort_by_key(|(severity, index, _)| (std::cmp::Reverse(*severity), *index));
    for (severity, index, risk) in bare.iter().take(TOLD_SINGLY) {
        report_bare(drafts, *severity, *index, risk);
    }
    if let Some(rest @ [(severity, ..), ..]) = bare.get(TOLD_SINGLY..) {
        drafts
            .at_key("risks", format!("{} more have no contingency plan", counted(rest.len(), "risk")))
            .at_most(*severity)
            .help("add `contingency:` to each, or leave out those that nobody would prepare for");
    }
}

/// Worse the likelier and graver it is.
fn severity(risk: &Risk) -> Severity {
    match (risk.likelihood.get(), risk.impact.get()) {
        (Some(Rating::High), Some(Rating::High)) => Severity::Error,
        (Some(Rating::Low), Some(Rating::Low)) => Severity::Advice,
        _ => Severity::Warning,
    }
}

fn report_bare(drafts: &mut Drafts<'_>, severity: Severity, index: usize, risk: &Risk) {
    let name = name(index, risk);
    let message = match (severity == Severity::Error, risk.contingency.is_open()) {
        (true, true) => format!("{name} is likely and grave, and its contingency plan is still open"),
        (true, false) => format!("{name} is likely and grave, and has no contingency plan"),
        (false, true) => format!("the contingency plan of {name} is still open"),
        (false, false) => format!("{name} has no contingency plan"),
    };
    let draft =
        drafts.at_key(format!("risks[{index}].contingency"), message).at_most(severity).help(format!(
            "add `contingency:` to `risks[{index}]`: what each side does once it has happened, and by when"
        ));
    if !risk.mitigation.is_missing() && !risk.mitigation.is_invalid() {
        draft.also(
            &Place::key(format!("risks[{index}].mitigation")),
            "makes it less likely; does not say what to do when it happens",
        );
    }
}
