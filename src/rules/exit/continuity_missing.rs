use crate::document::charter::stage::Stage;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exit section does not say how customers and staff are looked after
    "exit-continuity-missing",
    severity: Advice, from: Operation, until: WindingDown,
    authority: ["ISO 44001 stage 8"],
    why: "customers and staff did not decide on the end, and bear most of it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    // Before the work has begun this would only be noise.
    if subject.stage < Stage::Operation || !exit.continuity.is_missing() {
        return;
    }
    let open = if exit.continuity.is_open() { ": it is still open" } else { "" };
    drafts
        .at_key("exit.continuity", format!("the exit section does not say how customers and staff are looked after{open}"))
        .help("write `continuity:` under `exit`, such as `continuity: Running loans are served to their end; joint staff return to their teams`");
}
