use super::lists::is_without_entries;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the governance section lists no decisions
    "decision-rights-missing",
    severity: Warning, from: Negotiation,
    authority: ["S0", "S2"],
    why: "where nobody is named to decide, a decision waits until somebody takes it without asking",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !is_without_entries(&governance.decisions) {
        return;
    }
    let message = if governance.decisions.is_missing() && !governance.decisions.is_open() {
        "the governance section does not say which decisions there are and who takes them"
    } else {
        "it is still open which decisions there are and who takes them"
    };
    drafts.at_key("governance.decisions", message).help(
        "add `decisions:` to `governance`, each entry with `what:` and `decides:` (a party, the id of a body, or `both`)",
    );
}
