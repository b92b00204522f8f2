use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the governance section names no escalation path
    "escalation-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Unsaid,
    authority: ["S0", "S2", "S4"],
    why: "a disagreement without a way up is settled by rank or by patience",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let escalation = &governance.escalation;
    if !escalation.is_without_entries() {
        return;
    }
    let message = if escalation.is_open() || escalation.is_given() {
        "it is still open to whom a disagreement goes up"
    } else {
        "the governance section does not say to whom a disagreement goes up"
    };
    let draft = drafts
        .at_key("governance.escalation", message)
        .help("add `escalation:` to `governance`, in order, such as `escalation: [working-group, steering, mediator]`");
    let levels = subject.charter.conflict.and(|conflict| &conflict.levels);
    if levels.get().is_some_and(|levels| !levels.is_empty()) {
        draft
            .also(&Place::key("conflict.levels"), "the conflict protocol has levels; name the same here")
            .at_most(Severity::Advice);
    }
}
