use super::naming::{TOLD_SINGLY, name, risks, short_name};
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
    why: "when it happens, the parties lose time agreeing who does what",
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
            .at_key("risks", format!("no contingency plan for {} more", counted(rest.len(), "risk")))
            .at_most(*severity)
            .help("add `contingency:` to each, or remove those that need no preparation");
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
    let (name, short) = (name(index, risk), short_name(index, risk));
    let message = match (severity == Severity::Error, risk.contingency.is_open()) {
        (true, true) => {
            format!("contingency plan undecided for a high-likelihood, high-impact risk: {short}")
        }
        (true, false) => format!("no contingency plan for a high-likelihood, high-impact risk: {short}"),
        (false, true) => format!("contingency plan undecided for {name}"),
        (false, false) => format!("no contingency plan for {name}"),
    };
    let draft =
        drafts.at_key(format!("risks[{index}].contingency"), message).at_most(severity).help(format!(
            "agree what each party does once it happens, and by when, and add it as `contingency:` to `risks[{index}]`"
        ));
    if !risk.mitigation.is_missing() && !risk.mitigation.is_invalid() {
        draft.also(&Place::key(format!("risks[{index}].mitigation")), "reduces the likelihood only");
    }
}
