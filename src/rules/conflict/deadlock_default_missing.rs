use super::joint;
use crate::rules::{Subject, rule};

rule! {
    /// no default for what happens in a deadlock
    "deadlock-default-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Adrift, rises: joint::stands_still,
    question: "What happens until a deadlock is resolved?",
    example: "pause", concerns: All,
    authority: ["S2"],
    why: "the party that gains while nothing is decided has no reason to settle",
    check: Wanted {
        conflict.deadlock.default,
        when: says_what_it_means,
        no: "default for what happens in a deadlock",
        open: "default in a deadlock undecided",
        write: "agree what happens until it is resolved, and add `default: pause` to `conflict.deadlock`",
    },
}

/// Before it is said what counts as deadlock, that is asked for.
fn says_what_it_means(subject: &Subject<'_>) -> bool {
    let deadlock = subject.charter.conflict.and(|conflict| &conflict.deadlock);
    deadlock.get().is_some_and(|deadlock| !deadlock.means.is_missing())
}
