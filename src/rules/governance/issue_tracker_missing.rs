use crate::rules::{Drafts, Subject, rule};

rule! {
    /// there is no shared issue tracker
    "issue-tracker-missing",
    severity: Advice, from: Launch,
    authority: ["S2"],
    why: "a problem that each side files at home belongs to nobody",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !governance.issue_tracker.is_missing() {
        return;
    }
    let message = if governance.issue_tracker.is_open() {
        "it is still open where shared issues are tracked"
    } else {
        "there is no issue tracker that all parties share"
    };
    drafts
        .at_key("governance.issue_tracker", message)
        .help("add `issue_tracker:` to `governance` with its address");
}
