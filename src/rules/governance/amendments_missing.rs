use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter does not say how it is changed
    "amendments-missing",
    severity: Warning, from: Negotiation,
    authority: ["S0"],
    why: "a charter that nobody knows how to change is followed in part and forgotten in the rest",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !governance.amendments.is_missing() {
        return;
    }
    let message = if governance.amendments.is_open() {
        "it is still open how the charter is changed"
    } else {
        "the governance section does not say how the charter is changed"
    };
    drafts.at_key("governance.amendments", message).help(
        "add `amendments:` to `governance`, such as `amendments: In writing, approved by both sponsors`",
    );
}
