use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the plan names no pre-mortem
    "pre-mortem-missing",
    severity: Advice, from: Negotiation, until: Launch,
    authority: ["S3"],
    why: "it is easier to say what could fail before anybody has failed",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    if !plan.pre_mortem.is_missing() || subject.is_informal() {
        return;
    }
    let message = if plan.pre_mortem.is_open() {
        "the day of the pre-mortem is still open"
    } else {
        "the plan names no pre-mortem: a meeting that imagines the partnership has failed and asks why"
    };
    drafts
        .at_key("plan.pre_mortem", message)
        .help("hold one with all parties before the start, add its day to `plan` as `pre_mortem:`, and write what came up under `risks`");
}
