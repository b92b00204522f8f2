//! `interface-undefined`: a coordinated ecosystem does not say in which formats and over which protocols data passes.

use crate::document::charter::model::Structure;
use crate::document::charter::stage::Stage;
use crate::finding::{Place, Severity};
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "interface-undefined",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "a coordinated ecosystem does not say in which formats and over which protocols data passes",
    why: "where each side builds to its own reading of an interface, the first real data finds the difference",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("interface_undefined.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let structure = subject.charter.model.and(|model| &model.structure);
    let Some(governance) = subject.charter.governance.get() else { return };
    // What is agreed in integration is not asked for before anything is integrated.
    let is_early = subject.stage < Stage::Launch;
    if is_early
        || structure.get() != Some(&&Structure::CoordinatedEcosystem)
        || !governance.interface.is_missing()
    {
        return;
    }
    let message = if governance.interface.is_open() {
        "the data formats and protocols between the parties are still open"
    } else {
        "nothing says in which formats and over which protocols data passes between the parties"
    };
    report
        .at_key("governance.interface", message)
        .also(&Place::value("model.structure"), "each party keeps its own systems")
        .help("write down formats, protocols and how a version changes, and add where to `governance`, such as `interface: docs/interface.md`");
}
