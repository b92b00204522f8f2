use super::gaps::{Wanted, report_gaps};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exit section does not say what becomes of intellectual property
    "exit-ip-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    authority: ["S0", "S3"],
    why: "what was made together has no owner after the end unless somebody named one before",
    check: Partnership(check),
}

const WANTED: Wanted = Wanted {
    key: "ip",
    lack: "does not say what becomes of intellectual property",
    example: "ip: Each keeps what it brought; what was made together is licensed to both",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    report_gaps(subject, drafts, &WANTED, &exit.ip);
}
