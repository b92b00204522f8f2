use super::venture::suggestion;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the agreed shares differ from what the contributions suggest
    "equity-mismatch",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["S3", "ours"],
    why: "the side that brings more than its share shows will want it back some day",
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
            Some(format!(
                "{name} gets {}, its contributions suggest {}",
                share.agreed?,
                equity.suggested(share)?
            ))
        })
        .collect();
    let suggested = suggestion(subject).unwrap_or_default();
    let mut draft = drafts
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
