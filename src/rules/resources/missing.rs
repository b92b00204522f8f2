use crate::rules::resources::{has_open_entry, says_nothing};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter does not say what each party puts in
    "resources-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Team), consequence: Unsaid,
    question: "Who and what does each party commit, phase by phase?",
    at: "resources", example: "two people and 40000 GBP for chartering", concerns: Each,
    authority: ["S0", "S2"],
    why: "a partnership that nobody has set people, money or time aside for is run on leftovers",
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
        "the resources are still open: the charter does not say what each party puts in"
    } else {
        "the charter does not say what people, budget and time each party puts in"
    };
    let draft =
        if is_empty { drafts.at_key("resources", message) } else { drafts.at_value("resources", message) };
    draft.help(
        "add `resources:` with a phase, such as `chartering:`, and in it `people`, `budget`, `time`, `lead` and `lead_level` for each party",
    );
}
