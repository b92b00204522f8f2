use super::parties::section;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// nothing says by when a party tells that its priorities shift
    "priority-notice-missing",
    severity: Advice, from: Negotiation,
    authority: ["S3"],
    why: "the side that is no longer a priority learns it from the silence",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    let field = value.protections.and(|protections| &protections.priority_shift_notice);
    if !field.is_missing() {
        return;
    }
    let open = if field.is_open() { "; it is still open" } else { "" };
    drafts
        .at_key("value.protections.priority_shift_notice", format!("nothing says by when a party tells the others that its priorities shift{open}"))
        .help("add `priority_shift_notice:` under `value.protections`, such as `priority_shift_notice: 30 days`");
}
