//! `transparency-one-sided`: one party opens up and another does not.

use crate::document::charter::stage::Stage;
use crate::document::scalar::Text;
use crate::document::{Field, List};
use crate::finding::Place;
use crate::finding::Severity;
use crate::grammar::series;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "transparency-one-sided",
    family: Family::Communication,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "one party opens up and another does not",
    why: "whoever shares and gets nothing back stops sharing",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("transparency_one_sided.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let Some(transparency) = communication.transparency.get() else { return };
    let shared: Vec<(&str, Field<&List<Text>>)> =
        subject.parties().into_iter().map(|party| (party, transparency.of(party))).collect();
    let is_guarded =
        |list: &Field<&List<Text>>| list.is_missing() || list.get().is_some_and(|it| it.is_empty());
    let (guarded, others): (Vec<_>, Vec<_>) = shared.into_iter().partition(|(_, list)| is_guarded(list));
    for (party, list) in &guarded {
        let name = subject.charter.party_name(party);
        let says =
            if list.is_open() { "has not yet decided what it lets" } else { "does not say what it lets" };
        let mut draft = report
            .at_key(format!("communication.transparency.{party}"), format!("{name} {says} the others see"))
            .help(format!(
                "add `{party}:` to `communication.transparency`, such as `[quarterly roadmap, key metrics]`"
            ));
        for (other, list) in &others {
            let Some(list) = list.get() else { continue };
            let texts: Vec<&str> = list.values().map(Text::as_str).collect();
            let label = format!("{} shares {}", subject.charter.party_name(other), series(&texts));
            draft = draft.also(&Place::value(format!("communication.transparency.{other}")), label);
        }
    }
}
