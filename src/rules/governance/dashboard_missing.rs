use crate::rules::{Drafts, Subject, rule};

rule! {
    /// there is no dashboard that all parties see
    "dashboard-missing",
    severity: Advice, from: Launch,
    authority: ["S0", "S2", "S3"],
    why: "where each side counts for itself, the talk is about whose numbers are right",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !governance.dashboard.is_missing() {
        return;
    }
    let message = if governance.dashboard.is_open() {
        "it is still open where all parties see the same numbers"
    } else {
        "there is no dashboard on which all parties see the same numbers"
    };
    drafts
        .at_key("governance.dashboard", message)
        .help("add `dashboard:` to `governance` with a file or an address that every party can open");
}
