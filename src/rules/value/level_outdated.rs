use crate::document::reads_the_same;
use crate::document::scalar::Quantity;
use crate::finding::Place;
use crate::method::structure::tier::tiers;
use crate::method::trends::last_reading;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the last actual qualifies for another level of the partner programme
    "level-outdated",
    severity: Advice, from: Operation, until: Operation,
    nature: Due, consequence: Exposed,
    authority: ["contract practice"],
    why: "the partner goes without what it has earned, or keeps what it has not",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // Which party a shared metric is of is not said where the parties are on several levels.
    let tiers = tiers(subject.charter);
    let Some((_, tier)) = tiers.first().filter(|(_, first)| tiers.iter().all(|(_, it)| it == first)) else {
        return;
    };
    let named = |level: &str| reads_the_same(level, tier);
    let levels: Vec<_> = subject.charter.levels().collect();
    let own = levels.iter().find(|(_, it)| it.name.get().is_some_and(|name| named(name.as_str())));
    let Some((_, own)) = own else { return };
    let Some(metric) = own.metric.get() else { return };
    let Some((_, actual)) = last_reading(subject.partnership, metric.as_str(), subject.as_of) else { return };
    let reached = levels.iter().filter(|(_, level)| level.metric.get() == Some(metric));
    let reached: Vec<_> = reached
        .filter(|(_, level)| level.at_least.get().is_some_and(|least| is_reached(&actual, least)))
        .collect();
    let Some((index, level)) = reached.last() else { return };
    let Some(name) = level.name.get().filter(|name| !named(name.as_str())) else { return };
    drafts
        .at_value("tier", format!("the last actual of {actual:#} qualifies for level {name}, not {tier}"))
        .help(format!("agree on the level and write `tier: {name}`, or say why it stays"))
        .also(&Place::value(format!("value.levels[{index}].at_least")), format!("level {name}"));
}

fn is_reached(actual: &Quantity, least: &Quantity) -> bool {
    actual.checked_cmp(least).is_some_and(|order| order.is_ge())
}
