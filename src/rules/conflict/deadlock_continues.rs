use crate::document::charter::conflict::DeadlockDefault;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the default in a deadlock is to carry on
    "deadlock-continues",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["S2"],
    why: "the party that wants to carry on wins by waiting",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let default = subject.charter.conflict.get().and_then(|conflict| conflict.deadlock.get()?.default.get());
    if default == Some(&DeadlockDefault::Continue) {
        drafts
            .at_value("conflict.deadlock.default", "default in a deadlock is to carry on")
            .label("favours the party that wants to carry on")
            .help("agree to pause until it is resolved, and write `default: pause`");
    }
}
