//! `cooling-off-too-short`: the cooling-off time is short.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::counted;
use crate::rules::communication::hours::is_shorter_than;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "cooling-off-too-short",
    family: Family::Conflict,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the cooling-off time is short",
    why: "anger outlasts a night",
    policy: &["cooling_off_least"],
    since: "0.1.0",
    docs: include_str!("cooling_off_too_short.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(times) = conflict.cooling_off.get() else { return };
    let least = subject.policy.cooling_off_least;
    let shortest = counted(least, "hour");
    for (party, time) in times.iter().filter(|(_, time)| is_shorter_than(time, least)) {
        let (path, whose) = match party {
            Some(party) => (
                format!("conflict.cooling_off.{party}"),
                format!("the cooling-off time of {}", subject.charter.party_name(party)),
            ),
            None => ("conflict.cooling_off".to_owned(), "the cooling-off time".to_owned()),
        };
        report
            .at_value(path, format!("{whose} is {time}, less than {shortest}"))
            .help(format!("write `{shortest}`"));
    }
}
