//! `co-innovation-without-ip`: the parties innovate together without an agreement on the IP.

use crate::document::charter::growth::GrowthKind;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::growth::motions::motions;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "co-innovation-without-ip",
    family: Family::Growth,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the parties innovate together without an agreement on the IP",
    why: "an invention needs an owner before it is made, because afterwards it has two",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("co_innovation_without_ip.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for motion in motions(subject, GrowthKind::CoInnovation) {
        let agreement = &motion.growth.ip;
        if !agreement.is_missing() {
            continue;
        }
        let open = if agreement.is_open() { ": it is still open" } else { "" };
        let draft = report
            .at_key(
                format!("{}.ip", motion.path),
                format!("{} has no agreement on the IP{open}", motion.name),
            )
            .help(format!("name the agreement under `{}`, such as `ip: docs/joint-ip.md`", motion.path));
        if settles_ownership(subject) {
            draft.at_most(Severity::Advice).also(
                &Place::value("ip.foreground.ownership"),
                "who owns the result is said here, in general",
            );
        }
    }
}

/// The ip section holds for the whole partnership: good to have, but nobody has looked at this project with it.
fn settles_ownership(subject: &Subject<'_>) -> bool {
    subject.charter.ip.get().and_then(|ip| ip.foreground.get()).is_some_and(|it| it.ownership.is_given())
}
