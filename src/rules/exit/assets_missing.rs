use super::gaps::{Wanted, report_gaps};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exit section does not say what becomes of shared assets
    "exit-assets-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    authority: ["S3"],
    why: "what was bought together is hard to divide once each side wants the better half",
    check: Partnership(check),
}

const WANTED: Wanted = Wanted {
    key: "assets",
    lack: "does not say what becomes of shared assets",
    example: "assets: Each keeps what it paid for",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    report_gaps(subject, drafts, &WANTED, &exit.assets);
}
