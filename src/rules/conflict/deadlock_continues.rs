use crate::document::charter::conflict::DeadlockDefault;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// work goes on in a deadlock
    "deadlock-continues",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["S2"],
    why: "where work simply goes on, the side that wants it to go on has won without an agreement",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let default = subject.charter.conflict.get().and_then(|conflict| conflict.deadlock.get()?.default.get());
    if default == Some(&DeadlockDefault::Continue) {
        drafts
            .at_value("conflict.deadlock.default", "in a deadlock work goes on as if the parties had agreed")
            .label("takes the side of whoever wants to go on")
            .help("write `default: pause`");
    }
}
