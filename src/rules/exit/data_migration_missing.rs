//! `exit-data-migration-missing`: a coordinated ecosystem has no timeline for moving data over.

use crate::document::charter::model::Structure;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-data-migration-missing",
    family: Family::Exit,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::WindingDown,
    authority: &["S2"],
    summary: "a coordinated ecosystem has no timeline for moving data over",
    why: "each side's systems rest on the other's data, and stop when it stops coming",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("data_migration_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let (Some(exit), Some(model)) = (subject.charter.exit.get(), subject.charter.model.get()) else { return };
    let is_ecosystem = model.structure.get() == Some(&Structure::CoordinatedEcosystem);
    if !is_ecosystem || !exit.data_migration.is_missing() {
        return;
    }
    let open = if exit.data_migration.is_open() { ": it is still open" } else { "" };
    report
        .at_key(
            "exit.data_migration",
            format!("the exit of a coordinated ecosystem has no timeline for moving data over{open}"),
        )
        .help("write `data_migration:` under `exit`, such as `data_migration: Export in 30 days, both run in parallel for 60, then off`");
}
