use crate::document::charter::stage::Stage;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exit section does not say when the purpose is fulfilled
    "exit-fulfilment-missing",
    severity: Advice, from: Operation,
    authority: ["ISO 44001 stage 8"],
    why: "a partnership that has done its work and does not notice goes on costing both sides time",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    // Before the work has begun this would only be noise.
    if subject.stage < Stage::Operation || !exit.fulfilled.is_missing() {
        return;
    }
    let open = if exit.fulfilled.is_open() { ": it is still open" } else { "" };
    drafts
        .at_key(
            "exit.fulfilled",
            format!("the exit section does not say when the purpose is fulfilled{open}"),
        )
        .help("write `fulfilled:` under `exit`, such as `fulfilled: One loan in two comes from the app`");
}
