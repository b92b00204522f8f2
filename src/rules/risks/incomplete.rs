use super::naming::{TOLD_SINGLY, name, risks};
use crate::document::charter::risks::Risk;
use crate::grammar::{alternatives, counted, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a risk has no owner, mitigation, class, rating or description
    "risk-incomplete",
    severity: Warning, from: Negotiation,
    nature: Gap(Risks), consequence: Unsaid,
    question: "What could happen?",
    at: "risks[].what", example: "credit losses rise", concerns: All,
    question: "What kind of risk is it?",
    at: "risks[].kind", example: "strategic", concerns: All,
    question: "How likely is it?",
    at: "risks[].likelihood", example: "medium", concerns: All,
    question: "How much would it hurt?",
    at: "risks[].impact", example: "high", concerns: All,
    question: "Who watches the risk?",
    at: "risks[].owner", example: "Li Wen", concerns: All,
    question: "What makes it less likely?",
    at: "risks[].mitigation", example: "small limits", concerns: All,
    authority: ["S3", "ours"],
    why: "without an owner and a rating the risk is not watched until it has happened",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let incomplete: Vec<(usize, &Risk, Lacks)> = risks(subject)
        .map(|(index, risk)| (index, risk, lacks(risk)))
        .filter(|(.., lacks)| !lacks.is_empty())
        .collect();
    for (index, risk, lacks) in incomplete.iter().take(TOLD_SINGLY) {
        let (lacks, write): (Vec<&str>, Vec<&str>) = lacks.iter().copied().unzip();
        let at = format!("risks[{index}]");
        drafts
            .at_key(at.as_str(), format!("no {} for {}", alternatives(&lacks), name(*index, risk)))
            .help(format!("agree on it together, and add {} to `{at}`", series(&write)));
    }
    if let Some(rest) = incomplete.get(TOLD_SINGLY..).filter(|rest| !rest.is_empty()) {
        drafts
            .at_key(
                "risks",
                format!("{} more without an owner, a rating or other details", counted(rest.len(), "risk")),
            )
            .help("complete those above first, and remove risks that no one needs to watch");
    }
}

/// What is missing, each in a word and with what to write.
type Lacks = Vec<(&'static str, &'static str)>;

fn lacks(risk: &Risk) -> Lacks {
    let cells = [
        (risk.what.is_missing(), "description", "`what:`"),
        (risk.kind.is_missing(), "class", "`kind:` (`strategic`, `operational` or `relational`)"),
        (risk.owner.is_missing(), "owner", "`owner:` (who watches it)"),
        (risk.likelihood.is_missing(), "likelihood", "`likelihood:` (`low`, `medium` or `high`)"),
        (risk.impact.is_missing(), "impact", "`impact:` (`low`, `medium` or `high`)"),
        (risk.mitigation.is_missing(), "mitigation", "`mitigation:` (what makes it less likely)"),
    ];
    cells.into_iter().filter(|(is_missing, ..)| *is_missing).map(|(_, lack, write)| (lack, write)).collect()
}
