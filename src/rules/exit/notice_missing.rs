use super::gaps::{Wanted, report_gaps};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exit section names no notice period for a party
    "exit-notice-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    authority: ["S0", "S2", "S3"],
    why: "without a notice the other side can be left from one day to the next",
    check: Partnership(check),
}

const WANTED: Wanted = Wanted { key: "notice", lack: "names no notice period", example: "notice: 90 days" };

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    report_gaps(subject, drafts, &WANTED, &exit.notice);
}
