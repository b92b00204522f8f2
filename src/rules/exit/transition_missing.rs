use super::gaps::{Wanted, report_gaps};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exit section does not say how long the parties help each other over
    "exit-transition-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    authority: ["S0"],
    why: "customers and systems that hang on both sides cannot be moved in a day",
    check: Partnership(check),
}

const WANTED: Wanted =
    Wanted { key: "transition", lack: "names no transition period", example: "transition: 60 days" };

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    report_gaps(subject, drafts, &WANTED, &exit.transition);
}
