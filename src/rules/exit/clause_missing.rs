use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter has no exit section
    "exit-clause-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    authority: ["S0", "S2", "S3", "S4"],
    why: "a party that does not know how to leave holds back from the start, and ends in a dispute",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let exit = &subject.charter.exit;
    if !exit.is_missing() {
        return;
    }
    let message = if exit.is_open() {
        "the exit is still open: the charter does not say how the partnership ends"
    } else {
        "the charter does not say how the partnership ends"
    };
    drafts.at_value("exit", message).help(
        "add an `exit:` section; begin with `notice: 90 days`, `ip:` (what becomes of it) and `transition: 60 days`",
    );
}
