//! `co-marketing-same-audience`: both sides of a co-marketing motion bring the same audience.

use crate::document::charter::growth::GrowthKind;
use crate::document::charter::stage::Stage;
use crate::document::{Each, folded};
use crate::finding::Severity;
use crate::rules::growth::motions::motions;
use crate::rules::series::names;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "co-marketing-same-audience",
    family: Family::Growth,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "both sides of a co-marketing motion bring the same audience",
    why: "two parties that already reach the same people gain nobody new by inviting them twice",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("co_marketing_same_audience.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for motion in motions(subject, GrowthKind::CoMarketing) {
        let Some(Each::Parties(audiences)) = motion.growth.audience.get() else { continue };
        let said: Vec<(&str, String)> =
            audiences.iter().map(|(party, audience)| (party, plain(audience.as_str()))).collect();
        let Some((_, first)) =
            said.iter().find(|(_, audience)| said.iter().filter(|(_, it)| it == audience).count() > 1)
        else {
            continue;
        };
        let same: Vec<&str> =
            said.iter().filter(|(_, audience)| audience == first).map(|(party, _)| *party).collect();
        report
            .at_key(
                format!("{}.audience", motion.path),
                format!("{} bring the same audience to {}", names(subject.charter, &same), motion.name),
            )
            .help("describe whom each side reaches that the other does not, or choose another campaign");
    }
}

/// The words alone: an audience is not another one by a capital or a full stop.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    folded(&words.collect::<Vec<_>>().join(" "))
}
