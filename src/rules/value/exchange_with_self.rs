//! `exchange-with-self`: something is said to pass from a party to itself.

use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exchange-with-self",
    family: Family::Value,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["S4", "ours"],
    summary: "something is said to pass from a party to itself",
    why: "an entry that moves nothing hides the one that was meant",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("exchange_with_self.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exchange) = subject.charter.value.and(|value| &value.exchange).get().copied() else { return };
    for (index, entry) in exchange.iter() {
        let (Some(from), Some(to)) = (entry.from.get(), entry.to.get()) else { continue };
        if from != to {
            continue;
        }
        let name = subject.charter.party_name(to.as_str());
        let what = entry.kind.get().map_or("something", |kind| kind.as_str());
        report
            .at_value(
                format!("value.exchange[{index}].to"),
                format!("{what} passes from {name} to {name} itself"),
            )
            .label("gets it")
            .also(&Place::value(format!("value.exchange[{index}].from")), "gives it")
            .help(format!(
                "name the other party under `from:` or `to:`; what {name} spends on its own side belongs under `value.costs.{}`",
                to.as_str()
            ));
    }
}
