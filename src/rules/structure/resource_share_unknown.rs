//! `resource-share-unknown`: it is not said which share of its resources a party puts into an informal partnership.

use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::number;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "resource-share-unknown",
    family: Family::Structure,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "it is not said which share of its resources a party puts into an informal partnership",
    why: "whether a handshake is enough depends on what each side stakes",
    policy: &["informal_share_most"],
    since: "0.1.0",
    docs: include_str!("resource_share_unknown.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
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
    report
        .at_key(
            path,
            format!(
                "it is not said which share of a year's resources {} {} in",
                names(subject.charter, &unknown),
                number(unknown.len(), "puts", "put")
            ),
        )
        .help(format!(
            "write it for each party under `value.share_of_annual_resources`, such as `{}: 2%`; up to {most}% an informal partnership will do",
            unknown[0]
        ));
}
