use crate::document::List;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter names no risks
    "risks-missing",
    severity: Warning, from: Negotiation,
    authority: ["S0", "S2", "S3"],
    why: "a risk that nobody has written down is met by whoever happens to be there",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let risks = &subject.charter.risks;
    let is_empty = risks.get().is_some_and(List::is_empty);
    if subject.is_informal() || !(risks.is_missing() || is_empty) {
        return;
    }
    let message = if risks.is_open() {
        "the risks are still open: the charter does not say what could go wrong"
    } else {
        "the charter does not say what could go wrong"
    };
    drafts.at_value("risks", message).help(
        "add `risks:`, a list with a strategic, an operational and a relational one, each with `what:`, `likelihood:`, `impact:`, `owner:`, `mitigation:` and `contingency:`",
    );
}
