use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter does not say what happens in a deadlock
    "deadlock-default-missing",
    severity: Warning, from: Negotiation,
    authority: ["S2"],
    why: "what happens while nobody can decide must be decided beforehand",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(deadlock) = conflict.deadlock.get().filter(|deadlock| !deadlock.means.is_missing()) else {
        return;
    };
    if !deadlock.default.is_missing() {
        return;
    }
    let message = if deadlock.default.is_open() {
        "it is still open what happens in a deadlock"
    } else {
        "the charter says what counts as deadlock, but not what happens then"
    };
    drafts.at_key("conflict.deadlock.default", message).help(
        "add `default: pause` to `conflict.deadlock`; what counts as deadlock stands beside it under `means:`",
    );
}
