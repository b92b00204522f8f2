use crate::document::charter::model::Structure;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a coordinated ecosystem has no timeline for moving data over
    "exit-data-migration-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    authority: ["S2"],
    why: "each side's systems rest on the other's data, and stop when it stops coming",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (Some(exit), Some(model)) = (subject.charter.exit.get(), subject.charter.model.get()) else { return };
    let is_ecosystem = model.structure.get() == Some(&Structure::CoordinatedEcosystem);
    if !is_ecosystem || !exit.data_migration.is_missing() {
        return;
    }
    let open = if exit.data_migration.is_open() { ": it is still open" } else { "" };
    drafts
        .at_key(
            "exit.data_migration",
            format!("the exit of a coordinated ecosystem has no timeline for moving data over{open}"),
        )
        .help("write `data_migration:` under `exit`, such as `data_migration: Export in 30 days, both run in parallel for 60, then off`");
}
