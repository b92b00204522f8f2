use crate::document::charter::model::Structure;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a coordinated ecosystem does not say in which formats and over which protocols data passes
    "interface-undefined",
    severity: Warning, from: Launch,
    authority: ["S2"],
    why: "where each side builds to its own reading of an interface, the first real data finds the difference",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
    drafts
        .at_key("governance.interface", message)
        .also(&Place::value("model.structure"), "each party keeps its own systems")
        .help("write down formats, protocols and how a version changes, and add where to `governance`, such as `interface: docs/interface.md`");
}
