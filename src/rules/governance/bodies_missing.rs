use super::lists::is_without_entries;
use crate::rules::series::series;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the governance section names no body that meets
    "bodies-missing",
    severity: Warning, from: Negotiation,
    authority: ["S0"],
    why: "what belongs to both sides needs a table at which both sit",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !is_without_entries(&governance.bodies) {
        return;
    }
    let message = if governance.bodies.is_missing() && !governance.bodies.is_open() {
        "the governance section names no body in which the parties meet"
    } else {
        "it is still open in which bodies the parties meet"
    };
    let members = subject.parties().iter().map(|party| format!("`{party}`")).collect::<Vec<_>>();
    drafts.at_key("governance.bodies", message).help(format!(
        "add `bodies:` to `governance`: a steering committee with `cadence: quarterly` and a working group with \
         `cadence: monthly`, each with `members:` of {}",
        series(&members)
    ));
}
