//! `cost-allocation-missing`: a party wants to share a risk, and the charter does not say who bears which costs.

use crate::document::charter::intent::IntentKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::number;
use crate::rules::canvas::gap::Gap;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "cost-allocation-missing",
    family: Family::Intent,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "ours"],
    summary: "a party wants to share a risk, and the charter does not say who bears which costs",
    why: "a risk is shared by sharing what it costs, and not by the wish to share it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("cost_allocation_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let seekers = seekers(subject, IntentKind::RiskMitigation);
    let charter = subject.charter;
    // Of a section that cannot be read nobody knows what it says.
    if seekers.is_empty() || charter.value.is_invalid() {
        return;
    }
    let parties = subject.parties();
    let gap = match charter.value.get() {
        Some(value) => Gap::of_lists(&parties, &value.costs),
        None => Some(Gap { parties: parties.clone(), is_open: charter.value.is_open() }),
    };
    let Some(gap) = gap else { return };
    let who = names(charter, &seekers);
    let verb = number(seekers.len(), "takes", "take");
    let open = if gap.is_open { ", which are still open" } else { "" };
    report
        .at_value(
            place_of(&seekers),
            format!(
                "{who} {verb} part to share a risk, and the charter does not say which costs {} {}{open}",
                names(charter, &gap.parties),
                number(gap.parties.len(), "bears", "bear"),
            ),
        )
        .label("risk mitigation needs an allocation of costs")
        .help(format!(
            "list what each bears under `value.costs`, with `item:` and `amount:`, for {}",
            gap.parties.join(" and ")
        ));
}
