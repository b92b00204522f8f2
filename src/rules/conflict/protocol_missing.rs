use super::joint;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no conflict protocol
    "conflict-protocol-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Disputes), consequence: Unsaid, rises: joint::quarrel_in_sight,
    question: "What happens when the parties disagree?",
    at: "conflict", example: "managers have 5 days, sponsors 10, then a mediator", concerns: All,
    authority: ["S0", "S3"],
    why: "the first real dispute turns into a second one about how to settle it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let conflict = &subject.charter.conflict;
    let help = "agree who settles disputes; add a `conflict:` section with `levels:`, in order: the partnership managers, the steering committee, \
                a mediator, each with `who:` and `within:`; and `deadlock:` with `means:` and `default: pause`";
    if conflict.is_missing() {
        let message = if conflict.is_open() { "conflict protocol undecided" } else { "no conflict protocol" };
        drafts.at_value("conflict", message).help(help);
        return;
    }
    let Some(conflict) = conflict.get() else { return };
    if conflict.levels.is_without_entries() {
        drafts
            .at_key("conflict.levels", "no escalation path for disputes")
            .help("agree who settles disputes; add `levels:` to `conflict`, in order: the partnership managers, the steering committee, a mediator, each with `who:` and `within:`");
    }
}
