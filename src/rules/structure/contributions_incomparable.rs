//! `contributions-incomparable`: the contributions are valued in units that cannot be added up.

use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::structure::equity::{Valued, different_units};
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "contributions-incomparable",
    family: Family::Structure,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the contributions are valued in units that cannot be added up",
    why: "what cannot be added up suggests no shares, and the split is a guess again",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("contributions_incomparable.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    let Some((first, other)) = different_units(model) else { return };
    let path = |value: &Valued<'_>| format!("model.contributions[{}].{}", value.entry, value.party);
    report
        .at_value(
            path(&other),
            format!("the contributions are valued in different units: `{}` and `{}`", first.value, other.value),
        )
        .help("value every kind on one scale, such as 1 to 5, or all of them in one currency, and weigh them with `weight:`")
        .also(&Place::value(path(&first)), "the first value");
}
