use super::gaps::{Wanted, report_gaps};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exit section does not say what becomes of joint customers
    "exit-customers-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    authority: ["S2"],
    why: "customers of both sides are fought over in front of them when nobody has said who serves them on",
    check: Partnership(check),
}

const WANTED: Wanted = Wanted {
    key: "customers",
    lack: "does not say what becomes of joint customers",
    example: "customers: Each is served to the end of its contract by the side that signed it",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    report_gaps(subject, drafts, &WANTED, &exit.customers);
}
