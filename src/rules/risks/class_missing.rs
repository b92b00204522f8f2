use super::naming::is_none;
use crate::document::Field;
use crate::document::charter::risks::{Risk, RiskKind};
use crate::grammar::{alternatives, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no risk of one class is listed: strategic, operational or relational
    "risk-class-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Risks), consequence: Unsaid,
    question: "Which strategic, operational and relational risks are there?",
    also_at: "risks", example: "operational: the interface fails", concerns: All,
    authority: ["S0", "S2"],
    why: "the parties prepare for the risks of their own trade and are caught out by another kind",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(risks) = subject.charter.risks.get().filter(|risks| !risks.is_empty()) else { return };
    let is_unreadable = |risk: &Field<Risk>| risk.is_invalid() || risk.and(|risk| &risk.kind).is_invalid();
    if subject.is_informal() || risks.0.iter().any(is_unreadable) {
        return;
    }
    for (index, risk) in risks.iter().filter(|(_, risk)| is_none(risk) && risk.reason.is_missing()) {
        let kind = risk.kind.get().map_or_else(String::new, |kind| format!("{kind} "));
        drafts
            .at_value(format!("risks[{index}].what"), format!("no reason given for having no {kind}risk"))
            .help(format!("say why there is none: add `reason:` to `risks[{index}]`"));
    }
    let absent: Vec<RiskKind> = RiskKind::ALL
        .iter()
        .copied()
        .filter(|kind| !risks.values().any(|risk| risk.kind.get() == Some(kind)))
        .collect();
    // An entry without a class can be of any; another finding asks which.
    let unclassified = risks.values().filter(|risk| risk.kind.is_missing()).count();
    if absent.len() <= unclassified {
        return;
    }
    let words: Vec<&str> = absent.iter().map(|kind| kind.as_str()).collect();
    let examples: Vec<String> =
        absent.iter().map(|kind| format!("`kind: {kind}` ({})", examples_of(*kind))).collect();
    drafts.at_key("risks", format!("no {} risk listed", alternatives(&words))).help(format!(
        "discuss each class and add a risk with {}; if you see none, write `what: none` and a `reason:` with the `kind:`",
        series(&examples)
    ));
}

fn examples_of(kind: RiskKind) -> &'static str {
    match kind {
        RiskKind::Strategic => "goals that drift apart, competition, the market",
        RiskKind::Operational => "technology, security, too few people",
        RiskKind::Relational => "trust, communication, culture",
    }
}
