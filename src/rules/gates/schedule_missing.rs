use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter names no decision gate
    "gate-schedule-missing",
    severity: Error, from: Negotiation,
    authority: ["S2", "S4"],
    why: "without a day on which both sides decide, a partnership that does not work goes on by itself",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if !subject.charter.gates.is_missing() {
        return;
    }
    let message = match subject.charter.gates.is_open() {
        true => "the decision gates are still open",
        false => "the charter names no decision gate",
    };
    drafts.at_value("gates", message).help(
        "add `gates` at 3 and 6 months at least, such as `- {id: traction, after: 3 months}`, each with criteria and deciders",
    );
}
