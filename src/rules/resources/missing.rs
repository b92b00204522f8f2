use crate::rules::resources::{has_open_entry, says_nothing};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no resources are committed by either party
    "resources-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Team), consequence: Unsaid,
    question: "Who and what does each party commit, phase by phase?",
    at: "resources", example: "two people and 40000 GBP for chartering", concerns: Each,
    authority: ["S0", "S2"],
    why: "without people, money and time set aside, the partnership loses out to daily work in the first busy quarter",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let resources = &subject.charter.resources;
    let is_empty = resources.get().is_some_and(says_nothing);
    if !resources.is_missing() && !is_empty {
        return;
    }
    let is_open = resources.is_open() || resources.get().is_some_and(has_open_entry);
    let message = if is_open {
        "resources undecided: people, budget and time of each party"
    } else {
        "no people, budget or time committed by any party"
    };
    let draft =
        if is_empty { drafts.at_key("resources", message) } else { drafts.at_value("resources", message) };
    draft.help(
        "agree what each party commits in the phase you are in, then add `resources:` with it, such as `chartering:`, and in it `people`, `budget`, `time`, `lead` and `lead_level` for each party",
    );
}
