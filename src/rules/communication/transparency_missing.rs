use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties have not agreed what they let each other see
    "transparency-missing",
    severity: Advice, from: Negotiation,
    authority: ["S0"],
    why: "what is held back by habit looks like what is held back on purpose",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    if !communication.transparency.is_missing() {
        return;
    }
    let message = if communication.transparency.is_open() {
        "it is still open what the parties let each other see"
    } else {
        "the parties have not agreed what they let each other see"
    };
    drafts.at_key("communication.transparency", message).help("add `transparency:` to `communication`, with a list for each party, such as `[quarterly roadmap, key metrics]`");
}
