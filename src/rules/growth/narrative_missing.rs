//! `narrative-missing`: the parties market together and have not written what they tell.

use crate::document::charter::growth::GrowthKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::growth::motions::motions;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "narrative-missing",
    family: Family::Growth,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the parties market together and have not written what they tell",
    why: "customers who hear two stories about one offer believe neither",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("narrative_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let motions = motions(subject, GrowthKind::CoMarketing);
    let narrative = &subject.charter.narrative;
    let Some(first) = motions.first().filter(|_| narrative.is_missing()) else { return };
    let open = if narrative.is_open() { ": it is still open" } else { "" };
    report
        .at_value(
            format!("{}.kind", first.path),
            format!("the parties market together, and nothing says what they tell the market{open}"),
        )
        .help("add `narrative:` at the outermost level: one sentence on the offer that both would sign");
}
