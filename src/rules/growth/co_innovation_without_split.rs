//! `co-innovation-without-split`: the parties innovate together without saying how the revenue is split.

use crate::document::charter::growth::GrowthKind;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::canvas::gap::Gap;
use crate::rules::growth::motions::motions;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "co-innovation-without-split",
    family: Family::Growth,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the parties innovate together without saying how the revenue is split",
    why: "before the product exists a split is a calculation, and afterwards it is a fight",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("co_innovation_without_split.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let parties = subject.parties();
    for motion in motions(subject, GrowthKind::CoInnovation) {
        let Some(gap) = Gap::of_values(&parties, &motion.growth.revenue_split) else { continue };
        let path = gap.path(&format!("{}.revenue_split", motion.path));
        let open = if gap.is_open { ": it is still open" } else { "" };
        let lines: Vec<String> = gap.parties.iter().map(|party| format!("`{party}:`")).collect();
        let help = format!("write the shares under `{}.revenue_split`: {}", motion.path, lines.join(", "));
        if gap.parties.len() < parties.len() {
            let who = names(subject.charter, &gap.parties);
            report
                .at_key(path, format!("the revenue split of {} leaves out {who}{open}", motion.name))
                .help(format!("{help}; a party that gets none is written with `0%`"));
            continue;
        }
        let draft = report
            .at_key(path, format!("{} does not say how its revenue is split{open}", motion.name))
            .help(help);
        if subject.charter.value.get().is_some_and(|value| value.revenue_split.is_given()) {
            draft
                .at_most(Severity::Advice)
                .also(&Place::key("value.revenue_split"), "a split of the whole is given here");
        }
    }
}
