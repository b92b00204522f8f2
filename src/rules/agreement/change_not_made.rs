//! `change-not-made`: an approved change has not reached the charter.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::{number, series};
use crate::method::changes::not_made;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "change-not-made",
    family: Family::Agreement,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "an approved change has not reached the charter",
    why: "whoever reads the charter goes by terms that the parties have replaced",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("change_not_made.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for index in not_made(subject.partnership, subject.as_of) {
        let Some(change) = subject.partnership.records.changes.get(index) else { continue };
        let touches = change.value.touches.get();
        let paths: Vec<String> = touches
            .into_iter()
            .flat_map(|it| it.values())
            .map(|path| format!("`{}`", path.as_str()))
            .collect();
        let verb = number(paths.len(), "says", "say");
        report
            .at_record(
                &change.source,
                "touches",
                format!(
                    "the change is approved, but {} still {verb} what stood there before it",
                    series(&paths)
                ),
            )
            .help("make the change in the charter; if the parties let it drop, write `status: withdrawn`");
    }
}
