//! `agenda-incomplete`: the last business review left out a part of its agenda.

use super::naming::name;
use crate::document::charter::stage::Stage;
use crate::document::records::review::{AgendaPart, ReviewKind};
use crate::finding::Severity;
use crate::grammar::series;
use crate::method::reviews::held;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "agenda-incomplete",
    family: Family::Reviews,
    severity: Severity::Advice,
    from: Stage::Operation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the last business review left out a part of its agenda",
    why: "the part that is left out is usually the one that is uncomfortable",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("agenda_incomplete.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut business = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::Business));
    let Some((record, review)) = business.next_back() else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    if review.agenda.is_invalid() {
        return;
    }
    let topics: Vec<String> = review
        .agenda
        .get()
        .into_iter()
        .flat_map(|agenda| agenda.values())
        .map(|it| it.as_str().to_lowercase())
        .collect();
    let parts = AgendaPart::ALL.iter().map(|part| part.as_str());
    let missing: Vec<&str> = parts.filter(|part| !topics.iter().any(|topic| topic == part)).collect();
    if missing.is_empty() {
        return;
    }
    let quoted: Vec<String> = missing.iter().map(|part| format!("`{part}`")).collect();
    let message = if topics.is_empty() {
        format!("{} does not say what was talked about", name(review))
    } else {
        format!("the agenda of {} left out {}", name(review), series(&quoted))
    };
    report.at_record_key(&document.source, "agenda", message).help(format!(
        "list {} under `agenda:` if they were talked about, else begin the next review with them",
        series(&quoted)
    ));
}
