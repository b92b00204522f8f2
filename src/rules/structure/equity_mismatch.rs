use super::venture::suggestion;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the agreed shares do not match the contributions
    "equity-mismatch",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["S3", "ours"],
    why: "the party that contributes more than its share will ask to renegotiate later",
    policy: [equity_gap_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
            Some(format!("{name} {} instead of {}", share.agreed?, equity.suggested(share)?))
        })
        .collect();
    let suggested = suggestion(subject).unwrap_or_default();
    let mut draft = drafts
        .at_key("model.equity", format!("shares do not match contributions: {}", said.join(", ")))
        .help(format!(
            "agree on shares closer to {suggested}, or value and weight the contributions again until all parties accept them",
        ))
        .also(&Place::key("model.contributions"), "contributions");
    for share in apart {
        if let (Some(agreed), name) = (share.agreed, subject.charter.party_name(&share.party)) {
            draft = draft
                .also(&Place::value(format!("model.equity.{}", share.party)), format!("{name}: {agreed}"));
        }
    }
}
