use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter does not say what counts as deadlock
    "deadlock-undefined",
    severity: Warning, from: Negotiation,
    authority: ["S2"],
    why: "as long as nobody can say that there is a deadlock, things go on as one side wants them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let means = conflict.deadlock.and(|deadlock| &deadlock.means);
    if !means.is_missing() {
        return;
    }
    let message = if means.is_open() {
        "it is still open what counts as deadlock"
    } else {
        "the conflict section does not say what counts as deadlock"
    };
    drafts.at_key("conflict.deadlock.means", message).help(
        "add `deadlock:` to `conflict` with `means:` (such as \"The deciders disagree after one meeting\") and `default: pause`",
    );
}
