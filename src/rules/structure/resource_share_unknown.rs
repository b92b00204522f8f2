use crate::document::Field;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// no estimate of the share of its resources that a party commits to an informal partnership
    "resource-share-unknown",
    severity: Advice, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "What share of its annual resources does each party commit?",
    at: "value.share_of_annual_resources", example: "12%", concerns: Each,
    authority: ["S3"],
    why: "if one party stakes much of its year, a handshake does not protect it",
    policy: [informal_share_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if subject.charter.model.is_invalid() || !subject.is_informal() {
        return;
    }
    let shares = subject.charter.value.and(|value| &value.share_of_annual_resources);
    let is_unknown = |party: &&str| match shares {
        Field::Invalid => false,
        Field::Given(shares) => shares.of(party).is_missing(),
        _ => true,
    };
    let unknown: Vec<&str> = subject.parties().into_iter().filter(is_unknown).collect();
    if unknown.is_empty() {
        return;
    }
    let path = match unknown.as_slice() {
        [only] if shares.is_given() => format!("value.share_of_annual_resources.{only}"),
        _ => "value.share_of_annual_resources".to_owned(),
    };
    let most = subject.policy.informal_share_most;
    drafts
        .at_key(
            path,
            format!(
                "no estimate of the share of annual resources committed by {}",
                names(subject.charter, &unknown)
            ),
        )
        .help(format!(
            "estimate it, and write it for each party under `value.share_of_annual_resources`, such as `{}: 2%`; up to {most}% suits an informal partnership",
            unknown[0]
        ));
}
