use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an informal partnership does not say when it will ask for a contract
    "informal-growth-unplanned",
    severity: Advice, from: Negotiation,
    authority: ["S3"],
    why: "once it has grown, each side has a reason not to be the one who brings it up",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    let when = model.migration.and(|migration| &migration.when);
    if subject.charter.model.is_invalid() || !subject.is_informal() || !when.is_missing() {
        return;
    }
    let message = if when.is_open() {
        "when this informal partnership asks for a contract is still open"
    } else {
        "it is not said at which size this informal partnership asks for a contract"
    };
    drafts.at_key("model.migration.when", message).help(
        "add `migration:` with `when:` to `model`, such as `when: More than ten introductions a quarter.`",
    );
}
