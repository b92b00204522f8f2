//! `equity-mismatch`: the agreed shares differ from what the contributions suggest.

use super::venture::suggestion;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "equity-mismatch",
    family: Family::Structure,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3", "ours"],
    summary: "the agreed shares differ from what the contributions suggest",
    why: "the side that brings more than its share shows will want it back some day",
    policy: &["equity_gap_most"],
    since: "0.1.0",
    docs: include_str!("equity_mismatch.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(equity) = &subject.assessment.structure.equity else { return };
    let tolerance = subject.policy.equity_gap_most;
    let apart = equity.apart(tolerance);
    if apart.is_empty() {
        return;
    }
    let said: Vec<String> = apart
        .iter()
        .filter_map(|share| {
            let name = subject.charter.party_name(&share.party);
            Some(format!(
                "{name} gets {}, its contributions suggest {}",
                share.agreed?,
                equity.suggested(share)?
            ))
        })
        .collect();
    let suggested = suggestion(subject).unwrap_or_default();
    let mut draft = report
        .at_key("model.equity", format!("the shares differ from the contributions: {}", said.join("; ")))
        .help(format!(
            "agree on shares nearer to {suggested}, or value and weight the contributions again until both sides stand by them",
        ))
        .also(&Place::key("model.contributions"), "valued and weighted");
    for share in apart {
        if let (Some(agreed), name) = (share.agreed, subject.charter.party_name(&share.party)) {
            draft = draft.also(
                &Place::value(format!("model.equity.{}", share.party)),
                format!("{name} gets {agreed}"),
            );
        }
    }
}
